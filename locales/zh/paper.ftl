# 纸质发言名单。
paper-title = 发言名单
paper-back = 返回
paper-how = 请用浏览器打印本页（Ctrl + P）；适合 A4 横向打印。
paper-for-all = 公开：不对公众公开的姓名不在此列出。
paper-printed = 截至{ $time }，发言记录第 { $version } 版。
paper-waiting = { $count ->
    [0] 无人等候
   *[other] { $count } 个代表团等候发言
  }
paper-over = 各场会议的与会者发言均已结束：任何发言名单上都已无人等候。
paper-lot = 次序由抽签决定，尚未抽签；各行按报名时间排列。
paper-order = 次序
paper-no = 编号
paper-delegation = 代表团和发言者
paper-standing = 身份
paper-single = 本代表团
paper-limit = 时限
paper-expected = 预计发言时间
paper-began = 开始
paper-ended = 结束
paper-remarks = 备注
paper-late = 连接中断期间发生的情况事后补录，以此处所记时间为准。

live-own = 前往我的页面：我的位次和预计发言时间
live-you = 您
live-print = 打印此名单
