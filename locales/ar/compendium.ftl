# خلاصة الممارسات الجيدة وسجل الاجتماع، للجميع.

compendium-title = خلاصة الممارسات الجيدة
compendium-lead = ما فعلته الحكومات المحلية والإقليمية وغيرها من أجل حقوق الإنسان، وما نتج عنه، وما يمكن أن يتعلمه الآخرون منه.
compendium-words = كلمات البحث
compendium-words-hint = السكن، المياه، الأطفال…
compendium-words-help = بأي من اللغات الست. «الكلمات بين علامتي تنصيص» متجاورة؛ والكلمة المسبوقة بعلامة - مستبعدة.
compendium-search = ابحث
compendium-filters = عوامل التصفية
compendium-apply = اعرض
compendium-reset = امسح الكل
compendium-chosen = عوامل التصفية المستخدمة
compendium-remove = بدون «{ $name }»
compendium-remove-all = أزل الكل
compendium-more = { $count ->
    [zero] لا مزيد
    [one] قيمة أخرى
    [two] قيمتان أخريان
    [few] { $count } قيم أخرى
    [many] { $count } قيمة أخرى
   *[other] { $count } قيمة أخرى
}
compendium-results = النتائج
compendium-total = { $count ->
    [zero] لا ممارسات
    [one] ممارسة واحدة
    [two] ممارستان
    [few] { $shown } ممارسات
    [many] { $shown } ممارسة
   *[other] { $shown } ممارسة
}
compendium-building = يجري إعداد البحث: عدد المداخل حتى الآن { $count }. أعد تحميل الصفحة بعد لحظة.
compendium-not-yet = لا يمكن العثور على شيء بعد.
compendium-instead = لا شيء يضم هذه الكلمات كما كُتبت. جرى البحث عن:
compendium-loosened = لا شيء يضم كل الكلمات. وهذه تضم معظمها.
compendium-nothing = لا شيء مطابق.
compendium-nothing-words = جرّب كلمات أقل أو غيرها، أو لغة أخرى.
compendium-without = بدون { $name }
compendium-all = كل الممارسات
compendium-none-yet = لم تُنشر أي ممارسة بعد.
compendium-unread = أجزاء من هذا العنوان لا تعني شيئًا هنا فتُركت:
compendium-no-such-filter = لا يوجد عامل تصفية كهذا
compendium-no-such-order = لا يوجد ترتيب كهذا
compendium-no-year = السنة من أربعة أرقام
compendium-years-reversed = السنة الأخيرة قبل الأولى
compendium-too-long = يُبحث عن 500 حرف على الأكثر
compendium-no-value = لا يمكن أن تكون هذه قيمة
compendium-twice = ورد مرتين؛ والعبرة بالأول
compendium-views = طرق عرض النتيجة
compendium-view-list = قائمة
compendium-view-map = خريطة
compendium-view-topics = المواضيع والمناطق
compendium-view-years = السنوات
compendium-sort = الترتيب
compendium-sort-apply = رتّب
compendium-sort-best = الأنسب أولًا
compendium-sort-newest = الأحدث أولًا
compendium-sort-title = بحسب العنوان
compendium-sort-place = بحسب البلد والمكان
compendium-pages = الصفحات
compendium-page = الصفحة { $page }
compendium-previous = السابقة
compendium-next = التالية
compendium-last-page = تنتهي القائمة هنا؛ وفي الملفات أدناه كل المداخل.
compendium-files = هذه النتيجة في ملف
compendium-feed = خلاصة (Atom)
compendium-embed = اعرضها في موقعك
compendium-embed-text = انسخ هذه الأسطر إلى صفحة في موقعك. والقائمة هناك محدّثة دائمًا، بعوامل التصفية المختارة هنا.
compendium-embed-code = أسطر للنسخ
compendium-embed-nobody = لا يجوز لأي موقع بعد عرض القائمة. وتحدد الأمانة المواقع المسموح لها.
compendium-embed-all = { $count ->
    [zero] اطلع على الخلاصة
    [one] اطلع عليها في الخلاصة
    [two] اطلع عليهما في الخلاصة
    [few] اطلع على الممارسات الـ{ $shown } في الخلاصة
    [many] اطلع على الممارسات الـ{ $shown } في الخلاصة
   *[other] اطلع على الممارسات الـ{ $shown } في الخلاصة
}

compendium-map-title = الممارسات بحسب البلد
compendium-map-text = { $count ->
    [zero] لا بلدان ولا أقاليم.
    [one] بلد أو إقليم واحد. وكلما كان اللون أغمق زاد عدد الممارسات.
    [two] بلدان أو إقليمان. وكلما كان اللون أغمق زاد عدد الممارسات.
    [few] { $count } بلدان وأقاليم. وكلما كان اللون أغمق زاد عدد الممارسات.
    [many] { $count } بلدًا وإقليمًا. وكلما كان اللون أغمق زاد عدد الممارسات.
   *[other] { $count } بلد وإقليم. وكلما كان اللون أغمق زاد عدد الممارسات.
}
compendium-map-legend = عدد الممارسات لكل درجة لون
compendium-map-table = الممارسات بحسب البلد في جدول
compendium-map-borders = لا تنطوي الحدود والأسماء المبينة والتسميات المستخدمة في هذه الخريطة على إقرار أو قبول رسمي من جانب الأمم المتحدة.
compendium-country = البلد
compendium-region = المجموعة الإقليمية
compendium-count = الممارسات
compendium-no-place = بلا مكان
compendium-no-place-list = { $count ->
    [zero] لا ممارسات بلا مكان
    [one] ممارسة واحدة بلا مكان
    [two] ممارستان بلا مكان
    [few] { $count } ممارسات بلا مكان
    [many] { $count } ممارسة بلا مكان
   *[other] { $count } ممارسة بلا مكان
}
compendium-topics-text = قد يكون للممارسة الواحدة عدة مصطلحات، فيزيد مجموع الأرقام على العدد الكلي.
compendium-years-title = الممارسات الجارية في كل سنة
compendium-years-text = تُحتسب الممارسة عن كل سنة من أولها إلى آخرها.
compendium-years-table = الممارسات بحسب السنة في جدول
compendium-no-years = لا تذكر أي من هذه الممارسات متى جرت.
compendium-year = السنة
compendium-years = السنوات
compendium-years-from = من
compendium-years-until = إلى
compendium-since = منذ { $year }
compendium-until = حتى { $year }
compendium-unnamed = غير مسمى

compendium-withdrawn = سُحبت هذه الممارسة
compendium-withdrawn-text = كانت منشورة هنا حتى { $date }. ولم تعد جزءًا من الخلاصة.
compendium-withdrawn-help = يبقى عنوانها لكي يجد هذه الملاحظة كل من استشهد بها.
compendium-glance = لمحة
compendium-place = المكان
compendium-period = الفترة
compendium-body = الجهة المنفذة
compendium-partners = الشركاء
compendium-author = مقدمة من
compendium-recommendations = تنفذ
compendium-paragraph = الفقرة { $paragraph }
compendium-to-record = كل ما نُشر عن هذا الاجتماع
compendium-pictures = صور
compendium-more-about = للمزيد
compendium-kilobytes = { $size } كيلوبايت
compendium-history = المصدر
compendium-meeting = الاجتماع
compendium-cut-from = مقتطعة من
compendium-first-published = أول نشر
compendium-changed = آخر تغيير
compendium-version = الإصدار { $version }
compendium-version-of = الإصدار { $version } في { $date }
compendium-similar = ممارسات مشابهة
compendium-similar-none = لا توجد بعد ممارسة أخرى لها الكثير مما يجمعها بهذه.
compendium-like = من مدن مماثلة
compendium-like-none = لا توجد بعد ممارسة من مكان مماثل.
compendium-near-population = عدد سكان مقارب ({ $band })
compendium-same-words = الكلمات نفسها: { $words }
compendium-any = أي قيمة
compendium-yours = قارن بمدينتك
compendium-yours-show = اعرض الممارسات
compendium-cite = الاستشهاد بهذه الممارسة
compendium-copy = انسخ
compendium-copied = نُسخ
compendium-address = العنوان الدائم

record-title = السجل
record-lead = كل ما نُشر عن هذا الاجتماع: الممارسات والمساهمات والبيانات، سواء أُلقيت أم لم تُلقَ.
record-total = { $count ->
    [zero] لا مداخل
    [one] مدخل واحد
    [two] مدخلان
    [few] { $shown } مداخل
    [many] { $shown } مدخلًا
   *[other] { $shown } مدخل
}
record-none-yet = لم يُنشر شيء عن هذا الاجتماع بعد. وتظهر البيانات هنا مع التقرير.
record-statement-of = بيان { $who }
record-statement-unnamed = بيان ({ $category })
record-contribution-of = مساهمة { $who }
record-contribution-unnamed = مساهمة ({ $category })
record-jointly = مقدمة بالاشتراك مع
record-answers = إجابات عن
record-delivered = أُلقي
record-in-writing = كتابةً
record-speaker = المتكلم:
record-on-behalf = باسم
record-statement-note = النص كما سلّمه صاحبه.
record-back = العودة إلى السجل

facet-kind = النوع
facet-theme = الموضوع
facet-right = حق الإنسان
facet-group = الفئة المعنية
facet-sdg = هدف التنمية المستدامة
facet-mechanism = الآلية
facet-challenge = التحدي
facet-function = وظيفة الآلية الوطنية
facet-region = المجموعة الإقليمية
facet-country = البلد
facet-level = مستوى الحكم
facet-population = عدد السكان
facet-category = مقدم من
facet-status = الحالة
facet-language = اللغة
facet-meeting = الاجتماع
entry-kind-practice = ممارسة
entry-kind-contribution = مساهمة
entry-kind-statement = بيان
practice-status-planned = مقررة
practice-status-pilot = تجريبية
practice-status-ongoing = جارية
practice-status-completed = مكتملة
practice-status-stopped = متوقفة
practice-part-summary = ملخص
practice-part-context = السياق
practice-part-challenge = التحدي
practice-part-done = ما جرى عمله
practice-part-participation = مشاركة المعنيين
practice-part-basis = الأساس القانوني أو السياساتي
practice-part-resources = الموارد
practice-part-results = النتائج
practice-part-evidence = الأدلة
practice-part-lessons = الدروس
practice-part-transfer = ما يلزم لتطبيقها في مكان آخر
