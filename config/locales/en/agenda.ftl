# The agenda: shown to the secretary, read by members.
agenda-wanted =
    Please send the agenda of { $title }, <b>{ $when }</b>: a text, a file or a photo.
agenda-preview =
    I will send the invitation to { $title }, <b>{ $when }</b>, to <b>{ $many } people</b>, with this agenda:

    { $contents }

    You can add files and photos before you press the button.
agenda-preview-follows =
    The invitation is out. I will send the agenda of { $title }, <b>{ $when }</b>, to <b>{ $many } people</b>:

    { $contents }

    You can add files and photos before you press the button.
agenda-goes-on = (the agenda has { $letters } letters and is sent in full)
agenda-out-of-reach = ⚠️ { $many } are not linked and will not get it. See /invites
agenda-document = 📎 { $name }
agenda-document-unnamed = 📎 a document
agenda-photo = 🖼 a photo
button-send = ✅ Send
agenda-sent = Sent to { $many } people.
agenda-sent-later = It is quiet now; { $many } people get it at { $when }.
agenda-too-long = The agenda has more than { $most } letters. Please send it as a file.
agenda-follows =
    📝 The agenda of { $title }, <b>{ $when }</b>:

    { $agenda }
agenda-files-follow = 📝 The papers for { $title }, <b>{ $when }</b>, are below.
agenda-below = (in the message below)
