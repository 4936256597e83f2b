# Tạo buổi họp và lịch định kỳ.
which-branch = Đồng chí tạo buổi họp cho chi bộ nào?
choose-meeting = Đồng chí chọn buổi nào?
meeting-choice = { $branch }: { $when }
when =
    Họp lúc nào? Đồng chí nhắn giờ và ngày, ví dụ: 19:30 { $example }
    Lịch định kỳ thì nhắn, ví dụ: hằng tháng ngày 3, 19:30, Nhà văn hóa thôn
when-planned =
    Họp lúc nào? Đồng chí nhắn giờ và ngày, ví dụ: 19:30 { $example }

    Lịch định kỳ đang có:
    { $plans }
    Muốn đổi, đồng chí nhắn lịch mới, ví dụ: hằng tháng ngày 3, 19:30, Nhà văn hóa thôn
plan-line = • { $kind }, buổi tới: { $next }, địa điểm: { $place }
never-again = (không còn buổi nào)
what-time = Ngày { $day }, lúc mấy giờ? Ví dụ: 19:30
what-day = Vào ngày nào? Ví dụ: { $example }, mai, thứ năm
where = Họp ở đâu? Đồng chí nhắn địa điểm, hoặc bấm nút.
button-no-place = Báo sau
button-other-place = 📍 Địa điểm khác
confirm-call =
    Tạo buổi { $title } của <b>{ $branch }</b>?
    Thời gian: <b>{ $when }</b>
    Địa điểm: { $place }
confirm-plan =
    Lập lịch { $kind } định kỳ cho <b>{ $branch }</b>?
    Địa điểm: { $place }
    Các buổi tới:
    { $dates }

    Lịch cũ cùng loại, nếu có, sẽ được thay.
date-line = • { $when }
button-plan = ✅ Lập lịch định kỳ
planned =
    Đã lập lịch định kỳ. Trước mỗi buổi { $days } ngày tôi tự tạo buổi họp và xin đồng chí chương trình.
    Xem hoặc dừng lịch: /hop
plan-without-time = Tôi chưa thấy giờ. Đồng chí nhắn lại giúp, ví dụ: hằng tháng ngày 3, 19:30, Nhà văn hóa thôn
plan-without-day =
    Tôi chưa rõ ngày. Đồng chí nhắn lại giúp, ví dụ:
    hằng tháng ngày 3, 19:30, Nhà văn hóa thôn
    thứ năm tuần thứ ba hằng tháng, 19:00, Hội trường
plan-of-last-days =
    Tôi chưa lập được lịch theo ngày cuối hay tuần cuối tháng. Đồng chí chọn một ngày cố định, hoặc tuần thứ nhất đến tuần thứ tư giúp.
button-stop-kind = Dừng lịch { $kind }
confirm-stop = Dừng lịch { $kind } định kỳ? Buổi đã tạo vẫn giữ; muốn hủy thì dùng /huyhop.
button-stop = ✅ Dừng lịch định kỳ
plan-stopped = Đã dừng lịch định kỳ. Buổi đã tạo vẫn giữ nguyên.
no-plan = Lịch định kỳ này không còn nữa.
asks-for-agenda =
    📝 Đã tạo buổi { $title }: <b>{ $when }</b>, địa điểm: { $place }.
    Đồng chí gửi chương trình giúp: nhắn nội dung, hoặc gửi tệp, ảnh. Nếu chưa có, giấy mời tự gửi lúc { $announced }.
asks-for-agenda-late =
    📝 Đã tạo buổi { $title }: <b>{ $when }</b>, địa điểm: { $place }. Giấy mời được gửi ngay.
    Đồng chí gửi chương trình giúp: nhắn nội dung, hoặc gửi tệp, ảnh. Tôi sẽ chuyển đến mọi người.
no-meeting-coming = Chưa có buổi họp nào để làm việc này. Đồng chí tạo bằng /hop.

# Khi câu trả lời chưa hợp.
asked-again =
    { $why }

    { $question }
buttons-only = Đồng chí bấm giúp một nút bên dưới; muốn bỏ thì bấm Thôi, hoặc gõ /thoi.
words-only = Cái này tôi chưa dùng được. Đồng chí nhắn giúp bằng chữ.
no-place-said = Tôi chưa rõ địa điểm. Đồng chí nhắn giúp, ví dụ: Nhà văn hóa thôn
