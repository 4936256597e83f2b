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
    Please answer by { $deadline }.
    Can you come? Press a button, or answer: YES / LATE / ABSENT + reason.
still-coming =
    🔔 Coming up: { $title }, <b>{ $when }</b>, at { $place }.
    Are you still coming? If anything changed, choose again below.
only-secretaries = This is for branch secretaries and deputies.
how-to-call =
    Type one line: time, day, place. For example:
    /meeting 19:30 { $example } Village hall
already-past = { $when } is past. Please choose another time.
called =
    The meeting is set for <b>{ $when }</b>.
    The invitation goes to everyone by itself. To add an agenda, send me the text or a file, or type /agenda.
