# Getting to know each other: links, consent, polite refusals.
not-linked =
    Good day. I do not know who you are yet.
    Ask your branch secretary for an invite code, then send: /start CODE
welcome-back = Good day, comrade { $name }. You are linked already. Type /help to see what I can do.
consent =
    Good day, comrade { $name }.

    I am the assistant for the branch's monthly session. Before we start, please read:

    { $terms }

    Do you agree? (use the buttons below)
consent-terms =
    <b>What for:</b> reminders, your replies, your feedback, and figures for the branch and its committee.
    <b>What is kept:</b> name, branch, role, Telegram account, replies, reasons for absence, feedback.
    <b>Where:</b> in the operator's database. Messages pass through Telegram's servers, which are abroad.
    <b>Your rights:</b> to see, correct, export, withdraw and delete at any time with /me.
vouched =
    Good day, comrade { $name }.

    I am the assistant for the branch's monthly session. The operator linked this account from the branch's roster. Please read:

    { $terms }

    Please confirm with "I agree". If you do not want these messages, press "Withdraw consent".
account-taken = This account is linked to another comrade. An account has one member: pass the code on, to be opened on that person's own phone.
member-taken = This code is for a comrade who is linked with another account. If you changed accounts, ask your secretary to undo the old link and send a new code.
member-linked = Comrade <b>{ $name }</b> has just linked a Telegram account. If it is not the right person, please undo the link.
unlinked = The link of comrade <b>{ $name }</b> is undone. Type /invites for a fresh code for the right person.
unlinked-by-secretary = Your secretary undid the link of this account; I will not write again. If this is a mistake, please ask your secretary for a new code.
button-unlink = Undo this link
button-withdraw = Withdraw consent
linked =
    Thank you, comrade { $name }, you are linked.
    I will write when there is a meeting. Press a button, or just answer: YES / LATE / ABSENT + reason.
declined = Understood. I keep nothing of yours. Open the invite link again whenever you like.
code-wrong = This code is not right. Please check it, or ask your secretary for a new one.
code-used = This code has been used. Please ask your secretary for a new one.
code-expired = This code has expired. Please ask your secretary for a new one.
code-too-often = Too many wrong tries. Please try again in an hour, or ask your secretary.
button-agree = ✅ I agree
button-decline = Decline
button-stale = This button no longer works. Please start again.
not-yours = This meeting is not your branch's.
unknown-command = I do not know this command. Type /help for the list.
unreadable = I can only read text. Please answer in words: YES / LATE / ABSENT + reason.
abandoned = All right, nothing has changed.
nothing-awaited = There is nothing unfinished to leave. If you need something, type /help.
dropped = I dropped what was unfinished before; nothing was sent.
only-in-a-group = This command works in the committee's group: add me there and type it again.
only-in-private = Please send me this command in private.
ask-as-oneself = Please post as yourself (turn off anonymous administration).
not-entitled = This is for secretaries, deputies and committee officers.

# /moi: who is not linked.
invites-of = <b>{ $branch }</b>: { $count } not linked. Fresh codes, for one use within 30 days; send each one privately:
invites-none = <b>{ $branch }</b>: everyone is linked.
invites-more = { $lines }
invite-line =
    { $number }. { $name }
    { $code } · { $link }
invite-line-without-link =
    { $number }. { $name }
    { $code } (send me: /start { $code })
invites-unreachable =
    Cannot be written to (blocked me, or never opened the chat); please call:
    { $names }
words = { $words }
