# Leaving a form at once, and being asked to wait.
leave-now = Быстро уйти
leave-hint = Или трижды нажмите Escape.
leave-title = Мировое время
too-often = Слишком много запросов
too-often-text = С вашего адреса пришло больше запросов, чем разрешено за минуту.
too-often-help = Повторите через { $seconds } с; введенное вами осталось на предыдущей странице.
