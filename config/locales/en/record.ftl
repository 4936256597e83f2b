# One's own record, the language, help.
own =
    👤 <b>{ $name }</b> (code { $code })
    { $lines }

    This is sent to you alone and shown in no group.
own-branch = { $branch }: { $standing }
own-no-branch = You belong to no branch of the roster.
own-office = Role: { $role }, { $organization }
own-consent = Agreed (version { $version }) at { $when }
own-vouched = Linked by the operator from the roster; you have not pressed "I agree".
own-coming = 📅 { $when }: { $reply }
own-silent = not answered
standing-official = official member
standing-provisional = provisional member
standing-exempt = exempt
standing-elsewhere = temporarily elsewhere
standing-suspended = suspended
role-secretary = secretary
role-deputy = deputy secretary
role-board = board member
role-officer = committee officer
role-supervisor = supervisor
button-attendance = 📊 Past meetings
button-export = 📥 Export my data
button-delete = Delete my data
button-withdraw-now = ✅ Withdraw consent
button-delete-now = ✅ Delete my data
attendance =
    📊 You came to { $came } of the last { $all } meetings:
    { $lines }
attendance-none = No meeting has a closed roll yet.
attendance-line = { $when }: { $presence }
presence-present = present
presence-late = late
presence-excused = absent, excused
presence-unexcused = absent, unexcused
presence-unmarked = not recorded
exported = This is everything kept about you.
withdraw =
    Withdraw your consent? The link ends and I will not write again; your secretary tells you about meetings.
    Earlier answers stay. To delete them too, choose "Delete my data" in /me.
withdrawn = Your consent is withdrawn; I will not write again. To come back, ask your secretary for a new code.
delete =
    Delete your data? This deletes your Telegram link, your words, your reasons, and your name on feedback.
    What stays: your name on the branch's roster, and attendance of closed rolls. This cannot be undone.
deleted = Your data are deleted. I will not write again; to come back, ask your secretary for a new code.
which-language = Please choose a language.
button-vietnamese = Tiếng Việt
button-english = English
language-chosen = From now on I speak English with you.
help =
    I remind you of branch meetings and take your replies. When an invitation comes, press a button, or just answer: YES / LATE / ABSENT + reason.

    { $lines }
help-line = /{ $command } – { $what }
command-hop = call a meeting, plan them monthly
command-chuongtrinh = send the agenda and documents
command-tonghop = who comes, who does not, who is silent
command-diemdanh = take the roll after the meeting
command-doilich = move a meeting
command-huyhop = cancel a meeting
command-moi = who is not linked, fresh invite codes
command-lienket = link the committee's group (type it there)
command-lich = coming meetings
command-ykien = send an opinion, a wish, a proposal
command-cuatoi = my record, withdraw, delete
command-ngonngu = choose the language
command-thoi = leave what is unfinished
command-trogiup = help
