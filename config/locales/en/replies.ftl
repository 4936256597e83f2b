# Replies: acknowledge, mirror, offer the way back.
reply-noted =
    Noted: you are { $reply } on { $when }.
    { $next }
reply-after-deadline =
    Noted (after the deadline): you are { $reply } on { $when }.
    { $next }
reply-unchanged =
    Yes, I have it: you are { $reply } on { $when }.
    { $next }
way-back = If that is not right, choose again below.
ask-reason = Please tell the reason: press a button, or just write it. If absent is not right, choose again in the last row.
ask-delay = About how late? Press a button, or just write it. If late is not right, choose again in the last row.
reply-without-reason =
    Noted: you are <b>absent</b> (no reason given) on { $when }.
    If that is not right, choose again below.
reply-unsure =
    I am not sure whether you can come on { $when }.
    Please choose below.
reply-overtaken =
    This message about { $when } arrived late; you have answered again since, so I keep the later answer.
    If that is not right, choose again below.
reply-roll-closed = The roll of { $when } is closed, so this can no longer change. Please tell your secretary.
reply-called-off = The meeting of { $when } was cancelled; no answer is needed.
reply-after-move =
    Please note: the meeting has moved to <b>{ $when }</b>.
    { $answer }
reply-is-another =
    What I have: you are { $reply } on { $when }.
    If that is not right, choose again below.
reply-is-none =
    You have not answered for { $when } yet.
    Please choose below.
mirror-attending = <b>attending</b>
mirror-attending-because = <b>attending</b> ({ $reason })
mirror-late = <b>late</b>
mirror-late-because = <b>late</b> ({ $reason })
mirror-absent = <b>absent</b>
mirror-absent-because = <b>absent</b> (reason: { $reason })
mirror-unsure = <b>not sure</b>
mirror-unsure-because = <b>not sure</b> ({ $reason })
delay-and-reason = { $delay }; { $reason }
minutes = { $minutes } minutes
reason-health = health
reason-family = family
reason-work_trip = work trip
reason-duty = on duty
reason-study = study
reason-away = away
reason-maternity = maternity
reason-weather_or_transport = weather, transport
reason-other = other
button-no-reason = Rather not say
button-pass-on = 📨 To the secretary
button-meeting = { $when }
which-meeting = Several meetings are waiting for an answer. Which one do you mean?
no-meeting-open = Thank you. No meeting is waiting for an answer now. I will write when there is one.
no-meeting-open-next = Thank you. No meeting is waiting for an answer now. The next one is expected on { $day }; I will write.
offer-to-pass-on =
    { $text }
    If your secretary should know this, press “To the secretary”.
not-understood =
    Sorry, I did not understand. About { $when }: press a button, or answer YES / LATE / ABSENT + reason.
not-understood-no-meeting =
    Sorry, I did not understand, and no meeting is waiting for an answer now.
courtesy-greeting = Good day, comrade { $name }. Just write if you need anything, or type /help.
courtesy-thanks = You are welcome, thank you.
courtesy-nod = Very well, thank you.
forwarded = Forwarded words are someone else's, so I did not take them as your answer. Please write yourself: YES / LATE / ABSENT + reason.
alarm-after-deadline = ⚠️ After the deadline, <b>{ $name }</b> says: { $reply }, { $when }.
write-in-private = In a group I do not speak of personal matters. Please write to me in private.
