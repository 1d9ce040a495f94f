# Leaving a form at once, and being asked to wait.
leave-now = مغادرة سريعة
leave-hint = أو الضغط على مفتاح Escape ثلاث مرات.
leave-title = التوقيت العالمي
too-often = طلبات كثيرة جدا
too-often-text = ورد من عنوانكم عدد من الطلبات يفوق المسموح به في الدقيقة.
too-often-help = يرجى المحاولة من جديد بعد { $seconds } ث؛ وما كتبتموه لا يزال في الصفحة السابقة.
