# The page at which an author answers what was asked of a contribution.

clarify-title = 请予以说明
clarify-reference = 这涉及您提交的材料，编号为 { $reference }。
clarify-done = 谢谢。您的答复已收到。
clarify-question = 问题
clarify-answer = 您的答复
clarify-hint = 由审阅您材料的人员阅读，不会公布。
clarify-send = 发送
clarify-again = 再次发送
clarify-empty = 请写下答复：目前为空。
clarify-long = 您的答复有 { $count } 个字符；最多允许 { $most } 个。请缩短。
