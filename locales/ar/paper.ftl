# قائمة المتكلمين على الورق.
paper-title = قائمة المتكلمين
paper-back = عودة
paper-how = يرجى طباعة هذه الصفحة من المتصفح (Ctrl + P)؛ وهي تتسع لها ورقة A4 بالعرض.
paper-for-all = للجمهور: لا ترد هنا الأسماء المحجوبة عن الجمهور.
paper-printed = الوضع في الساعة { $time }، الصيغة { $version } من سجل المداخلات.
paper-waiting = { $count ->
    [zero] لا أحد ينتظر
    [one] وفد واحد ينتظر
    [two] وفدان ينتظران
    [few] { $count } وفود تنتظر
    [many] { $count } وفدا ينتظر
   *[other] { $count } وفد ينتظر
  }
paper-over = انتهت مداخلات المشاركين في جميع الجلسات: لم يعد أحد ينتظر في أي قائمة من قوائم المتكلمين.
paper-lot = يُحدَّد الترتيب بالقرعة، ولم تُجرَ القرعة بعد؛ والأسطر مرتبة بحسب وقت طلب الكلمة.
paper-order = الترتيب
paper-no = رقم
paper-delegation = الوفد والمتكلم
paper-standing = الصفة
paper-single = الوفد نفسه
paper-limit = الوقت
paper-expected = الدور المتوقع
paper-began = البداية
paper-ended = النهاية
paper-remarks = ملاحظات
paper-late = يُدخَل لاحقا ما يحدث أثناء انقطاع الاتصال، بالأوقات المدونة هنا.

live-own = إلى صفحتي: ترتيبي ودوري المتوقع
live-you = أنتم
live-print = طباعة هذه القائمة
