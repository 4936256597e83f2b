# In groups: greeting, linking, help.
group-greeting =
    Good day. I am an assistant for the monthly sessions of party branches.
    An officer of the committee or a secretary types /link to link this group to their organisation. From then on figures come here by themselves, without names.
    In groups I read nothing but the commands meant for me.
group-back = Good day, I am back. This group is still linked to <b>{ $organization }</b>.
group-help =
    In groups I show figures, never names:
    /tally – this month's figures of the linked organisation
    /link – link the group to an organisation (officers, secretaries, deputies)
    For anything else, please write to me in private.
group-linked = This group is now linked to <b>{ $organization }</b>. Figures will come here by themselves.
group-not-linked = This group is not linked to an organisation yet. An officer or a secretary can type /link.
group-which = To which organisation do you want to link this group?
group-choice = { $organization }
group-not-your-question = This question is for the one who typed /link. Type /link to choose yourself.
group-taken = This group is linked to <b>{ $organization }</b>. Please ask an officer or secretary of that organisation to change it.
group-unknown-person = I do not know you yet. Please send me your invitation code in private first, then type /link here again.
month-head = 📊 <b>{ $organization }</b>, { $month }
month-empty = No meeting this month yet.
month-ahead =
    { "" }
    { $lines }
month-open = <b>Coming, or waiting for their roll: { $count }</b>
month-when = { $when }
