# بعد الجلسة: الترتيب وأسبابه، والإحصاءات، والملفات المصدَّرة.
exports-tab = الملفات المصدَّرة
order-tab = الترتيب وأسبابه
order-inscription = طلب الكلمة
order-who = الوفد
order-title-page = الترتيب وأسبابه: { $session }
order-lead = كل طلب كلمة وترتيبه بحسب القواعد، وما نُقل علاوة عليها، وما آل إليه. لا شيء هنا تقديري: فكله ناتج عن القواعد والسجل.
order-rules = قواعد الترتيب
order-awaits-lot = يُحدَّد ترتيب هذه القائمة بالقرعة، ولم تُجرَ القرعة بعد. وحتى ذلك الحين ترتَّب بحسب وقت طلب الكلمة.
order-none = لم يطلب أحد الكلمة بعد.
order-caption = طلبات الكلمة: من تكلموا، بذلك الترتيب؛ ثم من ينتظرون، بذلك الترتيب؛ ثم سائر الطلبات
order-by-rules = بحسب القواعد
order-moves = ما نُقل علاوة عليها
order-no-moves = لا شيء
order-outcome = المآل
order-place = { $place }.
order-move = { $what } (السطر { $version }، { $by }؛ من الترتيب { $from } إلى { $to })
order-called-ahead = { $what } من الترتيب { $from }، قبل من سبقوه (السطر { $version }، { $by })
order-changes = تغيرات الترتيب
order-changes-text = { $ordinary ->
    [zero] لكل تغير سطر في السجل.
    [one] لكل تغير سطر في السجل. وتغير واحد منها من السير المعتاد للقائمة، إذ يُدرَج فيها من يُدرَج ويُنادى ويغادرها؛ وهو وارد في الملفات.
    [two] لكل تغير سطر في السجل. وتغيران منها من السير المعتاد للقائمة، إذ يُدرَج فيها من يُدرَج ويُنادى ويغادرها؛ وهما واردان في الملفات.
    [few] لكل تغير سطر في السجل. و{ $ordinary } تغيرات منها من السير المعتاد للقائمة، إذ يُدرَج فيها من يُدرَج ويُنادى ويغادرها؛ وهي واردة في الملفات.
    [many] لكل تغير سطر في السجل. و{ $ordinary } تغيرا منها من السير المعتاد للقائمة، إذ يُدرَج فيها من يُدرَج ويُنادى ويغادرها؛ وهي واردة في الملفات.
   *[other] لكل تغير سطر في السجل. و{ $ordinary } تغير منها من السير المعتاد للقائمة، إذ يُدرَج فيها من يُدرَج ويُنادى ويغادرها؛ وهي واردة في الملفات.
}
order-changes-caption = سائر التغيرات، الأحدث أولا
order-line = السطر في السجل
order-what = ماذا، ومن قام به
order-shifts = من تغير ترتيبه
order-more-changes = التغيرات السابقة لها، وعددها { $count }، واردة في الملفات.
order-came = صار الرقم { $no } في الترتيب { $to }
order-left = غادر الرقم { $no } الترتيب { $from }

change-inscribed = طلب الرقم { $no } الكلمة
change-reply = طلب الرقم { $no } حق الرد
change-amended = عُدّل الرقم { $no }
change-priority = أُعطي الرقم { $no } ترتيب: { $who }
change-moved-before = نُقل الرقم { $no } قبل الرقم { $before }
change-moved-end = نُقل الرقم { $no } إلى النهاية
change-swapped = تبادل الرقمان { $no } و{ $with } الترتيب بالتراضي
change-withdrawn = سُحب الرقم { $no }
change-floor = أُعطي الرقم { $no } الكلمة
change-struck-off = غاب الرقم { $no } مرة أخرى فشُطب
change-absent = غاب الرقم { $no } فصار في النهاية
change-rules = وُضعت قواعد جديدة
change-drawn = أُجريت القرعة
change-called-again = فُتحت المداخلات من جديد، وينتظر مجددا من لم يصل إليهم الدور
change-floor-ended = انتهت المداخلات، ولم يصل الدور إلى من كانوا ينتظرون
change-undone = أُلغي أمر السطر { $version }
change-plan = وُضع ترتيب جديد للمداخلات
change-other = سطر آخر من السجل
by-secretariat = الأمانة
by-chair = الرئاسة
by-participant = أحد المشاركين
by-program = برنامج من برامج الأمانة
by-schedule = القواعد نفسها

outcome-waiting = ينتظر في الترتيب { $place }
outcome-speaking = له الكلمة
outcome-withdrawn = سُحب
outcome-absent = غائب، شُطب
outcome-not-reached = لم يصل إليه الدور
outcome-spoke = تكلم في { $at }، { $time } من { $limit }

figures-title = وقت الكلام
figures-lead = من طلب الكلمة، ومن تكلم، وكم من الوقت. وتُحسب كل مداخلة كما كانت حين أُعطيت الكلمة؛ ولا يغير ما عُدّل لاحقا شيئا هنا.
figures-small-cells = بحسب المنطقة والنوع الاجتماعي لا تُعرض إلا مجاميع لما لا يقل عن { $fewest } من المتكلمين، بدقائق كاملة وللاجتماع كله، لكي لا يُعرف تصريح أي شخص. وتُضم المجموعات الأصغر معا؛ فإن لم يكف ذلك ضُمت إليها مجموعة أخرى.
figures-later = بحسب المنطقة والنوع الاجتماعي تُنشر الإحصاءات بعد اختتام الاجتماع: مجاميع لما لا يقل عن { $fewest } من المتكلمين، بدقائق كاملة. ولو عُرضت قبل ذلك لكشفت تغيراتها ما صرح به كل متكلم.
figures-whole = الاجتماع كله
figures-none = لم يطلب أحد الكلمة بعد.
figures-too-few = تكلم أقل من { $fewest }، فلا يُعرض شيء.
figures-interventions = المداخلات
figures-time = وقت الكلام
figures-mean = المتوسط
figures-over = تجاوزوا الوقت المخصص
figures-not-reached = لم يصل إليهم الدور
figures-presentations = العروض
figures-replies = ردود المشاركين في حلقة النقاش
figures-rights = حقوق الرد
figures-by-category = بحسب الفئة
figures-by-standing = بحسب الصفة
figures-by-region = بحسب المجموعة الإقليمية
figures-by-gender = بحسب النوع الاجتماعي المصرح به
figures-by-delegation = بحسب الوفد
figures-group = المجموعة
figures-inscribed = طلبوا الكلمة
figures-spoke = تكلموا
figures-absent = غابوا
figures-withdrawn = سحبوا الطلب
figures-waiting = ينتظرون
figures-share = الحصة من الوقت
figures-minutes = { $minutes } د
figures-percent = { $percent } %
figures-chart = الحصة من وقت الكلام: { $by }
figures-chart-most = الحصة من وقت الكلام: { $by }، الأعلى وعددها { $count }
figures-quota = القواعد: { $percent } % على الأقل
figures-joint = مجموعات أخرى معا
figures-not-declared = غير مصرح به
figures-delegation = الوفد { $no }

figures-region-africa = الدول الأفريقية
figures-region-asia_pacific = دول آسيا والمحيط الهادئ
figures-region-eastern_europe = دول أوروبا الشرقية
figures-region-latin_america_caribbean = دول أمريكا اللاتينية ومنطقة البحر الكاريبي
figures-region-western_europe_others = دول أوروبا الغربية ودول أخرى
figures-gender-woman = نساء
figures-gender-man = رجال
figures-gender-another = نوع اجتماعي آخر

exports-title = الملفات المصدَّرة
exports-lead = كل ما تخلفه مداخلات هذا الاجتماع في ملفات، في أي لحظة وبلا تسجيل دخول. ومن طلب حجب هويته عن الجمهور لا يرد فيها إلا بفئته.
exports-of-log = السجل
exports-of-order = الترتيب
exports-of-figures = الإحصاءات
exports-log = كل الأحداث، حدث في كل سطر، مع سلسلة البصمات. وهوية المشاركين مختومة. وهذا هو الملف الذي يُتحقق منه.
exports-log-table = السجل في جدول، بالأسماء كما يجوز لكم الاطلاع عليها.
exports-order = كل طلب كلمة وترتيبه بحسب القواعد، وما نُقل علاوة عليها، وما آل إليه.
exports-order-json = المحتوى نفسه، مع كل تغير في الترتيب والسطر الذي أحدثه.
exports-figures = المداخلات ووقت الكلام بحسب المجموعة، كما في صفحة الإحصاءات.
exports-head = بصمة السطر الأخير
exports-head-text = يرجى حفظها أو تصويرها: فالسجل الذي يثبت التحقق منه ويمر بهذه البصمة هو سجل هذه اللحظة. وهي بصمة السطر { $version }.
exports-verify = للتحقق من ملف:
exports-docs = ما يثبته ذلك، وما لا يثبته:
