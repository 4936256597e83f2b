# Meetings: invitation, reminders, replies.
meeting-regular = the monthly session
meeting-thematic = the thematic session
meeting-extraordinary = the extraordinary session
meeting-congress = the branch congress
meeting-titled = { $title }
place = { $place }
place-unknown = (to be announced)
button-attending = ✅ Attending
button-late = ⏰ Late
button-absent = ❌ Absent
button-create = ✅ Create the meeting
button-abandon = Never mind
invitation =
    📅 <b>{ $branch }</b> invites you to { $title }
    When: <b>{ $when }</b>
    Where: { $place }

    Can you come? Press a button, or answer: YES / LATE / ABSENT + reason.
invitation-with-agenda =
    📅 <b>{ $branch }</b> invites you to { $title }
    When: <b>{ $when }</b>
    Where: { $place }

    <b>Agenda:</b>
    { $agenda }

    Can you come? Press a button, or answer: YES / LATE / ABSENT + reason.
notice =
    📅 To the committee member in charge: <b>{ $branch }</b> holds { $title }
    When: <b>{ $when }</b>
    Where: { $place }
notice-with-agenda =
    📅 To the committee member in charge: <b>{ $branch }</b> holds { $title }
    When: <b>{ $when }</b>
    Where: { $place }

    <b>Agenda:</b>
    { $agenda }
nudge =
    🔔 A reminder: { $title }, <b>{ $when }</b>, at { $place }.
    Can you come? Press a button, or answer: YES / LATE / ABSENT + reason.
still-coming =
    🔔 Coming up: { $title }, <b>{ $when }</b>, at { $place }.
    Are you still coming? If anything changed, choose again below.
reply-noted =
    Noted: you are { $reply } on { $when }.
    If that is not right, choose again below.
reply-after-deadline =
    Noted (after the deadline): you are { $reply } on { $when }.
    If that is not right, choose again below.
reply-unchanged =
    Yes, I have it: you are { $reply } on { $when }.
    If that is not right, choose again below.
reply-overtaken =
    This message arrived late; you have answered again since, so I keep the later answer.
    If that is not right, choose again below.
reply-roll-closed = The roll is closed, so this can no longer change. Please tell your secretary.
reply-called-off = This meeting was cancelled; no answer is needed.
mirror-attending = <b>attending</b>
mirror-attending-because = <b>attending</b> ({ $reason })
mirror-late = <b>late</b>
mirror-late-because = <b>late</b> ({ $reason })
mirror-absent = <b>absent</b>
mirror-absent-because = <b>absent</b> (reason: { $reason })
mirror-unsure = <b>not sure</b>
mirror-unsure-because = <b>not sure</b> ({ $reason })
only-secretaries = This is for branch secretaries and deputies.
how-to-call =
    Type one line: time, day, place. For example:
    /meeting 19:30 03/12/2026 Village hall
already-past = { $when } is past. Please choose another time.
called = The meeting is set for <b>{ $when }</b>.
