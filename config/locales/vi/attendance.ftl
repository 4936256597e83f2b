# Tổng hợp cho bí thư: ai dự, ai muộn, ai vắng và vì sao, ai chưa trả lời, cần gọi ai.
attendance =
    📋 <b>{ $branch }</b>: { $title }, { $when }
    { $figures }
attendance-attending = ✅ <b>Sẽ dự đúng giờ</b> ({ $count })
attendance-late = ⏰ <b>Sẽ đến muộn</b> ({ $count })
attendance-absent = ❌ <b>Sẽ vắng</b> ({ $count })
attendance-silent = ❓ <b>Im lặng hoặc chưa rõ</b> ({ $count })
attendance-exempt = ▫️ <b>Miễn sinh hoạt, vẫn dự</b> ({ $count })
attendance-call = 📞 <b>Cần gọi điện, tôi không nhắn được</b> ({ $count })
attendance-line = – { $name }
attendance-line-note = – { $name }: { $note }
attendance-line-after = – { $name } (sau hạn)
attendance-line-note-after = – { $name }: { $note } (sau hạn)
attendance-unsure = chưa rõ
attendance-not-linked = chưa liên kết
attendance-unreachable = đã chặn hoặc rời Telegram
attendance-no-meeting = Chi bộ chưa có buổi họp nào. Gõ /hop để tạo một buổi.
lines = { $lines }
