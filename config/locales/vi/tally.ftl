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
