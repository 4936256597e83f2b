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
    Đồng chí có dự được không? Đồng chí bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
still-coming =
    🔔 Sắp đến { $title }: <b>{ $when }</b>, địa điểm: { $place }.
    Đồng chí vẫn dự chứ? Nếu có thay đổi, đồng chí chọn lại bên dưới.
reply-noted =
    Đã ghi nhận: đồng chí { $reply }, buổi { $when }.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-after-deadline =
    Đã ghi nhận (sau hạn trả lời): đồng chí { $reply }, buổi { $when }.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-unchanged =
    Vâng, tôi đã ghi: đồng chí { $reply }, buổi { $when }.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-overtaken =
    Tin này đến chậm; đồng chí đã trả lời lại sau đó, nên tôi giữ câu trả lời sau.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-roll-closed = Buổi họp đã điểm danh xong nên không đổi được nữa. Đồng chí báo trực tiếp bí thư giúp.
reply-called-off = Buổi họp này đã hủy, đồng chí không cần trả lời.
mirror-attending = <b>có mặt</b>
mirror-attending-because = <b>có mặt</b> ({ $reason })
mirror-late = <b>đến muộn</b>
mirror-late-because = <b>đến muộn</b> ({ $reason })
mirror-absent = <b>vắng mặt</b>
mirror-absent-because = <b>vắng mặt</b> (lý do: { $reason })
mirror-unsure = <b>chưa rõ</b>
mirror-unsure-because = <b>chưa rõ</b> ({ $reason })
only-secretaries = Việc này dành cho bí thư hoặc phó bí thư chi bộ.
how-to-call =
    Đồng chí gõ một dòng: giờ, ngày, địa điểm. Ví dụ:
    /hop 19:30 03/12/2026 Nhà văn hóa thôn
already-past = { $when } đã qua rồi. Đồng chí chọn lúc khác giúp.
called = Đã tạo buổi họp lúc <b>{ $when }</b>.
