# ما تعرضه الشاشات.

category-states = الدول
category-local_governments = الحكومات المحلية والإقليمية
category-national_institutions = المؤسسات الوطنية لحقوق الإنسان
category-city_networks = شبكات المدن
category-international_organizations = المنظمات الدولية
category-united_nations = كيانات الأمم المتحدة
category-academia = الأوساط الأكاديمية
category-non_governmental = المنظمات غير الحكومية
category-other = أصحاب المصلحة الآخرون

unnamed-states = ممثل لإحدى الدول
unnamed-local_governments = ممثل لإحدى الحكومات المحلية أو الإقليمية
unnamed-national_institutions = ممثل لإحدى المؤسسات الوطنية لحقوق الإنسان
unnamed-city_networks = ممثل لإحدى شبكات المدن
unnamed-international_organizations = ممثل لإحدى المنظمات الدولية
unnamed-united_nations = ممثل لأحد كيانات الأمم المتحدة
unnamed-academia = ممثل للأوساط الأكاديمية
unnamed-non_governmental = ممثل لإحدى المنظمات غير الحكومية
unnamed-other = ممثل لأحد أصحاب المصلحة الآخرين

segment-opening_remarks = ملاحظات افتتاحية
segment-presentations = العروض
segment-floor = مداخلات المشاركين
segment-replies = الردود
segment-concluding_remarks = ملاحظات ختامية

language-ar = العربية
language-zh = الصينية
language-en = الإنكليزية
language-fr = الفرنسية
language-ru = الروسية
language-es = الإسبانية

floor-has-floor = الكلمة الآن لـ
floor-nobody = لم تُعط الكلمة لأحد
floor-closed = اختُتم الاجتماع
floor-no-plan = لم يُحدَّد ترتيب الكلمات بعد
floor-comes = { $title }: { $time }
floor-on-behalf = باسم { $whom }
floor-public-as = غير معلن. يُعرض ويُذكر فقط: { $whom }

clock-left = الوقت المتبقي
clock-last = الوقت على وشك الانتهاء
clock-over = تجاوز الوقت المحدد
clock-paused = توقف مؤقت
clock-of = من %
clock-say-last = الوقت المحدد على وشك الانتهاء
clock-say-over = انتهى الوقت المحدد

list-title = قائمة المتكلمين
list-none = لا توجد قائمة متكلمين لأي جلسة من جلسات هذا الاجتماع
list-open = مفتوحة
list-closed = مغلقة
list-over = انتهت المداخلات
list-empty = لم يُسجَّل أحد في هذه القائمة بعد.
list-nobody-waits = لم يعد أحد ينتظر في هذه القائمة.
list-floor-over = انتهت مداخلات المشاركين في هذه الجلسة.
standing-mark-dignitary = شخصية رفيعة
standing-mark-group = مجموعة
standing-mark-joint = بيان مشترك
outlook-will = سيتكلم
outlook-may-not = قد لا يصل إليه الدور
outlook-will-not = لن يصل إليه الدور

display-title = الشاشة
display-next = التالي

state-suspended = الجلسة معلقة
state-point = نقطة نظام: { $whom }
state-question = يُطرح سؤال على المتكلم
state-right-of-reply = حق الرد
state-reply = رد

cue-normal = لكم الكلمة
cue-last = يرجى اختتام الكلمة
cue-over = انتهى الوقت المخصص لكم
cue-paused = المؤقت متوقف
cue-nobody = يبدأ المؤقت عندما تُعطى لكم الكلمة

say-be-ready = يرجى الاستعداد: دوركم هو التالي.
say-microphone = يرجى اختبار الميكروفون والكاميرا الآن.
say-slowly = يرجى التحدث ببطء: كلمتكم تُترجم ترجمة فورية.
say-conclude = يرجى اختتام الكلمة.

screen-contact = لا اتصال منذ % ث
screen-no-script = تُعيد هذه الشاشة تحميل نفسها كل { $seconds } ثانية. يرجى تفعيل البرامج النصية ليعمل المؤقت.
screen-revoked = لم يعد هذا الرابط صالحا. يرجى طلب رابط جديد من الأمانة.
screen-rehearsal = تدريب
screen-list-is-open = القائمة مفتوحة
screen-list-is-closed = القائمة مغلقة
screen-waiting = { $count ->
    [0] لا أحد ينتظر
    [one] وفد واحد ينتظر
    [two] وفدان ينتظران
    [few] { $count } وفود تنتظر
    [many] { $count } وفدا ينتظر
   *[other] { $count } وفد ينتظر
}
screen-page = %from–%to من %all
screen-speaks = لغة الكلمة: { $language }
screen-statement = البيان
screen-no-statement = لم يرد أي بيان
screen-no-next = لا متكلم تاليا في هذا الجزء
screen-represented = { $whom } ({ $names }؛ عدد الممثَّلين: { $count }، منهم من أكّد: { $confirmed })
screen-not-confirmed = { $name } (لم يؤكَّد)
