# Số liệu cho cấp ủy: mỗi chữ kèm một số, không nêu tên.
figures-before =
    Tổng số: { $total }
    Triệu tập: { $summoned }
    Sẽ dự: { $attending }
    Muộn: { $late }
    Vắng: { $absent }
    Chưa trả lời: { $silent }
    Tỷ lệ: { $rate }
figures-before-exempt =
    Tổng số: { $total }
    Triệu tập: { $summoned }
    Sẽ dự: { $attending }
    Muộn: { $late }
    Vắng: { $absent }
    Chưa trả lời: { $silent }
    Tỷ lệ: { $rate }
    Miễn sinh hoạt sẽ dự: { $exempt }
figures-after =
    Tổng số: { $total }
    Triệu tập: { $summoned }
    Có mặt: { $present }
    Muộn: { $late }
    Vắng: { $absent }
    Vắng có lý do: { $excused }
    Vắng không lý do: { $unexcused }
    Tỷ lệ: { $rate }
figures-after-exempt =
    Tổng số: { $total }
    Triệu tập: { $summoned }
    Có mặt: { $present }
    Muộn: { $late }
    Vắng: { $absent }
    Vắng có lý do: { $excused }
    Vắng không lý do: { $unexcused }
    Tỷ lệ: { $rate }
    Miễn sinh hoạt vẫn dự: { $exempt }
quorum-reached = Chính thức có mặt: { $present }/{ $official } (đủ 2/3)
quorum-missed = Chính thức có mặt: { $present }/{ $official } (chưa đủ 2/3)
quorums = Đủ 2/3 đảng viên chính thức: { $n }/{ $m } buổi
lines = { $lines }
board-head = 📊 <b>{ $organization }</b>, sinh hoạt ngày { $day }
board-empty = Ngày này không còn buổi họp nào đến hạn trả lời (đã hủy hoặc đổi lịch).
board-no-roll = Chưa có chi bộ nào điểm danh.
board-types =
    { "" }
    <b>Theo loại hình</b>
    { $lines }
board-branches =
    { "" }
    <b>Từng chi bộ</b>
    { $lines }
progress-before = { $n }/{ $m } chi bộ đã đến hạn trả lời
progress-after = { $n }/{ $m } chi bộ đã điểm danh
type = { $type }
type-other = loại hình khác
line-before = • { $name }: Triệu tập { $summoned }, Sẽ dự { $attending }, Vắng { $absent }, Chưa trả lời { $silent }
line-after = • { $name }: Triệu tập { $summoned }, Có mặt { $present }, Vắng { $absent }, Tỷ lệ { $rate }
line-waiting = • { $name }: chờ điểm danh
line-overdue = • { $name }: chưa điểm danh
line-called-off = • { $name }: đã hủy
