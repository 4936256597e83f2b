# Buổi sinh hoạt: lời mời, nhắc, trả lời.
meeting-regular = sinh hoạt thường kỳ
meeting-thematic = sinh hoạt chuyên đề
meeting-extraordinary = sinh hoạt bất thường
meeting-congress = đại hội chi bộ
meeting-titled = { $title }
place = { $place }
place-unknown = (sẽ báo sau)
button-attending = ✅ Có mặt
button-late = ⏰ Đến muộn
button-absent = ❌ Vắng mặt
button-create = ✅ Tạo buổi họp
button-abandon = Thôi
invitation =
    📅 <b>{ $branch }</b> mời đồng chí dự { $title }
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }

    Đồng chí có dự được không? Đồng chí bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
invitation-with-agenda =
    📅 <b>{ $branch }</b> mời đồng chí dự { $title }
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }

    <b>Chương trình:</b>
    { $agenda }

    Đồng chí có dự được không? Đồng chí bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
notice =
    📅 Kính báo đồng chí phụ trách: <b>{ $branch }</b> tổ chức { $title }
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }
notice-with-agenda =
    📅 Kính báo đồng chí phụ trách: <b>{ $branch }</b> tổ chức { $title }
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }

    <b>Chương trình:</b>
    { $agenda }
nudge =
    🔔 Xin nhắc đồng chí: { $title } lúc <b>{ $when }</b>, địa điểm: { $place }.
    Hạn trả lời: { $deadline }.
    Đồng chí có dự được không? Đồng chí bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
still-coming =
    🔔 Sắp đến { $title }: <b>{ $when }</b>, địa điểm: { $place }.
    Đồng chí vẫn dự chứ? Nếu có thay đổi, đồng chí chọn lại bên dưới.
only-secretaries = Việc này dành cho bí thư hoặc phó bí thư chi bộ.
how-to-call =
    Đồng chí gõ một dòng: giờ, ngày, địa điểm. Ví dụ:
    /hop 19:30 { $example } Nhà văn hóa thôn
already-past = { $when } đã qua rồi. Đồng chí chọn lúc khác giúp.
called =
    Đã tạo buổi họp lúc <b>{ $when }</b>.
    Giấy mời tự gửi đến từng đồng chí. Muốn kèm chương trình, đồng chí gửi văn bản hoặc tệp cho tôi, hay gõ /chuongtrinh.
