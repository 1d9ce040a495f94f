# Leaving a form at once, and being asked to wait.
leave-now = 快速离开
leave-hint = 或连按三次 Escape 键。
leave-title = 世界时间
too-often = 请求过多
too-often-text = 来自您地址的请求超过了每分钟允许的数量。
too-often-help = 请在 { $seconds } 秒后重试；您输入的内容仍在上一页。
