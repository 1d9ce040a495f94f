# كلمات المجال والتواريخ. تبدأ التواريخ بعلامة اتجاه لأن ما يليها قيم معزولة. تُركَّب المجموعات (standing- و month- …) من رموز.

standing-dignitary = كلمة لشخصية رفيعة
standing-group = باسم مجموعة من الدول
standing-joint = بيان مشترك لعدة وفود
standing-single = باسم وفدي

role-chair = رئاسة الجلسة
role-moderator = إدارة النقاش
role-panellist = المشاركة في حلقة النقاش
role-speaker = إلقاء كلمة

session-kind-opening = الجلسة الافتتاحية
session-kind-panel = حلقة نقاش
session-kind-closing = الجلسة الختامية
session-kind-break = استراحة

month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيه
month-7 = تموز/يوليه
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

date-long = { "\u200F" }{ $weekday }، { $day } { $month } { $year }
date-short = { "\u200F" }{ $day } { $month } { $year }
instant = { "\u200F" }{ $date }، { $time } { $zone }

body-human_rights_council = مجلس حقوق الإنسان
body-general_assembly = الجمعية العامة
body-economic_and_social_council = المجلس الاقتصادي والاجتماعي

place-online = عبر الإنترنت
place-online-on = عبر الإنترنت ({ $platform })
place-hybrid = { $place }، و{ $online }
mandate-line = { $body }، الولاية { $symbol }

length-minutes = { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
  }
length-seconds = { $seconds ->
    [zero] { $seconds } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $seconds } ثوان
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
  }
length-both = { $minutes } د { $seconds } ث
