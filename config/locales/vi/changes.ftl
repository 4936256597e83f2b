# Dời, hủy buổi họp.
new-time =
    Buổi { $title } đang định lúc <b>{ $when }</b>, địa điểm: { $place }.
    Dời sang lúc nào? Đồng chí nhắn giờ, ngày, và địa điểm nếu đổi. Ví dụ: 19:30 { $example }
how-to-move = Tôi chưa thấy giờ hay ngày. Đồng chí nhắn giúp giờ, ngày mới, ví dụ: 19:30 { $example }
confirm-move =
    Dời { $title }?
    Từ: { $before }
    Sang: <b>{ $when }</b>
    Địa điểm: { $place }
    { $told } đồng chí sẽ được báo và trả lời lại cho giờ mới.
confirm-new-place =
    Đổi địa điểm { $title }, { $when }? (giờ { $before } giữ nguyên)
    Địa điểm mới: <b>{ $place }</b>
    { $told } đồng chí sẽ được báo; câu trả lời giữ nguyên.
button-move = ✅ Dời buổi họp
moved-done = Đã đổi: <b>{ $when }</b>. Đã báo cho { $told } đồng chí.
moved =
    🔁 Thay đổi lịch: { $title } dời từ { $before } sang <b>{ $when }</b>.
    Địa điểm: { $place }
moved-asking =
    🔁 Thay đổi lịch: { $title } dời từ { $before } sang <b>{ $when }</b>.
    Địa điểm: { $place }

    Câu trả lời trước là cho giờ cũ. Đồng chí có dự được không? Đồng chí bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
new-place =
    📍 Đổi địa điểm: { $title }, <b>{ $when }</b>.
    Địa điểm mới: <b>{ $place }</b>
why-cancel =
    Hủy { $title }, <b>{ $when }</b>, địa điểm: { $place }? Đồng chí nhắn lý do để tôi báo mọi người.
button-without-reason = Không nêu lý do
reason-unsaid = (không nêu)
confirm-cancel =
    Hủy { $title }?
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }
    Lý do: { $reason }
    { $told } đồng chí sẽ được báo.
button-cancel = ✅ Hủy buổi họp
cancelled-done = Đã hủy buổi { $when }. Đã báo cho { $told } đồng chí.
cancelled =
    🚫 Hủy họp: { $title }, <b>{ $when }</b>, địa điểm: { $place }.
    Lý do: { $reason }
    Đồng chí không cần trả lời.
cannot-change = Buổi họp này đã điểm danh hoặc đã hủy nên không đổi được nữa.
