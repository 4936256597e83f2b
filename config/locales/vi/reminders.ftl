# Nhắc điểm danh, cảm ơn, tin không kịp gửi, lịch họp.
close-roll =
    🗒 Buổi { $title }, { $when }, chưa chốt điểm danh.
    Đồng chí bấm nút, hoặc gõ /diemdanh, để chốt giúp.
thanks =
    Cảm ơn đồng chí đã dự { $title }, { $when }.
    Đồng chí có ý kiến, nguyện vọng, đề xuất gì thì gõ: /ykien rồi viết nội dung.
late-for-all = ⚠️ { $what }, buổi { $title }, { $when }: không gửi vì đã quá muộn để có ích. Nếu cần, đồng chí báo trực tiếp giúp.
late-for-some = ⚠️ { $what }, buổi { $title }, { $when }: { $many } tin không gửi được vì đã quá muộn để có ích. Nếu cần, đồng chí báo trực tiếp giúp.
late-invitation = Giấy mời
late-nudge = Lời nhắc đồng chí chưa trả lời
late-confirm = Lời hỏi lại đồng chí đã nhận dự
late-roll = Lời nhắc điểm danh
late-thanks = Lời cảm ơn sau buổi họp
was-away =
    ⚠️ Tôi mất liên lạc từ { $since }. Telegram chỉ giữ tin một ngày nên có thể đã mất câu trả lời cho { $title }, { $when }.
    Tôi hỏi lại một lần các đồng chí chưa có câu trả lời.
coming =
    📅 <b>{ $branch }</b>: { $title }
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }
    { $said }
coming-answered = Đồng chí đã trả lời: { $reply }. Muốn đổi, đồng chí chọn lại bên dưới.
coming-unanswered = Đồng chí chưa trả lời.
coming-not-invited = (đồng chí không cần trả lời buổi này)
nothing-coming = Chưa có buổi sinh hoạt nào sắp tới. Khi có, tôi sẽ nhắn đồng chí.
