# Hồ sơ của mình, ngôn ngữ, trợ giúp.
own =
    👤 <b>{ $name }</b> (mã { $code })
    { $lines }

    Phần này chỉ gửi riêng cho đồng chí, không hiện trong nhóm nào.
own-branch = { $branch }: { $standing }
own-no-branch = Đồng chí không sinh hoạt ở chi bộ nào trong danh sách.
own-office = Chức vụ: { $role }, { $organization }
own-consent = Đã đồng ý (bản { $version }) lúc { $when }
own-vouched = Đơn vị vận hành liên kết theo danh sách; đồng chí chưa bấm Đồng ý.
own-coming = 📅 { $when }: { $reply }
own-silent = chưa trả lời
standing-official = đảng viên chính thức
standing-provisional = đảng viên dự bị
standing-exempt = miễn sinh hoạt
standing-elsewhere = sinh hoạt tạm thời nơi khác
standing-suspended = đình chỉ sinh hoạt
role-secretary = bí thư
role-deputy = phó bí thư
role-board = chi ủy viên
role-officer = cấp ủy viên
role-supervisor = phụ trách
button-attendance = 📊 Các buổi đã họp
button-export = 📥 Xuất dữ liệu
button-delete = Xóa dữ liệu
button-withdraw-now = ✅ Rút lại đồng ý
button-delete-now = ✅ Xóa dữ liệu của tôi
attendance =
    📊 Đồng chí đã dự { $came } trong { $all } buổi gần đây:
    { $lines }
attendance-none = Chưa có buổi họp nào đã điểm danh.
attendance-line = { $when }: { $presence }
presence-present = có mặt
presence-late = đến muộn
presence-excused = vắng có lý do
presence-unexcused = vắng không lý do
presence-unmarked = không ghi
exported = Đây là toàn bộ dữ liệu của đồng chí.
withdraw =
    Đồng chí rút lại đồng ý? Liên kết sẽ kết thúc và tôi không nhắn nữa; bí thư báo lịch trực tiếp cho đồng chí.
    Những câu trả lời cũ vẫn còn. Muốn xóa cả, đồng chí chọn Xóa dữ liệu trong /cuatoi.
withdrawn = Đã rút lại đồng ý, tôi sẽ không nhắn nữa. Khi nào muốn dùng lại, đồng chí xin bí thư mã mới.
delete =
    Đồng chí xóa dữ liệu? Sẽ xóa: liên kết Telegram, lời nhắn, lý do vắng, tên trong các ý kiến.
    Còn lại: họ tên trong danh sách chi bộ và kết quả điểm danh đã chốt. Việc này không lấy lại được.
deleted = Đã xóa dữ liệu của đồng chí. Tôi sẽ không nhắn nữa; khi nào muốn dùng lại, đồng chí xin bí thư mã mới.
which-language = Đồng chí chọn ngôn ngữ.
button-vietnamese = Tiếng Việt
button-english = English
language-chosen = Từ nay tôi nói tiếng Việt với đồng chí.
help =
    Tôi nhắc lịch sinh hoạt chi bộ và nhận trả lời của đồng chí. Có lời mời, đồng chí chỉ cần bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.

    { $lines }
help-line = /{ $command } – { $what }
command-hop = tạo buổi họp, đặt lịch hằng tháng
command-chuongtrinh = gửi chương trình, tài liệu
command-tonghop = ai dự, ai vắng, ai chưa trả lời
command-diemdanh = điểm danh sau buổi họp
command-doilich = đổi giờ, đổi ngày
command-huyhop = hủy buổi họp
command-moi = ai chưa liên kết, mã mời mới
command-lienket = liên kết nhóm của cấp ủy (gõ trong nhóm)
command-lich = các buổi họp sắp tới
command-ykien = gửi ý kiến, nguyện vọng, đề xuất
command-cuatoi = hồ sơ của tôi, rút lại đồng ý, xóa
command-ngonngu = chọn ngôn ngữ
command-thoi = bỏ việc đang làm dở
command-trogiup = trợ giúp
