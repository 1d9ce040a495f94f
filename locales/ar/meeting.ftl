# صفحة الاجتماع.
meeting-glance = لمحة موجزة
meeting-when = التاريخ والوقت
meeting-where = المكان
meeting-mandate = الولاية
meeting-adopted = اعتُمد في { $date }
meeting-report-to = التقرير مقدم إلى
meeting-council-session = { $body }، الدورة { $ordinal } ({ $year })
meeting-ordinal = { $number }
meeting-register = التسجيل
meeting-follow = المتابعة المباشرة
meeting-calendar = إضافة إلى التقويم
meeting-objective = الهدف
meeting-outcomes = النتائج المتوقعة
meeting-programme = البرنامج
meeting-format = الشكل
meeting-background = معلومات أساسية
meeting-documents = وثائق المعلومات الأساسية
meeting-zone = الأوقات هي أوقات { $zone }.
meeting-zone-reader = وأُضيفت أوقات { $zone } بخط أصغر.
meeting-zone-choose = عرض الأوقات بحسب منطقة أخرى
meeting-zone-label = المنطقة الزمنية
meeting-zone-hint = المنطقة والمدينة، كما في Africa/Nairobi أو America/Bogota.
meeting-zone-unknown = ”{ $zone }“ ليست منطقة زمنية. يرجى كتابة المنطقة والمدينة تفصل بينهما شرطة مائلة، كما في Africa/Nairobi.
meeting-zone-button = عرض هذه الأوقات
meeting-version = الصيغة { $version } من البرنامج ({ $name })، نُشرت في { $date }
meeting-versions = { $count ->
    [zero] لا صيغ للبرنامج
    [one] صيغة واحدة للبرنامج، مع ما تغيّر
    [two] صيغتان للبرنامج، مع ما تغيّر
    [few] { $count } صيغ للبرنامج، مع ما تغيّر
    [many] { $count } صيغة للبرنامج، مع ما تغيّر
   *[other] { $count } صيغة للبرنامج، مع ما تغيّر
  }
meeting-limit = الوقت المخصص لكل مداخلة من مداخلات المشاركين: { $time }، للجميع على قدم المساواة.
meeting-cap = الحد الأقصى لمدة مداخلات المشاركين { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
  } { $scope }.
meeting-cap-meeting = للاجتماع كله
meeting-cap-session = لكل جلسة
meeting-cap-slot = لكل فترة
meeting-all-categories = يجوز للمشاركين من جميع الفئات أخذ الكلمة.
meeting-categories = يجوز للفئات التالية أخذ الكلمة: { $list }.
