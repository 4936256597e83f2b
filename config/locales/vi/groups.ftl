# Trong nhóm: chào, liên kết, trợ giúp.
group-greeting =
    Chào các đồng chí. Tôi là trợ lý nhắc lịch sinh hoạt chi bộ.
    Cấp ủy viên hoặc bí thư gõ /lienket để liên kết nhóm này với tổ chức của mình. Sau đó số liệu tự gửi về đây, không nêu tên ai.
    Trong nhóm tôi chỉ đọc các lệnh gửi cho tôi.
group-back = Chào các đồng chí, tôi đã trở lại. Nhóm này vẫn liên kết với <b>{ $organization }</b>.
group-help =
    Trong nhóm tôi chỉ nêu số liệu, không nêu tên ai:
    /tonghop – số liệu tháng này của tổ chức đã liên kết
    /lienket – liên kết nhóm với tổ chức (cấp ủy viên, bí thư, phó bí thư)
    Việc khác, đồng chí nhắn riêng cho tôi.
group-linked = Đã liên kết nhóm này với <b>{ $organization }</b>. Số liệu sẽ tự gửi về đây.
group-not-linked = Nhóm này chưa liên kết với tổ chức nào. Cấp ủy viên hoặc bí thư gõ /lienket giúp.
group-which = Đồng chí muốn liên kết nhóm này với tổ chức nào?
group-choice = { $organization }
group-not-your-question = Câu hỏi này dành cho đồng chí vừa gõ /lienket. Đồng chí gõ /lienket nếu muốn tự chọn.
group-taken = Nhóm này đang liên kết với <b>{ $organization }</b>. Đồng chí nhờ cấp ủy viên hoặc bí thư của tổ chức đó đổi giúp.
group-unknown-person = Tôi chưa biết đồng chí là ai. Đồng chí nhắn riêng cho tôi mã mời trước, rồi gõ lại /lienket ở đây.
month-head = 📊 <b>{ $organization }</b>, tháng { $month }
month-empty = Tháng này chưa có buổi họp nào.
month-ahead =
    { "" }
    { $lines }
month-open = <b>Sắp họp hoặc chờ điểm danh: { $count } buổi</b>
month-when = { $when }
