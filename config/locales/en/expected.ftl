# The secretary's list: who comes, who is late, who does not come and why, who is silent, whom to call.
expected =
    📋 <b>{ $branch }</b>: { $title }, { $when }
    { $figures }
expected-attending = ✅ <b>Coming on time</b> ({ $count })
expected-late = ⏰ <b>Coming late</b> ({ $count })
expected-absent = ❌ <b>Not coming</b> ({ $count })
expected-silent = ❓ <b>Silent or not sure</b> ({ $count })
expected-exempt = ▫️ <b>Exempt, coming all the same</b> ({ $count })
expected-call = 📞 <b>To be called, I cannot write to them</b> ({ $count })
expected-line = – { $name }
expected-line-note = – { $name }: { $note }
expected-line-after = – { $name } (after the deadline)
expected-line-note-after = – { $name }: { $note } (after the deadline)
expected-unsure = not sure
expected-not-linked = not linked
expected-unreachable = has blocked the bot or left Telegram
expected-no-meeting = The branch has no meeting yet. Type /meeting to create one.
