# The roll, thanks, what came too late, the schedule.
close-roll =
    🗒 The roll of { $title }, { $when }, is not closed yet.
    Please press the button, or type /rollcall, to close it.
thanks =
    Thank you for attending { $title }, { $when }.
    If you have an opinion, a wish or a proposal, send: /feedback and your words.
late-for-all = ⚠️ { $what }, { $title }, { $when }: not sent, it came too late to be of use. If needed, please tell people yourself.
late-for-some = ⚠️ { $what }, { $title }, { $when }: { $many } messages were not sent, they came too late to be of use. If needed, please tell people yourself.
late-invitation = The invitation
late-nudge = The reminder to those who have not answered
late-confirm = The question to those who said yes
late-roll = The reminder to close the roll
late-thanks = The thanks after the meeting
was-away =
    ⚠️ I was out of reach since { $since }. Telegram keeps messages for one day, so answers for { $title }, { $when }, may be lost.
    I ask those without an answer once more.
coming =
    📅 <b>{ $branch }</b>: { $title }
    When: <b>{ $when }</b>
    Where: { $place }
    { $said }
coming-answered = You answered: { $reply }. To change it, choose again below.
coming-unanswered = You have not answered yet.
coming-not-invited = (no answer is needed from you)
nothing-coming = No meeting is coming up. When there is one, I will write to you.
