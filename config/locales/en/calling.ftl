# Calling meetings, and planning them.
which-branch = For which branch is the meeting?
choose-meeting = Which meeting?
meeting-choice = { $branch }: { $when }
when =
    When is the meeting? Send time and day, for example: 19:30 { $example }
    For a recurring one: monthly on the 3rd, 19:30, Village hall
when-planned =
    When is the meeting? Send time and day, for example: 19:30 { $example }

    Recurring meetings:
    { $plans }
    To change one, send the new plan: monthly on the 3rd, 19:30, Village hall
plan-line = • { $kind }, next: { $next }, at { $place }
never-again = (none any more)
what-time = On { $day }, at what time? For example: 19:30
what-day = On what day? For example: { $example }, tomorrow, Thursday
where = Where is the meeting? Send the place, or press a button.
button-no-place = To be announced
button-other-place = 📍 Another place
confirm-call =
    Create { $title } of <b>{ $branch }</b>?
    When: <b>{ $when }</b>
    Where: { $place }
confirm-plan =
    Plan { $kind } of <b>{ $branch }</b>?
    Where: { $place }
    The next dates:
    { $dates }

    An earlier plan of the same kind is replaced.
date-line = • { $when }
button-plan = ✅ Make the plan
planned =
    The plan is made. I create each meeting { $days } days ahead and ask you for its agenda.
    See or stop it: /meeting
plan-without-time = I see no time. Please try again, for example: monthly on the 3rd, 19:30, Village hall
plan-without-day =
    I see no day. Please try again, for example:
    monthly on the 3rd, 19:30, Village hall
    third Thursday of the month, 19:00, Town hall
plan-of-last-days =
    I cannot plan by the last day or week of a month. Please choose a fixed day, or the first to fourth week.
button-stop-kind = Stop { $kind }
confirm-stop = Stop planning { $kind }? Meetings already made stay; to cancel one use /cancel.
button-stop = ✅ Stop the plan
plan-stopped = The plan is stopped. Meetings already made stay.
no-plan = This plan no longer exists.
asks-for-agenda =
    📝 A meeting is made: { $title }, <b>{ $when }</b>, at { $place }.
    Please send its agenda: a text, a file or a photo. Without it the invitation goes out at { $announced }.
asks-for-agenda-late =
    📝 A meeting is made: { $title }, <b>{ $when }</b>, at { $place }. The invitation goes out now.
    Please send its agenda: a text, a file or a photo. I pass it on to everyone.
no-meeting-coming = There is no meeting for this. Create one with /meeting.

# When an answer does not fit.
asked-again =
    { $why }

    { $question }
buttons-only = Please press one of the buttons below; to leave this, press Never mind or type /stop.
words-only = I cannot use this here. Please send words.
no-place-said = I did not see a place. Please send it, for example: Village hall
