# The page at which an author answers what was asked of a contribution.

clarify-title = نرجو التوضيح
clarify-reference = يتعلق الأمر بمساهمتكم ذات المرجع { $reference }.
clarify-done = شكرا لكم. وردت إجابتكم.
clarify-question = السؤال
clarify-answer = إجابتكم
clarify-hint = يقرؤها من يستعرضون مساهمتكم، ولا تُنشر.
clarify-send = إرسال
clarify-again = إرسال من جديد
clarify-empty = اكتبوا إجابتكم؛ فهي فارغة.
clarify-long = تضم إجابتكم { $count } حرفا؛ والمسموح به { $most }. اختصروها.
