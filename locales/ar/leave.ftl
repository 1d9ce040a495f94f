# Leaving a form at once, and being asked to wait.
leave-now = مغادرة سريعة
leave-hint = أو اضغط على مفتاح Escape ثلاث مرات.
leave-title = التوقيت العالمي
too-often = طلبات كثيرة جدا
too-often-text = ورد من عنوانك عدد من الطلبات يفوق المسموح به في الدقيقة.
too-often-help = حاول مجددا بعد { $seconds } s؛ ما كتبته لا يزال في الصفحة السابقة.
