# Opinions, wishes, proposals.
feedback-opinion = Opinion
feedback-wish = Wish
feedback-proposal = Proposal
feedback-ask-kind = What would you like to send to your secretary?
feedback-ask-name =
    { $kind }: with your name or without?
    Without it I keep only the words and the day, not who sent them.
button-named = 👤 With my name
button-nameless = 🙈 Without name
feedback-ask-words-named = { $kind } (with name): please write it in one message.
feedback-ask-words-nameless =
    { $kind } (without name): please write it in one message.
    Do not put your name in it. Afterwards you may delete that message on your side.
feedback-choose-first = First, please press a button below (or Never mind, to leave this); I have not taken your words.
feedback-kept-named =
    Sent to your secretary: { $kind }, with your name. Thank you.
    To send something without name, type /feedback and choose.
feedback-kept-nameless = Sent to your secretary: { $kind }, without name. Thank you.
feedback-kept-unread = Kept: { $kind }. I cannot write to your secretary or deputy now; if it is urgent, please tell them directly.
feedback-received =
    📝 <b>{ $kind }</b> from <b>{ $name }</b>:
    { $words }
feedback-received-nameless =
    📝 <b>{ $kind }</b> (without name):
    { $words }
feedback-no-branch = I do not see which branch you belong to, so I do not know whom to send it to. Please ask your secretary.
