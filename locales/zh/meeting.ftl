# 会议页面。
meeting-glance = 概览
meeting-when = 日期和时间
meeting-where = 地点
meeting-mandate = 任务授权
meeting-adopted = { $date }通过
meeting-report-to = 报告提交
meeting-council-session = { $body }{ $ordinal }会议（{ $year }年）
meeting-ordinal = 第{ $number }届
meeting-register = 注册
meeting-follow = 实时关注
meeting-calendar = 加入日历
meeting-objective = 目标
meeting-outcomes = 预期成果
meeting-programme = 日程
meeting-format = 形式
meeting-background = 背景
meeting-documents = 背景文件
meeting-zone = 所示为{ $zone }时间。
meeting-zone-reader = 另以小字标出{ $zone }时间。
meeting-zone-choose = 显示其他时区的时间
meeting-zone-label = 时区
meeting-zone-hint = 区域和城市，例如 Africa/Nairobi 或 America/Bogota。
meeting-zone-unknown = “{ $zone }”不是时区。请写明区域和城市，中间用斜线隔开，例如 Africa/Nairobi。
meeting-zone-button = 显示此时区的时间
meeting-version = 日程第 { $version } 版（{ $name }），{ $date }发布
meeting-versions = { $count ->
   *[other] 日程共 { $count } 个版本，附改动内容
  }
meeting-limit = 与会者每次发言 { $time }，人人相同。
meeting-cap = 与会者发言{ $scope }最多 { $minutes ->
   *[other] { $minutes } 分钟
  }。
meeting-cap-meeting = 在整个会议上
meeting-cap-session = 在每场会议上
meeting-cap-slot = 在每个时段
meeting-all-categories = 所有类别的与会者均可发言。
meeting-categories = 下列类别可以发言：{ $list }。
