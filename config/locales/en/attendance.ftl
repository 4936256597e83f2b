# The secretary's list: who comes, who is late, who does not come and why, who is silent, whom to call.
attendance =
    📋 <b>{ $branch }</b>: { $title }, { $when }
    { $figures }
attendance-attending = ✅ <b>Coming on time</b> ({ $count })
attendance-late = ⏰ <b>Coming late</b> ({ $count })
attendance-absent = ❌ <b>Not coming</b> ({ $count })
attendance-silent = ❓ <b>Silent or not sure</b> ({ $count })
attendance-exempt = ▫️ <b>Exempt, coming all the same</b> ({ $count })
attendance-call = 📞 <b>To be called, I cannot write to them</b> ({ $count })
attendance-line = – { $name }
attendance-line-note = – { $name }: { $note }
attendance-line-after = – { $name } (after the deadline)
attendance-line-note-after = – { $name }: { $note } (after the deadline)
attendance-unsure = not sure
attendance-not-linked = not linked
attendance-unreachable = has blocked the bot or left Telegram
attendance-no-meeting = The branch has no meeting yet. Type /meeting to create one.
lines = { $lines }
