# Câu hỏi của đảng viên, chuyển tới bí thư và câu trả lời.
question-passed =
    ❓ Đồng chí <b>{ $name }</b> hỏi:
    { $words }

    Đồng chí trả lời (reply) tin này, tôi sẽ chuyển lại.
words-passed =
    📨 Đồng chí <b>{ $name }</b> nhắn:
    { $words }

    Đồng chí trả lời (reply) tin này, tôi sẽ chuyển lại.
words-more =
    (tiếp)
    { $words }
question-kept =
    Tôi đã chuyển tới bí thư chi bộ. Có trả lời tôi sẽ nhắn lại đồng chí.
question-kept-with-meeting =
    Tôi đã chuyển tới bí thư chi bộ. Có trả lời tôi sẽ nhắn lại đồng chí.
    Lịch hiện có: { $title }, { $when }, địa điểm: { $place }.
question-no-secretary = Chi bộ chưa có bí thư hay phó bí thư nào tôi nhắn được, nên tôi chưa chuyển được. Đồng chí hỏi trực tiếp giúp.
question-answer =
    💬 Đồng chí <b>{ $name }</b> trả lời:
    { $words }

    <i>Câu hỏi: { $question }</i>
answer-sent = Đã chuyển trả lời tới đồng chí { $name }.
asker-unreachable = Tôi không nhắn được cho đồng chí { $name } nữa. Đồng chí báo trực tiếp giúp.
answer-in-text = Tôi chỉ chuyển được câu trả lời bằng chữ. Đồng chí viết lại giúp, vẫn trả lời (reply) tin này.
