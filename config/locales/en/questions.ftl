# Members' questions, passed to the secretary, and the answers.
question-passed =
    ❓ <b>{ $name }</b> asks:
    { $words }

    Reply to this message and I will pass your answer back.
words-passed =
    📨 <b>{ $name }</b> writes:
    { $words }

    Reply to this message and I will pass your answer back.
words-more =
    (continued)
    { $words }
question-kept =
    I have passed it to your secretary. When there is an answer, I will write.
question-kept-with-meeting =
    I have passed it to your secretary. When there is an answer, I will write.
    What I know: { $title }, { $when }, at { $place }.
question-no-secretary = Your branch has no secretary or deputy I can write to, so I could not pass it on. Please ask directly.
question-answer =
    💬 <b>{ $name }</b> answers:
    { $words }

    <i>Question: { $question }</i>
answer-sent = Your answer is on its way to { $name }.
asker-unreachable = I can no longer write to { $name }. Please tell them directly.
answer-in-text = I can only pass on an answer in words. Please write it, again as a reply to that message.
