# 屏幕显示的文字。

category-states = 国家
category-local_governments = 地方和区域政府
category-national_institutions = 国家人权机构
category-city_networks = 城市网络
category-international_organizations = 国际组织
category-united_nations = 联合国实体
category-academia = 学术界
category-non_governmental = 非政府组织
category-other = 其他利益攸关方

unnamed-states = 一国代表
unnamed-local_governments = 一地方或区域政府代表
unnamed-national_institutions = 一国家人权机构代表
unnamed-city_networks = 一城市网络代表
unnamed-international_organizations = 一国际组织代表
unnamed-united_nations = 一联合国实体代表
unnamed-academia = 一名学术界代表
unnamed-non_governmental = 一非政府组织代表
unnamed-other = 一名其他利益攸关方代表

segment-opening_remarks = 开幕致辞
segment-presentations = 专题介绍
segment-floor = 与会者发言
segment-replies = 答复
segment-concluding_remarks = 总结发言

language-ar = 阿拉伯文
language-zh = 中文
language-en = 英文
language-fr = 法文
language-ru = 俄文
language-es = 西班牙文

floor-has-floor = 正在发言
floor-nobody = 目前无人发言
floor-closed = 会议已结束
floor-no-plan = 尚未排定议程
floor-comes = { $title }：{ $time }
floor-on-behalf = 代表{ $whom }
floor-public-as = 不公开。只显示和说出：{ $whom }

clock-left = 剩余
clock-last = 时间将到
clock-over = 已超时
clock-paused = 暂停
clock-of = 共 %
clock-say-last = 发言时间将到
clock-say-over = 发言时间已到

list-title = 发言名单
list-none = 本次会议没有设发言名单
list-open = 开放报名
list-closed = 已截止
list-over = 发言已结束
list-empty = 名单上尚无人报名。
list-nobody-waits = 名单上已无人等候发言。
list-floor-over = 本场会议的与会者发言已结束。
standing-mark-dignitary = 政要
standing-mark-group = 集团
standing-mark-joint = 联合发言
outlook-will = 将发言
outlook-may-not = 可能来不及发言
outlook-will-not = 来不及发言

display-title = 屏幕
display-next = 下一位

state-suspended = 会议暂停
state-point = 程序问题：{ $whom }
state-question = 正在向发言人提问
state-right-of-reply = 行使答辩权
state-reply = 答复

cue-normal = 请您发言
cue-last = 请结束发言
cue-over = 您的发言时间已到
cue-paused = 计时已停止
cue-nobody = 主席请您发言时开始计时

say-be-ready = 请做好准备：下一位就是您。
say-microphone = 请现在测试您的麦克风和摄像头。
say-slowly = 请放慢语速：您的发言正在同声传译。
say-conclude = 请结束发言。

screen-contact = 已 % 秒未连通
screen-no-script = 本屏幕每 { $seconds } 秒重新载入一次。请启用脚本以便计时。
screen-revoked = 此链接已失效，请向秘书处索取新链接。
screen-rehearsal = 演练
screen-list-is-open = 名单开放报名
screen-list-is-closed = 名单已截止
screen-waiting = { $count ->
    [0] 无人等候
   *[other] { $count } 个代表团等候发言
}
screen-page = 第 %from–%to 位，共 %all 位
screen-speaks = 发言语文：{ $language }
screen-statement = 发言稿
screen-no-statement = 尚未收到发言稿
screen-no-next = 本环节无下一位发言者
screen-represented = { $whom }（{ $names }；所代表：{ $count }，已确认：{ $confirmed }）
screen-not-confirmed = { $name }（未确认）
