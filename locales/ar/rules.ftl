# قواعد قائمة المتكلمين، والقرعة.
rules-title = قواعد قائمة المتكلمين: { $session }
rules-heading = قواعد قائمة المتكلمين
rules-other-list = قائمة أخرى:
rules-tab = القواعد
meeting-rules = قواعد قائمة المتكلمين
meeting-order = الترتيب وأسبابه
rules-pages = صفحات قائمة المتكلمين هذه
rules-state-open = القائمة مفتوحة
rules-state-closed = القائمة مغلقة
rules-state-not-yet = لم تُفتح القائمة بعد
rules-state-due = تُفتح بعد لحظات.
rules-all-from-note = تستند هذه القواعد كلها إلى المذكرة المفاهيمية أو هي القواعد المعتادة.
rules-from-note = من المذكرة المفاهيمية
rules-no = رقم { $no }
rules-to-draw = القرعة: الالتزام وفترة طلب الكلمة وكيفية التحقق

rules-who = من يجوز له طلب الكلمة
rules-who-all = وفود جميع الفئات.
rules-who-some = وفود هذه الفئات: { $list }.
rules-who-only = { $count ->
    [zero] ومنها لا وفد.
    [one] ومنها وفد واحد فقط سمته الأمانة.
    [two] ومنها وفدان فقط سمتهما الأمانة.
    [few] ومنها فقط { $count } وفود سمتها الأمانة.
    [many] ومنها فقط { $count } وفدا سمتها الأمانة.
   *[other] ومنها فقط { $count } وفد سمتها الأمانة.
}
rules-opens = الفتح
rules-opens-at = تُفتح القائمة في { $at }.
rules-opens-by-hand = تفتح الأمانة القائمة.
rules-closes = الإغلاق
rules-closes-at = تُغلق في { $at }.
rules-closes-with-floor = تُغلق بانتهاء المداخلات، ما لم تغلقها الأمانة قبل ذلك.
rules-per-delegation = عدد طلبات الكلمة لكل وفد
rules-per-delegation-words = { $count ->
    [zero] لا طلبات.
    [one] طلب واحد لكل وفد.
    [two] طلبان على الأكثر لكل وفد.
    [few] { $count } طلبات على الأكثر لكل وفد.
    [many] { $count } طلبا على الأكثر لكل وفد.
   *[other] { $count } طلب على الأكثر لكل وفد.
}
rules-text = نص البيان
rules-text-asked = يُطلب النص للمترجمين الشفويين وللتقرير. ولا يُلزَم أحد بتقديمه.
rules-text-not-asked = لا يُطلب النص.
rules-limits = الوقت المخصص للكلمة
rules-limit-single = { $time } لكل مداخلة.
rules-limit-other = { $who }: { $time }.
rules-limit-panellists = للمشاركين في حلقة النقاش { $time } للعرض و{ $reply } للرد.
rules-cap = الحد الأقصى لمدة المداخلات
rules-no-cap = لا يوجد حد أقصى.
rules-cap-meeting = يجوز أن تستغرق مداخلات الاجتماع كلها معا ما مجموعه بالدقائق: { $minutes }.
rules-cap-session = يجوز أن تستغرق مداخلات هذه الجلسة كلها معا ما مجموعه بالدقائق: { $minutes }.
rules-cap-slot = يجوز أن تستغرق مداخلات كل فترة معا ما مجموعه بالدقائق: { $minutes }.
rules-allowance = بين متكلم وآخر
rules-allowance-words = تُحسب { $time } لتبديل المتكلم؛ ولا تُخصم من الحد الأقصى.
rules-clock = المؤقت
rules-clock-words = يتحول إلى الأصفر { $amber } وإلى الأحمر { $red }.
rules-at-the-limit = عند انتهاء الوقت المخصص
rules-before-the-limit = قبل انتهاء الوقت المخصص بـ { $time }
rules-reply = حق الرد
rules-no-reply = لا يوجد حق رد في هذه الجلسة.
rules-reply-words = { $count ->
    [zero] لا يوجد حق رد. مدته { $limit }.
    [one] حق رد واحد لكل وفد، مدته { $limit }، في النهاية، عندما لا ينتظر غير أصحابه.
    [two] حقا رد على الأكثر لكل وفد، مدة كل منهما { $limit }، في النهاية، عندما لا ينتظر غير أصحابهما.
    [few] { $count } حقوق رد على الأكثر لكل وفد، مدة كل منها { $limit }، في النهاية، عندما لا ينتظر غير أصحابها.
    [many] { $count } حق رد على الأكثر لكل وفد، مدة كل منها { $limit }، في النهاية، عندما لا ينتظر غير أصحابها.
   *[other] { $count } حق رد على الأكثر لكل وفد، مدة كل منها { $limit }، في النهاية، عندما لا ينتظر غير أصحابها.
}
rules-statements = البيانات الخطية
rules-statements-words = تُقبل حتى
rules-statements-usual = (ثلاثة أيام بعد آخر أيام الاجتماع، كما هو معتاد)
rules-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوما
   *[other] { $count } يوم
}
rules-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}

rules-order = ترتيب المتكلمين
rules-dignitaries = الشخصيات الرفيعة
rules-groups = البيانات باسم مجموعة من الدول
rules-joints = البيانات المشتركة لعدة وفود
rules-singles = الوفود التي تتكلم باسمها
rules-order-priority = تأتي أولا، بهذا الترتيب: { $list }. ثم تأتي البقية.
rules-order-no-priority = لا يسبق أحد غيره بسبب صفته.
rules-order-confirmed = للشخصية الرفيعة ذلك الموقع ووقت الكلام متى أكده الرئيس أو الأمانة، وقبل ذلك ما لمن يتكلم باسم وفده.
rules-order-pattern = بين أصحاب الصفة الواحدة تتناوب الفئات: { $list }، ثم وفد من سائر الفئات، ثم من البداية. وتُتجاوز الفئة التي لا ينتظر منها أحد.
rules-order-share = { $category } { $percent } % على الأقل
rules-order-quota = بين أصحاب الصفة الواحدة تُقسم الدقائق: { $list }؛ وتتقاسم سائر الفئات النسبة الباقية، وهي { $rest } %. وما لا تستخدمه فئة يعود إلى غيرها بالتناسب.
rules-order-gender = داخل الفئة الواحدة يتناوب المتكلمون المصرحون بأنواع اجتماعية مختلفة. ومن لم يصرح يُحسب مجموعة قائمة بذاتها.
rules-order-region = داخل الفئة الواحدة يتناوب المتكلمون من مجموعات إقليمية مختلفة. ومن لم يصرح يُحسب مجموعة قائمة بذاتها.
rules-order-time = داخل الفئة الواحدة يُنادى أولا من طلب الكلمة أولا.
rules-order-lot = داخل الفئة الواحدة يُحدَّد الترتيب بالقرعة بين كل من يطلبون الكلمة خلال { $window } من فتح القائمة: فلا ميزة للسرعة. ومن جاء بعدها يأتي خلفهم بحسب الوقت.
rules-order-beacon = تدخل في القرعة قيمة خارجية سُميت مسبقا: { $beacon }.
rules-order-no-beacon = لا تدخل في القرعة أي قيمة خارجية.
rules-order-moves = وفضلا عن ذلك، للرئاسة أن تنقل طلب كلمة لسبب يُدوَّن في السجل، وللوفدين أن يتبادلا ترتيبهما بالتراضي.

rules-example = مثال
rules-example-text = قائمة متخيلة، مُلئت بترتيب الأرقام. وبحسب هذه القواعد يُنادى العشرة الأوائل على النحو التالي:
rules-example-caption = العشرة الأوائل من طلبات متخيلة عددها { $count }
rules-example-place = الترتيب
rules-example-who = من
rules-example-why = السبب
rules-why-reply = حق الرد، في النهاية
rules-why-class = الأولوية { $class } ({ $who })
rules-why-others = بلا أولوية
rules-why-turn = الدور { $turn } لفئته
rules-why-share = بحسب حصتها المستحقة في الدقيقة { $time }
rules-why-balance = الرقم { $count } من مجموعته داخل فئته
rules-why-lot = القرعة { $lot }…
rules-why-late = جاء بعد فترة طلب الكلمة، برقم { $no }
rules-why-time = طلب الكلمة برقم { $no }
rules-order-more = وغيرها، وعددها { $count }.
rules-shift = رقم { $no } من الترتيب { $from } إلى { $to }

draw-title = القرعة: { $session }
draw-heading = القرعة
draw-tab = القرعة
draw-none = لا يُحدَّد ترتيب هذه القائمة بالقرعة: داخل الفئة الواحدة يُنادى أولا من طلب الكلمة أولا.
draw-lead = لكل من يطلب الكلمة خلال { $window } من فتح القائمة الفرصة نفسها، مهما كانت سرعة الاتصال.
draw-commitment = الالتزام بالبذرة
draw-published = نُشر في السطر { $version } من السجل:
draw-no-commitment = لم يُنشر أي التزام ببذرة. وتضع الأمانة قواعد هذه الجلسة من جديد قبل فتح القائمة.
draw-window = فترة طلب الكلمة
draw-closes = تنتهي في
draw-closed = انتهت في
draw-opens-later = تبدأ عند فتح القائمة.
draw-beacon = القيمة الخارجية
draw-beacon-text = سُميت مسبقا لكي لا يختارها أحد بعد انتهاء الفترة.
draw-no-beacon = لا تُدرج أي قيمة. ويرد معنى ذلك أدناه، تحت ”ما تثبته القرعة“.
draw-value = قيمتها
draw-log = السجل لحظة الإغلاق
draw-version = السطر { $version }، وبصمته
draw-seed = البذرة، وقد كُشفت
draw-waits-window = تُجرى القرعة عند انتهاء الفترة.
draw-waits-value = انتهت الفترة. وتُجرى القرعة حال إدخال القيمة الخارجية أو حال ورود طلب كلمة.
draw-lots = نتائج القرعة
draw-lots-text = القيمة الأدنى تأتي أولا. أما القائمة نفسها فتراعي الصفة والفئة قبل القرعة؛ انظر الترتيب وأسبابه.
draw-lots-caption = طلبات الفترة بترتيب القرعة، وعددها { $count }
draw-place = بالقرعة
draw-lot = القيمة
draw-check = تحققوا بأنفسكم
draw-check-file = تنزيل السجل العام لهذا الاجتماع.
draw-check-verify = التحقق من أن شيئا فيه لم يتغير ومن أن القرعة تطابقه:
draw-check-recompute = أو إعادة حساب القيم من دون Rostrum بأسطر Python التالية، تُنفَّذ بجانب الملف:
draw-check-bytes = قيمة القرعة هي SHA-256 لأجزائها، ويسبق كل جزء طوله في ثمانية بايتات، الأعلى أولا: العبارة ”rostrum draw lot 1“، ومعرّف الجلسة، وبايتات البذرة وعددها 32، والسطر في ثمانية بايتات، وبايتات بصمة ذلك السطر وعددها 32، والقيمة الخارجية نصا (فارغا إن لم توجد)، ورقم طلب الكلمة في أربعة بايتات.
draw-scroll = يمكن تمرير الأسطر الطويلة أفقيا.
draw-copy = نسخ
draw-copied = نُسخ
draw-proof = ما تثبته القرعة، وما لا تثبته:
