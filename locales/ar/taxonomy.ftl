# التصنيف، للجميع.
taxonomy-title = التصنيف
taxonomy-lead = الكلمات التي يعثر بها على الممارسات من جديد. رموزها لا تتغير أبدا.
taxonomy-search = البحث في الأسماء والكلمات الدالة والرموز
taxonomy-find = بحث
taxonomy-found = { $count ->
    [0] لم يعثر على شيء عن «{ $words }»
    [one] مصطلح واحد عن «{ $words }»
    [two] مصطلحان عن «{ $words }»
    [few] { $count } مصطلحات عن «{ $words }»
    [many] { $count } مصطلحا عن «{ $words }»
   *[other] { $count } مصطلح عن «{ $words }»
}
taxonomy-none = جربوا جزءا أقصر من كلمة أو لغة أخرى.
taxonomy-all = جميع المصطلحات
taxonomy-count = { $count ->
    [0] لا مصطلحات
    [one] مصطلح واحد
    [two] مصطلحان
    [few] { $count } مصطلحات
    [many] { $count } مصطلحا
   *[other] { $count } مصطلح
}
taxonomy-files = في ملف:
taxonomy-above = ما يعلوه
taxonomy-code = الرمز
taxonomy-narrower = بمزيد من التحديد
taxonomy-same = المصطلح نفسه في مكان آخر
taxonomy-practices = الممارسات التي تحمل هذا المصطلح
taxonomy-left = لم يعد هذا المصطلح مستخدما. وما أعطي إياه يحتفظ به.
taxonomy-instead = بدلا منه:
taxonomy-retired = لم تعد مستخدمة
taxonomy-retired-text = ما أعطي هذه المصطلحات يحتفظ بها، ولا يعطى إياها شيء جديد.
taxonomy-is-retired = لم يعد مستخدما
taxonomy-unknown = ليس في التصنيف
taxonomy-regions = المجموعات الإقليمية
taxonomy-regions-text = المجموعات الإقليمية الخمس للدول الأعضاء في الأمم المتحدة. وهي ثابتة.
scheme-themes = المواضيع
scheme-rights = الحقوق
scheme-groups = الفئات المعنية
scheme-sdg = أهداف التنمية المستدامة
scheme-mechanisms = آليات حقوق الإنسان
scheme-challenges = التحديات
scheme-functions = مهام الآليات الوطنية للتنفيذ وإعداد التقارير والمتابعة
