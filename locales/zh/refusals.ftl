# 不允许与会者所作操作的规则，以固定名称列出。
numbered-inscription = 第 { $no } 号
named-inscription = { $name }（第 { $no } 号）

refusal-no-plan = 本次会议尚无发言安排；须先由秘书处导入概念说明。
refusal-meeting-closed = 会议已结束，不能再进行任何操作。
refusal-unknown-session = 日程中没有“{ $session }”这场会议；请选择已列出的会议。
refusal-unknown-inscription = 没有{ $whom }报名；请选择名单上的报名。
refusal-no-floor-in-session = “{ $session }”没有与会者发言的时间，因此没有发言名单；请选择有名单的会议。
refusal-floor-is-over = 本场会议的与会者发言已结束；请改为提交书面发言稿。
refusal-list-is-closed = 发言名单已截止；秘书处将宣布何时开放。书面发言稿可随时提交。
refusal-category-may-not-inscribe = “{ $category }”类别不得在本次会议上发言；请改为提交书面发言稿。
refusal-already-inscribed = 贵代表团已在此名单上；如要另行报名，须由先前报名的人撤回。
refusal-not-yours = { $whom }报名由他人提出；您只能撤回自己的报名。
refusal-not-inscriber = 贵代表团已指明由谁代表其报名，您不在其中；请与团长或联络人联系。
refusal-not-confirmed = 贵代表团尚未确认您代表其发言；请与其联络人或秘书处联系。您可以提交书面发言稿。
refusal-not-accepted = 此人的注册未获接受，因此不能发言。其本人页面显示注册状况。
refusal-not-waiting = { $whom }已不在等候；请选择等候中的报名。
refusal-other-session = { $whom }在另一场会议的名单上；请选择正在进行的会议的报名。
refusal-window-runs = 报名期持续至{ $until }；在此之前报名者机会均等。请等待报名期结束。
refusal-lot-not-drawn = 本名单的次序由抽签决定，尚未抽签；请先抽签。
refusal-opens-at = 发言名单于{ $at }开放。
refusal-suspended = 会议暂停；须先恢复会议。
refusal-no-segment = 目前没有正在进行的环节；须先开始一个环节。
refusal-delegation-may-not-inscribe = 只有本场会议规则指明的代表团可以报名；请改为提交书面发言稿。
refusal-too-many-inscriptions = { $permitted ->
   *[other] 贵代表团在此名单上已有 { $permitted } 个报名，达到上限；须撤回一个才能再报名。
}
refusal-no-right-of-reply = 本场会议不设答辩权；秘书处可在规则中准许。
refusal-too-many-replies = { $permitted ->
   *[other] 贵代表团已要求行使 { $permitted } 次答辩权，达到上限。
}
refusal-not-for-another = 与会者只能以自己的名义行事；请以有关与会者的身份登录。
refusal-other-delegation = 该与会者代表另一代表团；请指定报名代表团的与会者。
refusal-no-swap = 交换须涉及在同一名单上等候的两个不同报名。
refusal-swap-offered = 此交换已经提出；须由另一代表团接受。
refusal-no-such-offer = 该交换提议已不存在。
refusal-place-is-settled = 本名单的次序已定，凡可能使位次提前的内容均不能更改；请向秘书处要求优先。
refusal-no-point = 目前没有正在处理的程序问题；请处理已提出的程序问题。
refusal-point-not-raised = 第 { $point } 号程序问题已不再提出；请选择已提出的程序问题。
refusal-hand-is-up = 贵代表团已举手；主席可以看到。
refusal-key-used = 键“{ $key }”已用于您的另一项操作；请为每项操作使用各自的键。
refusal-changed = 您查看之后情况已有变化（当时为第 { $seen } 版，现为第 { $now } 版）；请重新查看名单，再次进行您要做的操作。
