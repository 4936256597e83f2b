# Trả lời: ghi nhận, nhắc lại, mở đường sửa.
reply-noted =
    Đã ghi nhận: đồng chí { $reply }, buổi { $when }.
    { $next }
reply-after-deadline =
    Đã ghi nhận (sau hạn trả lời): đồng chí { $reply }, buổi { $when }.
    { $next }
reply-unchanged =
    Vâng, tôi đã ghi: đồng chí { $reply }, buổi { $when }.
    { $next }
way-back = Nếu chưa đúng, đồng chí chọn lại bên dưới.
ask-reason = Đồng chí cho biết lý do giúp: bấm một nút, hoặc nhắn lại. Nếu chưa đúng, đồng chí chọn lại ở hàng cuối.
ask-delay = Đồng chí đến muộn khoảng bao lâu? Bấm một nút, hoặc nhắn lại. Nếu chưa đúng, đồng chí chọn lại ở hàng cuối.
reply-without-reason =
    Vâng, đã ghi nhận: đồng chí <b>vắng mặt</b> (không nêu lý do), buổi { $when }.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-unsure =
    Tôi chưa rõ đồng chí có dự buổi { $when } được không.
    Đồng chí chọn giúp một nút bên dưới.
reply-overtaken =
    Tin này về buổi { $when } đến chậm; đồng chí đã trả lời lại sau đó, nên tôi giữ câu trả lời sau.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-roll-closed = Buổi { $when } đã điểm danh xong nên không đổi được nữa. Đồng chí báo trực tiếp bí thư giúp.
reply-called-off = Buổi { $when } đã hủy, đồng chí không cần trả lời.
reply-after-move =
    Lưu ý: buổi họp đã đổi sang <b>{ $when }</b>.
    { $answer }
reply-is-another =
    Tôi đang ghi: đồng chí { $reply }, buổi { $when }.
    Nếu chưa đúng, đồng chí chọn lại bên dưới.
reply-is-none =
    Đồng chí chưa trả lời cho buổi { $when }.
    Đồng chí chọn giúp một nút bên dưới.
mirror-attending = <b>có mặt</b>
mirror-attending-because = <b>có mặt</b> ({ $reason })
mirror-late = <b>đến muộn</b>
mirror-late-because = <b>đến muộn</b> ({ $reason })
mirror-absent = <b>vắng mặt</b>
mirror-absent-because = <b>vắng mặt</b> (lý do: { $reason })
mirror-unsure = <b>chưa rõ</b>
mirror-unsure-because = <b>chưa rõ</b> ({ $reason })
delay-and-reason = { $delay }; { $reason }
minutes = { $minutes } phút
reason-health = sức khỏe
reason-family = việc gia đình
reason-work_trip = công tác
reason-duty = trực, nhiệm vụ
reason-study = học tập
reason-away = đi xa
reason-maternity = thai sản
reason-weather_or_transport = thời tiết, xe cộ
reason-other = việc khác
button-no-reason = Không nêu
button-pass-on = 📨 Chuyển bí thư
button-meeting = { $when }
which-meeting = Đang có nhiều buổi họp chờ trả lời. Tin của đồng chí là cho buổi nào?
no-meeting-open = Cảm ơn đồng chí. Hiện không có buổi họp nào đang chờ trả lời. Khi có lịch tôi sẽ nhắn.
no-meeting-open-next = Cảm ơn đồng chí. Hiện không có buổi họp nào đang chờ trả lời. Buổi tới dự kiến ngày { $day }, khi có lịch tôi sẽ nhắn.
offer-to-pass-on =
    { $text }
    Nếu là việc cần bí thư biết, đồng chí bấm “Chuyển bí thư”.
not-understood =
    Xin lỗi đồng chí, tôi chưa hiểu ý này. Về buổi { $when }, đồng chí bấm nút, hoặc nhắn lại: CÓ / MUỘN / VẮNG + lý do.
not-understood-no-meeting =
    Xin lỗi đồng chí, tôi chưa hiểu ý này, và hiện không có buổi họp nào đang chờ trả lời.
courtesy-greeting = Chào đồng chí { $name }. Cần gì đồng chí cứ nhắn, hoặc gõ /trogiup.
courtesy-thanks = Không có gì, cảm ơn đồng chí.
courtesy-nod = Vâng, cảm ơn đồng chí.
forwarded = Tin chuyển tiếp là lời của người khác nên tôi không ghi thành trả lời của đồng chí. Đồng chí tự nhắn giúp: CÓ / MUỘN / VẮNG + lý do.
alarm-after-deadline = ⚠️ Sau hạn trả lời, đồng chí <b>{ $name }</b> báo { $reply }, buổi { $when }.
write-in-private = Trong nhóm tôi không nói việc riêng. Đồng chí nhắn riêng cho tôi giúp.
