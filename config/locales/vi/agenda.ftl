# Chương trình: bí thư xem trước, đảng viên nhận.
agenda-wanted =
    Đồng chí gửi chương trình buổi { $title }, <b>{ $when }</b>: nhắn nội dung, hoặc gửi tệp, ảnh.
agenda-preview =
    Tôi sẽ gửi giấy mời { $title }, <b>{ $when }</b>, cho <b>{ $many } đồng chí</b>, kèm chương trình:

    { $contents }

    Đồng chí có thể gửi thêm tệp, ảnh trước khi bấm nút.
agenda-preview-follows =
    Giấy mời đã gửi. Tôi sẽ gửi thêm chương trình buổi { $title }, <b>{ $when }</b>, cho <b>{ $many } đồng chí</b>:

    { $contents }

    Đồng chí có thể gửi thêm tệp, ảnh trước khi bấm nút.
agenda-goes-on = (chương trình dài { $letters } chữ cái, sẽ được gửi đủ)
agenda-out-of-reach = ⚠️ { $many } đồng chí chưa liên kết nên không nhận được. Xem /moi
agenda-document = 📎 { $name }
agenda-document-unnamed = 📎 tài liệu
agenda-photo = 🖼 ảnh
button-send = ✅ Gửi
agenda-sent = Đã gửi cho { $many } đồng chí.
agenda-sent-later = Đang giờ nghỉ, tôi sẽ gửi cho { $many } đồng chí vào { $when }.
agenda-too-long = Chương trình dài quá { $most } chữ cái. Đồng chí gửi bằng tệp giúp.
agenda-follows =
    📝 Chương trình { $title }, <b>{ $when }</b>:

    { $agenda }
agenda-files-follow = 📝 Tài liệu { $title }, <b>{ $when }</b>, ở bên dưới.
agenda-below = (ở tin nhắn bên dưới)
