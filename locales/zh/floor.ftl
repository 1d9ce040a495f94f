# 发言：实时页面。
live-title = 实时
live-now = 正在发言
live-no-script = 本页每 { $seconds } 秒重新载入一次。启用脚本后，页面自动更新，计时不断进行。
live-reload = 立即载入
live-wall = 会议当地时间：

contact-lost = 已 % 秒未与服务器连通。您看到的是当时的情况；计时继续自行进行。

room-of-cap = （发言总时限 { $cap } 中已用）
room-label = 已用发言时间
room-fits = { $fits ->
    [0] 不能确保再容纳一次 { $limit } 的发言。
   *[other] 还可容纳 { $fits } 次 { $limit } 的发言。
}
room-wait = { $waiting ->
    [0] 无人等候。
   *[other] { $unsure ->
        [0] { $waiting } 个代表团等候，均将发言。
       *[other] { $waiting } 个代表团等候，其中 { $unsure } 个可能来不及发言。
    }
}

mark-absent-once = 曾缺席

next-title = 接下来
segment-over = 已结束
segment-runs = 进行中
segment-minutes = { $minutes } 分钟
