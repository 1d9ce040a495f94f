# 发言名单的规则和抽签。
rules-title = 发言名单的规则：{ $session }
rules-heading = 发言名单的规则
rules-other-list = 其他名单：
rules-tab = 规则
meeting-rules = 发言名单的规则
meeting-order = 次序和理由
rules-pages = 本发言名单的页面
rules-state-open = 名单开放报名
rules-state-closed = 名单已截止
rules-state-not-yet = 名单尚未开放
rules-state-due = 即将开放。
rules-all-from-note = 这些规则均依据概念说明，或为通常做法。
rules-from-note = 依据概念说明
rules-no = 第 { $no } 号
rules-to-draw = 抽签：承诺、报名期和核对方法

rules-who = 谁可以报名
rules-who-all = 所有类别的代表团。
rules-who-some = 下列类别的代表团：{ $list }。
rules-who-only = { $count ->
   *[other] 其中仅限秘书处指明的 { $count } 个代表团。
}
rules-opens = 开放
rules-opens-at = 名单于{ $at }开放。
rules-opens-by-hand = 由秘书处开放名单。
rules-closes = 截止
rules-closes-at = 于{ $at }截止。
rules-closes-with-floor = 与会者发言结束时截止，除非秘书处提前截止。
rules-per-delegation = 每个代表团的报名数
rules-per-delegation-words = { $count ->
   *[other] 每个代表团最多 { $count } 个报名。
}
rules-text = 发言稿文本
rules-text-asked = 请提供文本，供口译员和报告使用。提交与否自愿。
rules-text-not-asked = 不要求提供文本。
rules-limits = 发言时限
rules-limit-single = 每次发言 { $time }。
rules-limit-other = { $who }：{ $time }。
rules-limit-panellists = 专题小组成员介绍 { $time }，答复 { $reply }。
rules-cap = 发言总时限
rules-no-cap = 不设总时限。
rules-cap-meeting = 整个会议的所有发言合计不超过 { $minutes } 分钟。
rules-cap-session = 本场会议的所有发言合计不超过 { $minutes } 分钟。
rules-cap-slot = 每个时段的发言合计不超过 { $minutes } 分钟。
rules-allowance = 两位发言者之间
rules-allowance-words = 更换发言者按 { $time } 计算，不计入总时限。
rules-clock = 计时
rules-clock-words = { $amber }变为黄色，{ $red }变为红色。
rules-at-the-limit = 时限届满时
rules-before-the-limit = 时限届满前 { $time }
rules-reply = 答辩权
rules-no-reply = 本场会议不设答辩权。
rules-reply-words = { $count ->
   *[other] 每个代表团最多行使 { $count } 次答辩权，每次 { $limit }，在最后没有其他人等候时进行。
}
rules-statements = 书面发言稿
rules-statements-words = 提交截止时间：
rules-statements-usual = （按惯例为会议最后一天后三天）
rules-days = { $count ->
   *[other] { $count } 天
}
rules-hours = { $count ->
   *[other] { $count } 小时
}

rules-order = 发言次序
rules-dignitaries = 政要
rules-groups = 代表国家集团的发言
rules-joints = 若干代表团的联合发言
rules-singles = 代表本代表团的发言
rules-order-priority = 先按此次序发言：{ $list }。其余随后。
rules-order-no-priority = 任何人不因身份而优先。
rules-order-confirmed = 政要在主席或秘书处确认后才享有该顺序和发言时间；在此之前按代表本代表团发言者处理。
rules-order-pattern = 身份相同者按类别轮流：{ $list }，然后是所有其他类别中的一个，再从头开始。无人等候的类别跳过。
rules-order-share = { $category }至少 { $percent } %
rules-order-quota = 身份相同者按类别分配时间：{ $list }；所有其他类别分享其余 { $rest } %。某一类别未用的时间按比例归其他类别。
rules-order-gender = 同一类别内，申报不同性别的发言者轮流发言。未申报者自成一组。
rules-order-region = 同一类别内，不同区域集团的发言者轮流发言。未申报者自成一组。
rules-order-time = 同一类别内，先报名者先发言。
rules-order-lot = 同一类别内，次序在名单开放后 { $window } 内报名的所有人中抽签决定：快慢无关。之后报名者按时间排在其后。
rules-order-beacon = 抽签采用一个事先指明的外部数值：{ $beacon }。
rules-order-no-beacon = 抽签不采用外部数值。
rules-order-moves = 此外，主席可以移动某一报名，理由载入记录；两个代表团可以协商交换位次。

rules-example = 示例
rules-example-text = 一份虚构的名单，按编号次序填写。按照这些规则，前十位的发言次序如下：
rules-example-caption = { $count } 个虚构报名中的前十个
rules-example-place = 位次
rules-example-who = 发言者
rules-example-why = 理由
rules-why-reply = 答辩权，在最后
rules-why-class = 优先级 { $class }（{ $who }）
rules-why-others = 无优先
rules-why-turn = 本类别第 { $turn } 轮
rules-why-share = 按份额，应在第 { $time } 分钟
rules-why-balance = 本类别中本组第 { $count } 位
rules-why-lot = 签号 { $lot }…
rules-why-late = 报名期后报名，第 { $no } 号
rules-why-time = 报名第 { $no } 号
rules-order-more = 另有 { $count } 个。
rules-shift = 第 { $no } 号从第 { $from } 位到第 { $to } 位

draw-title = 抽签：{ $session }
draw-heading = 抽签
draw-tab = 抽签
draw-none = 本名单的次序不由抽签决定：同一类别内，先报名者先发言。
draw-lead = 名单开放后 { $window } 内报名者机会均等，与网速快慢无关。
draw-commitment = 对种子的承诺
draw-published = 公布于记录第 { $version } 行：
draw-no-commitment = 未公布对种子的承诺。秘书处将在名单开放前重新设定本场会议的规则。
draw-window = 报名期
draw-closes = 结束时间：
draw-closed = 已结束：
draw-opens-later = 名单开放时开始。
draw-beacon = 外部数值
draw-beacon-text = 事先指明，以免有人在报名期后选择。
draw-no-beacon = 不采用。其含义见下文“抽签能证明什么”。
draw-value = 其数值
draw-log = 截止时刻的记录
draw-version = 第 { $version } 行，其哈希值为
draw-seed = 现已公布的种子
draw-waits-window = 报名期结束后抽签。
draw-waits-value = 报名期已结束。输入外部数值后，或有人报名后，即行抽签。
draw-lots = 抽签结果
draw-lots-text = 签号小者在前。名单本身先按身份和类别、再按抽签排列；见次序及其理由。
draw-lots-caption = { $count ->
   *[other] 报名期内的 { $count } 个报名，按签号排列
}
draw-place = 抽签位次
draw-lot = 签号
draw-check = 自行核对
draw-check-file = 下载本次会议的公开记录。
draw-check-verify = 核对记录未被改动，且抽签结果与之相符：
draw-check-recompute = 或不用 Rostrum，在文件旁运行以下 Python 代码重新计算签号：
draw-check-bytes = 签号是各部分的 SHA-256，每一部分之前为其长度（八个字节，高位在前）：“rostrum draw lot 1”字样、会议标识、种子的 32 个字节、行号（八个字节）、该行哈希值的 32 个字节、外部数值文本（如无则为空）以及报名编号（四个字节）。
draw-scroll = 长行可横向滚动。
draw-copy = 复制
draw-copied = 已复制
draw-proof = 抽签能证明什么，不能证明什么：
