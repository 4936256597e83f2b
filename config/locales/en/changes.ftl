# Moving and cancelling meetings.
new-time =
    At present: { $title }, <b>{ $when }</b>, at { $place }.
    What is the new time? Send time and day, and the place if it changes. For example: 19:30 { $example }
how-to-move = I see neither time nor day. Please send the new time and day, for example: 19:30 { $example }
confirm-move =
    Move { $title }?
    From: { $before }
    To: <b>{ $when }</b>
    Where: { $place }
    { $told } people are told and answer anew for the new time.
confirm-new-place =
    Change the place of { $title }, { $when }? (the time, { $before }, stays)
    The new place: <b>{ $place }</b>
    { $told } people are told; their answers stay.
button-move = ✅ Move the meeting
moved-done = Changed: <b>{ $when }</b>. { $told } people are told.
moved =
    🔁 A change: { $title } moves from { $before } to <b>{ $when }</b>.
    Where: { $place }
moved-asking =
    🔁 A change: { $title } moves from { $before } to <b>{ $when }</b>.
    Where: { $place }

    Your earlier answer was for the old time. Can you come? Press a button, or answer: YES / LATE / ABSENT + reason.
new-place =
    📍 Another place: { $title }, <b>{ $when }</b>.
    The new place: <b>{ $place }</b>
why-cancel =
    Cancel { $title }, <b>{ $when }</b>, at { $place }? Send the reason, so that I can tell everyone.
button-without-reason = Give no reason
reason-unsaid = (not given)
confirm-cancel =
    Cancel { $title }?
    When: <b>{ $when }</b>
    Where: { $place }
    Reason: { $reason }
    { $told } people are told.
button-cancel = ✅ Cancel the meeting
cancelled-done = The meeting on { $when } is cancelled. { $told } people are told.
cancelled =
    🚫 Cancelled: { $title }, <b>{ $when }</b>, at { $place }.
    Reason: { $reason }
    No answer is needed.
cannot-change = The roll of this meeting is taken, or it is cancelled; it can no longer change.
