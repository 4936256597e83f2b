# Tổng hợp cho bí thư: ai dự, ai muộn, ai vắng và vì sao, ai chưa trả lời, cần gọi ai.
expected =
    📋 <b>{ $branch }</b>: { $title }, { $when }
    { $figures }
expected-attending = ✅ <b>Sẽ dự đúng giờ</b> ({ $count })
expected-late = ⏰ <b>Sẽ đến muộn</b> ({ $count })
expected-absent = ❌ <b>Sẽ vắng</b> ({ $count })
expected-silent = ❓ <b>Im lặng hoặc chưa rõ</b> ({ $count })
expected-exempt = ▫️ <b>Miễn sinh hoạt, vẫn dự</b> ({ $count })
expected-call = 📞 <b>Cần gọi điện, tôi không nhắn được</b> ({ $count })
expected-line = – { $name }
expected-line-note = – { $name }: { $note }
expected-line-after = – { $name } (sau hạn)
expected-line-note-after = – { $name }: { $note } (sau hạn)
expected-unsure = chưa rõ
expected-not-linked = chưa liên kết
expected-unreachable = đã chặn hoặc rời Telegram
expected-no-meeting = Chi bộ chưa có buổi họp nào. Gõ /hop để tạo một buổi.
