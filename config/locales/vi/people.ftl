# Làm quen: liên kết tài khoản, đồng ý xử lý dữ liệu, từ chối lịch sự.
not-linked =
    Chào đồng chí. Tôi chưa biết đồng chí là ai.
    Đồng chí xin bí thư chi bộ mã mời, rồi gửi: /start MÃ
welcome-back = Chào đồng chí { $name }. Đồng chí đã liên kết rồi. Gõ /trogiup để xem tôi giúp được gì.
consent =
    Chào đồng chí { $name }.

    Tôi là trợ lý nhắc lịch sinh hoạt chi bộ. Trước khi bắt đầu, xin đồng chí đọc:

    { $terms }

    Đồng chí có đồng ý không? (bấm nút bên dưới)
consent-terms =
    <b>Để làm gì:</b> nhắc lịch, nhận trả lời dự hay vắng, nhận ý kiến và tổng hợp số liệu cho chi bộ và cấp ủy.
    <b>Lưu những gì:</b> họ tên, chi bộ, chức vụ, tài khoản Telegram, câu trả lời, lý do vắng, ý kiến của đồng chí.
    <b>Ở đâu:</b> trong cơ sở dữ liệu của đơn vị vận hành. Tin nhắn đi qua máy chủ của Telegram đặt ở nước ngoài.
    <b>Quyền của đồng chí:</b> xem, sửa, xuất, rút lại đồng ý và xóa dữ liệu bất cứ lúc nào bằng lệnh /cuatoi.
vouched =
    Chào đồng chí { $name }.

    Tôi là trợ lý nhắc lịch sinh hoạt chi bộ. Đơn vị vận hành đã liên kết tài khoản này theo danh sách của chi bộ. Xin đồng chí đọc:

    { $terms }

    Đồng chí bấm Đồng ý để xác nhận. Nếu không muốn nhận tin, đồng chí bấm Rút lại đồng ý.
account-taken = Tài khoản này đã liên kết với một đồng chí khác. Mỗi tài khoản chỉ của một người: mã này đồng chí gửi cho đúng người, mở trên máy của người đó.
member-taken = Mã này của một đồng chí đã liên kết bằng tài khoản khác. Nếu đồng chí đổi tài khoản, xin nhờ bí thư hủy liên kết cũ rồi gửi mã mới.
member-linked = Đồng chí <b>{ $name }</b> vừa liên kết tài khoản Telegram. Nếu không đúng người, đồng chí hủy liên kết giúp.
unlinked = Đã hủy liên kết của đồng chí <b>{ $name }</b>. Đồng chí gõ /moi để lấy mã mới cho đúng người.
unlinked-by-secretary = Bí thư đã hủy liên kết của tài khoản này, tôi sẽ không nhắn nữa. Nếu có nhầm lẫn, đồng chí xin bí thư mã mới.
button-unlink = Hủy liên kết này
button-withdraw = Rút lại đồng ý
linked =
    Cảm ơn đồng chí { $name }, đã liên kết xong.
    Đến kỳ sinh hoạt tôi sẽ nhắn. Đồng chí chỉ cần bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
declined = Đã rõ. Tôi không lưu gì của đồng chí. Khi nào muốn, đồng chí mở lại liên kết mời.
code-wrong = Mã này không đúng. Đồng chí xem lại, hoặc xin bí thư mã mới.
code-used = Mã này đã được dùng. Đồng chí xin bí thư mã mới.
code-expired = Mã này đã hết hạn. Đồng chí xin bí thư mã mới.
code-too-often = Đồng chí đã thử sai nhiều lần. Một giờ nữa đồng chí thử lại, hoặc nhờ bí thư giúp.
button-agree = ✅ Đồng ý
button-decline = Từ chối
button-stale = Nút này không còn dùng được. Đồng chí làm lại từ đầu giúp.
not-yours = Buổi họp này không thuộc chi bộ của đồng chí.
unknown-command = Tôi không biết lệnh này. Gõ /trogiup để xem các lệnh.
unreadable = Tôi chỉ đọc được chữ. Đồng chí nhắn lại giúp bằng chữ: CÓ / MUỘN / VẮNG + lý do.
abandoned = Vâng, đã bỏ qua. Chưa có gì thay đổi.
nothing-awaited = Hiện không có việc gì đang làm dở để bỏ. Đồng chí cần gì thì gõ /trogiup.
dropped = Việc đang làm dở trước đó tôi đã bỏ, chưa có gì được gửi đi.
only-in-a-group = Lệnh này dùng trong nhóm của cấp ủy: đồng chí thêm tôi vào nhóm rồi gõ ở đó.
only-in-private = Lệnh này đồng chí nhắn riêng cho tôi.
ask-as-oneself = Đồng chí gửi lại bằng tên của mình (tắt chế độ quản trị ẩn danh) giúp.
not-entitled = Việc này dành cho bí thư, phó bí thư hoặc cấp ủy viên.

# /moi: ai chưa liên kết.
invites-of = <b>{ $branch }</b>: { $count } đồng chí chưa liên kết. Mã mới dùng một lần, trong 30 ngày; đồng chí gửi riêng cho từng người:
invites-none = <b>{ $branch }</b>: mọi đồng chí đã liên kết.
invites-more = { $lines }
invite-line =
    { $number }. { $name }
    { $code } · { $link }
invite-line-without-link =
    { $number }. { $name }
    { $code } (gửi cho tôi: /start { $code })
invites-unreachable =
    Không nhắn được (đã chặn hoặc chưa mở trò chuyện), đồng chí gọi giúp:
    { $names }
words = { $words }
