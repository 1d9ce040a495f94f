# 与会者的代表团：联络人和成员。
delegation-page = 贵代表团
delegation-lead = 您是本代表团的联络人：由您为成员注册、确认要求加入者，并指明由谁代表其报名。
delegation-members = { $count ->
   *[other] { $count } 名成员
}
delegation-others-ask = { $count ->
   *[other] 另有 { $count } 人要求加入，但不向您显示姓名。由秘书处决定。
}
delegation-you-are = 您已确认为本代表团的{ $function }。
delegation-you-inscribe = 您可以代表其报名。
delegation-you-wait = 已请本代表团的联络人确认您代表其发言。在此之前，您可以提交发言稿，但不能报名。
delegation-you-wait-hidden = 您的姓名不向联络人显示，因为您不对公众公开。由秘书处就您作出决定。如果您愿意，可让联络人看到您是谁并予以确认。
delegation-show-name = 向联络人显示我的姓名
delegation-you-declined = 您不是本代表团的成员：其联络人或秘书处已拒绝。如有误，请与秘书处联系。
delegation-apart = 只有秘书处知道您是谁，因此您与任何代表团分开。
delegation-no-focal-point = 本代表团没有联络人。以其名义注册者均可代表其报名。
delegation-focal-point = 联络人
delegation-focal-point-text = 联络人用一份表格为代表团成员注册，确认要求加入者，并指明由谁代表其报名。联络人由秘书处确认。此后，所有其他成员，包括已注册者，都须经确认。
delegation-ask = 要求担任联络人
delegation-asked = 已提出要求；由秘书处决定
delegation-state-asked = 等待确认
delegation-state-confirmed = 已确认
delegation-state-declined = 非成员
delegation-not-accepted = 注册未获接受
delegation-not-offered = 本次会议不接受此类别的注册；请与秘书处联系。
delegation-not-yet-open = 注册于{ $opens }开放；尚未为任何人注册。请届时再次发送表格。
delegation-inscribes = 可报名
delegation-confirm = 确认
delegation-decline = 拒绝
delegation-change = 更改{ $name }的职务和权限
delegation-function = 职务
delegation-function-wrong = 请选择职务。
delegation-may-inscribe = 可代表代表团报名。如未指明任何人，则每名成员均可；团长始终可以。
delegation-new-email-hint = 在此人打开自己的页面之前，您可以更正。
delegation-save = 保存
delegation-take-off = 移出代表团
delegation-take-off-text = 此人仍保持注册，但不再代表本代表团发言。
delegation-not-oneself = 您在担任联络人期间不能将自己移出代表团；请秘书处另行指定联络人。
delegation-second-head = 代表团已有团长；请先将该人改为顾问或成员。
delegation-two-heads = 一个代表团最多有一名团长；请在此处或上面选择其他职务。
delegation-email-twice = 此地址已在前面一行出现；每人须有自己的地址。
delegation-email-taken = 此地址已注册；请略去此人，此人可在自己的页面上要求加入。
delegation-nobody = 请至少填写一人的姓名和电子邮件地址。
delegation-person = 第 { $no } 人
delegation-register = 为成员注册
delegation-register-text = 空行略去不计。每人获得自己的个人链接，以后可以更改他人能看到的内容。
delegation-origin-text = 您登记的人员与您的代表团来自同一地方，不再另行询问：{ $origin }。
delegation-gender-text = 请仅按本人申报的情况选择性别。性别仅用于统计，不会与姓名一起向任何人显示，每个人都可在自己的页面上更改。
delegation-register-button = 为所有人注册
delegation-more = 再加五行
delegation-registered = 已注册
delegation-registered-text = { $count ->
   *[other] 已为 { $count } 人注册，作为贵代表团成员。
}
delegation-links-text = 请将各人的链接交给本人。链接可打开其本次会议的页面，请勿交给其他人。
delegation-back = 返回代表团
delegation-done-asked = 已向秘书处提出要求。
delegation-done-shown = 联络人可以看到您是谁。
delegation-done-confirmed = 已确认。
delegation-done-declined = 不再是成员。
delegation-done-changed = 已保存。
function-head = 团长
function-adviser = 顾问
function-member = 成员
