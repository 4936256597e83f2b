# Số liệu cho cấp ủy: mỗi chữ kèm một số, không nêu tên.
group-linked = Đã liên kết nhóm này với <b>{ $organization }</b>. Số liệu sẽ tự gửi về đây.
tally-before =
    📊 <b>{ $organization }</b>, sinh hoạt ngày { $day }
    { $figures }
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
