# Điểm danh: chỉ bí thư và phó bí thư đọc những dòng này.
roll =
    📋 <b>Điểm danh</b> { $title }, { $when }
    Đồng chí bấm vào tên để đổi: ✅ có mặt → ⏰ đến muộn → 📝 vắng có lý do → ❌ vắng không lý do.

    ✅ { $present }  ⏰ { $late }  📝 { $excused }  ❌ { $unexcused }  ❓ chưa đánh dấu: { $unmarked }
    Xong, đồng chí bấm «✅ Chốt điểm danh» ở dưới cùng.
roll-open = ❓ { $name }
roll-present = ✅ { $name }
roll-late = ⏰ { $name }
roll-excused = 📝 { $name }
roll-unexcused = ❌ { $name }
roll-exempt = ▫️ { $name } (miễn sinh hoạt)
roll-exempt-present = ✅ { $name } (miễn sinh hoạt)
roll-exempt-late = ⏰ { $name } (miễn sinh hoạt)
button-page-back = ⬅️ Trang { $page }/{ $pages }
button-page-on = Trang { $page }/{ $pages } ➡️
button-rest-present = ✅ Còn lại: có mặt
button-take-roll = 📋 Điểm danh
button-close-roll = ✅ Chốt điểm danh
button-all-present = ✅ Đều có mặt
button-all-excused = 📝 Đều vắng có lý do
button-all-unexcused = ❌ Đều vắng không lý do
button-roll-on = 📋 Đánh dấu từng người
button-last-roll = 📋 Xem buổi đã điểm danh
roll-unmarked =
    📋 <b>Điểm danh</b> { $title }, { $when }
    Còn { $count } đồng chí chưa được đánh dấu: <b>{ $names }</b>.
    Xin đồng chí quyết định giúp: các đồng chí này có mặt hay vắng?
roll-closed =
    📋 <b>Đã chốt điểm danh</b> { $title }, { $when }
    { $lines }
roll-those-present = ✅ Có mặt ({ $count }): { $names }
roll-count-present = ✅ Có mặt: { $count }
roll-those-late = ⏰ Đến muộn ({ $count }): { $names }
roll-those-excused = 📝 Vắng có lý do ({ $count }): { $names }
roll-those-unexcused = ❌ Vắng không lý do ({ $count }): { $names }
roll-those-exempt = ▫️ Miễn sinh hoạt, vẫn dự ({ $count }): { $names }
roll-figures =
    📊 <b>Số liệu</b> { $title }, { $when }
    { $figures }
    { $quorum }

    <b>Câu mở đầu nghị quyết</b> (thời lượng theo lịch, đồng chí sửa nếu khác):
    { $opening }
resolution-opening =
    Tổng số đảng viên: { $total } đồng chí; có mặt { $present }; vắng mặt { $absent } (có lý do { $excused }, không lý do { $unexcused }); được miễn công tác, sinh hoạt đảng: { $exempt } đồng chí. Thời lượng: { $minutes } phút.
roll-which = Đồng chí muốn điểm danh buổi nào?
roll-of = { $branch }: { $when }
roll-too-early = Buổi { $title } bắt đầu lúc <b>{ $when }</b>. Từ giờ đó đồng chí điểm danh được.
roll-none = Hiện không có buổi họp nào chờ điểm danh.
roll-already-closed = Buổi họp này đã chốt điểm danh rồi.
roll-called-off = Buổi họp này đã hủy, không cần điểm danh.
marked-present = { $name }: ✅ có mặt
marked-late = { $name }: ⏰ đến muộn
marked-excused = { $name }: 📝 vắng có lý do
marked-unexcused = { $name }: ❌ vắng không lý do
marked-stayed-away = { $name }: ▫️ không dự
