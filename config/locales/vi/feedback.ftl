# Ý kiến, nguyện vọng, đề xuất.
feedback-opinion = Ý kiến
feedback-wish = Nguyện vọng
feedback-proposal = Đề xuất
feedback-ask-kind = Đồng chí muốn gửi gì tới bí thư chi bộ?
feedback-ask-name =
    { $kind } của đồng chí có nêu tên không?
    Nếu không nêu tên, tôi chỉ giữ nội dung và ngày, không giữ ai đã gửi.
button-named = 👤 Có nêu tên
button-nameless = 🙈 Không nêu tên
feedback-ask-words-named = { $kind } (có nêu tên): đồng chí viết nội dung trong một tin nhắn.
feedback-ask-words-nameless =
    { $kind } (không nêu tên): đồng chí viết nội dung trong một tin nhắn.
    Trong đó đồng chí đừng ghi tên mình. Gửi xong, đồng chí có thể xóa tin ấy ở máy mình.
feedback-choose-first = Trước hết đồng chí bấm giúp một nút bên dưới (muốn bỏ thì bấm Thôi); nội dung vừa rồi tôi chưa nhận.
feedback-kept-named =
    Đã gửi tới bí thư: { $kind }, có nêu tên. Cảm ơn đồng chí.
    Muốn gửi không nêu tên, đồng chí gõ /ykien rồi chọn.
feedback-kept-nameless = Đã gửi tới bí thư: { $kind }, không nêu tên. Cảm ơn đồng chí.
feedback-kept-unread = Đã lưu: { $kind }. Hiện tôi chưa nhắn được bí thư hay phó bí thư nào của chi bộ, đồng chí báo trực tiếp nếu việc gấp.
feedback-received =
    📝 <b>{ $kind }</b> của đồng chí <b>{ $name }</b>:
    { $words }
feedback-received-nameless =
    📝 <b>{ $kind }</b> (không nêu tên):
    { $words }
feedback-no-branch = Tôi chưa thấy đồng chí thuộc chi bộ nào, nên chưa biết gửi tới ai. Đồng chí hỏi bí thư giúp.
