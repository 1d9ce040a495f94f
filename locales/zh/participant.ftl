# 与会者本人的页面。
own-title = 我的页面
own-level-delegation_only = 公众只能看到您的代表团。您的姓名仅为秘书处和主席所知。但您口头所说的内容仍可能被他人录下。
own-level-category_only = 公众只能看到您的类别。您的姓名和代表团仅为秘书处和主席所知。但您口头所说的内容仍可能被他人录下。
own-level-secretariat_only = 只有秘书处知道您是谁。其他所有人，包括主席，只看到其他利益攸关方中的一个编号。但您口头所说的内容仍可能被他人录下。
own-refresh = 重新查看名单
own-sent-before = 此表格此前已以其他内容发送并被接受。请查看页面现在显示的内容，并在此基础上更改。
own-suspended = 会议暂停

own-list = 发言名单
own-list-open = 开放报名
own-list-closed = 未开放
own-list-over = 发言已结束
own-list-closed-help = 名单目前不接受报名；秘书处将宣布何时开放。您可以不报名而提交书面发言稿。
own-list-waiting = { $count ->
    [0] 名单上无人等候。
   *[other] 名单上有 { $count } 个代表团等候。
  }
own-rules = 本名单的规则
own-opening = 开放
own-opened = 开放时间：
own-opens = 将开放：
own-opens-at = 名单开放时间：
own-opens-unknown = 秘书处将宣布何时开放。
own-closed = 截止时间：
own-closes = 将截止：
own-closes-with-floor = 与会者发言结束时截止。
own-order = 次序
own-order-time = 在每一类身份内按报名时间排列。
own-lot-drawn = 次序已在报名期内报名的所有人中抽签决定。之后报名者排在其后。
own-lot-until = 次序在此时之前报名的所有人中抽签决定：
own-lot-speed = 在此之前人人机会均等：快慢无关。
own-lot-awaits = 报名期已结束；正在抽签决定次序。现在报名者排在报名期内报名者之后。
own-lot-window = 次序在名单开放后 { $time } 内报名的所有人中抽签决定。
own-limits = 发言时限
own-limit-all = 人人均为 { $time }。
own-limit-lowered = 主席已为其余发言者缩短时限。

own-status-waiting = 贵代表团在此名单上（报名第 { $no } 号）。
own-number = 报名第 { $no } 号
own-status-reply = 已为您要求行使答辩权（第 { $no } 号）。
own-status-speaking = 贵代表团正在发言（第 { $no } 号）。
own-status-spoke = 贵代表团已发言（第 { $no } 号）。
own-status-withdrawn = 第 { $no } 号报名已撤回。
own-status-absent = 两次请贵代表团发言均缺席；第 { $no } 号已从名单上删除。
own-status-not-reached = 贵代表团（第 { $no } 号）来不及发言。您可在{ $until }之前提交发言稿；发言稿将与已宣读的发言稿并列，标明“未宣读”。
own-colleague = 此报名由贵代表团的另一人提出，可由其更改或撤回。
own-colleague-protected = 贵代表团中一名身份不对公众公开的人已在此报名。每个代表团在一个名单上有一个报名，规则准许更多者除外。
own-speaker = 发言者：{ $name }
own-speaker-you = 由您发言
own-speaker-later = 尚未指定发言者
own-place-of = { $count ->
   *[other] 是您在共 { $count } 个报名的名单上的位次
  }
own-turn = 预计发言时间：
own-will-speak = 将发言
own-may-not-be-reached = 可能来不及发言
own-will-not-be-reached = 来不及发言
own-why-will = 即使您之前的发言者全部用满时限，您仍有时间发言。
own-why-may-not = 只有您之前的发言者所用时间不超过迄今发言者所用的时间，您才有时间发言。
own-why-will-not = { $before ->
   *[other] 您之前有 { $before } 个代表团
  }，{ $fits ->
    [0] 剩余时间已不够再作一次发言
   *[other] 剩余时间够作 { $fits } 次发言
  }。请提交书面发言稿，以便无论如何都予以保存。
own-lot-place = 您的位次由抽签决定。报名期内报名者机会均等；报名期持续至

own-standing = 您代表谁发言？
own-standing-first = 排在代表本代表团发言者之前。
own-standing-confirmed = 确认后优先。
own-standing-wrong = 请选择您代表谁发言。
own-behalf = 代表
own-behalf-hint = 仅用于集团或联合发言：请按宣布时所用写法填写集团名称或各代表团。
own-behalf-wrong = 请填写您代表谁发言：集团名称，或联合发言的各代表团。
own-behalf-long = 此处最多 300 个字符；请填写集团名称，并在发言稿中列出各代表团。
own-later = 我们稍后指定发言者
own-later-hint = 位次属于贵代表团。请在轮到之前指定贵代表团的一名已注册与会者。
own-declared = 性别和区域集团（可不填）
own-declared-gender-order = 在次序允许的情况下，申报不同性别的发言者轮流发言。区域集团仅用于统计。
own-declared-region-order = 在次序允许的情况下，不同区域集团的发言者轮流发言。性别仅用于统计。
own-declared-figures = 两者仅用于统计，例如按性别统计的发言时间；名单次序与之无关。
own-declared-private = 您申报的内容不公开：只有秘书处和主席能在您的姓名旁看到。
own-gender = 发言者的性别
own-region = 代表团所属区域集团
own-region-known = 代表团所属区域组：{ $region }（按国家）。
own-not-declared = 未申报
own-inscribe = 要求发言

own-amend = 更改报名内容
own-amend-button = 保存更改
own-substitute = 指定另一名发言者
own-speaker-label = 由谁发言？
own-speaker-hint = 贵代表团中公众可以看到的已注册与会者。如为其他人，请与秘书处联系。
own-substitute-button = 指定此人发言
own-withdraw = 撤回此报名
own-withdraw-ask = 位次将被放弃。重新报名者排在名单末尾。
own-withdraw-button = 是，撤回
own-swap = 与另一代表团交换位次
own-offer-got = { $whom }提议与您交换位次。
own-offer-answer = 答复
own-offer-made = 您已向{ $whom }提议交换位次；须由对方接受。
own-swap-places = 您在第 { $mine } 位，对方在第 { $theirs } 位；交换后您在第 { $theirs } 位，对方在第 { $mine } 位。其他人的位次不变。
own-accept = 接受交换
own-decline = 拒绝
own-take-back = 收回提议

own-done-inscribed = 贵代表团已列入名单。
own-done-amended = 报名内容已更改。
own-done-substituted = 已指定发言者。
own-done-withdrawn = 报名已撤回。
own-done-offered = 已提议交换。另一代表团接受后即生效。
own-done-swapped = 两个代表团已交换位次。
own-done-dropped = 提议已取消；无人位次变动。
own-done-raised = 您已举手提出程序问题。主席可以看到。
own-done-lowered = 您已放下手。
own-done-reply = 您的答辩权已列入名单。

own-hands = 举手
own-point = 程序问题
own-point-ask = 程序问题涉及会议如何进行，而非发言内容。主席立即处理；正在发言者将被打断。
own-point-button = 提出程序问题
own-point-lower = 放下手
own-point-raised = 已提出
own-point-raised-text = 您已举手提出程序问题；主席可以看到。
own-point-taken = 正在处理
own-point-taken-text = 请您就程序问题发言。
own-point-lowered = 您提出程序问题的举手已放下
own-point-ruled = 已裁定
own-point-ruling = 主席就您的程序问题作出裁定：
own-reply = 答辩权
own-reply-kind = 答辩权
own-reply-when = 名单上没有其他人等候时，请要求行使答辩权者发言。
own-reply-ask = 答辩权是对有关贵代表团的言论作出答复。时限为 { $time }，在没有其他人等候时行使。
own-reply-button = 要求行使答辩权
own-reply-waits = 您的答辩权已列入名单。

own-say-speaking = 请您发言。
own-say-next = 下一位就是您。
own-say-soon = { $count ->
   *[other] 您之前还有 { $count } 位发言者。请做好准备。
  }
own-say-not-reached = 与会者发言已结束，贵代表团来不及发言。您可在{ $until }之前提交发言稿。
own-note-chair = 主席致您本人
own-note-secretariat = 秘书处致您本人
own-note-seen = 我已阅读
own-readiness = 即将轮到您。请告知主席您已准备就绪：
own-here = 我已到场
own-microphone = 麦克风已测试

own-statement = 书面发言稿
own-statement-none = 您尚未为本场会议提交发言稿。
own-statement-open = 提交发言稿
own-statement-again = 提交新版本
own-statement-until = 发言稿提交截止时间：
own-statement-closed = 本场会议的发言稿提交截止时间为{ $until }；如您的发言稿须在此之后提交，请与秘书处联系。
own-statement-version = 第 { $version } 版
own-statement-words = { $count ->
   *[other] { $count } 词
  }
own-statement-label = 发言稿正文
own-statement-hint = 发言时限为 { $time }。发言稿可长于口头发言；无论您是否发言，均予接收。
own-statement-empty = 请在栏内填写发言稿，或选择非空的文本文件。
own-statement-long = 一份发言稿最多 100,000 个字符。
own-file = 或文本文件
own-file-hint = 纯文本（.txt）。如选择文件，则以文件代替上面的文字。
own-file-wrong = 此文件不是 UTF-8 纯文本。请另存为“纯文本（UTF-8）”，或将文字复制到栏内。
own-hand-in = 提交
own-delivered = 已宣读
own-not-delivered = 未宣读
own-not-delivered-text = 报告将其与已宣读的发言稿并列，并作此标记。

swap-title = 交换位次
swap-text = 您在第 { $place } 位。请选择与谁交换；您取得对方的位次，对方取得您的位次，其他人不变。
swap-consent = 另一代表团接受之前，一切不变。在此之前您可以收回提议。除秘书处和主席外，只有双方能看到。
swap-you = 您
swap-offer = 提议交换
swap-offer-label = 向{ $whom }提议交换：以您的第 { $mine } 位换对方的第 { $theirs } 位
swap-offered = 已提议
swap-back = 返回我的页面

receipt-title = 发言稿回执
receipt-text = 发言稿已收到并保存。较早的版本也予保存；以最新版本为准。
receipt-session = 会议
receipt-from = 提交者
receipt-received = 收到时间
receipt-version = 版本
receipt-words = 词数
receipt-statement = 收到的文本
receipt-back = 返回我的页面
