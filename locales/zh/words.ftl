# 本领域用语和日期。各族文字（standing-、month- 等）由代码组成。

standing-dignitary = 政要发言
standing-group = 代表一个国家集团
standing-joint = 若干代表团联合发言
standing-single = 代表本代表团

role-chair = 主席
role-moderator = 主持人
role-panellist = 专题小组成员
role-speaker = 发言者

session-kind-opening = 开幕式
session-kind-panel = 小组讨论会
session-kind-closing = 闭幕式
session-kind-break = 休息

month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日

date-long = { $year }年{ $month }{ $day }日{ $weekday }
date-short = { $year }年{ $month }{ $day }日
instant = { $date } { $time } { $zone }

body-human_rights_council = 人权理事会
body-general_assembly = 大会
body-economic_and_social_council = 经济及社会理事会

place-online = 线上
place-online-on = 线上（{ $platform }）
place-hybrid = { $place }，以及{ $online }
mandate-line = { $body }，任务授权 { $symbol }

length-minutes = { $minutes ->
   *[other] { $minutes } 分钟
  }
length-seconds = { $seconds ->
   *[other] { $seconds } 秒
  }
length-both = { $minutes } 分 { $seconds } 秒
