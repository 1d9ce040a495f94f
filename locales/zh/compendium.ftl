# 良好做法汇编和会议记录，面向所有人。

compendium-title = 良好做法汇编
compendium-lead = 地方和区域政府及其他各方为人权做了什么，取得了什么成果，他人可从中学到什么。
compendium-words = 检索词
compendium-words-hint = 住房、水、儿童……
compendium-words-help = 可用六种语言中的任何一种。“引号内的词语”须相连；前面带 - 的词不得出现。
compendium-search = 检索
compendium-filters = 筛选
compendium-apply = 显示
compendium-reset = 全部清除
compendium-chosen = 已选筛选
compendium-remove = 去掉“{ $name }”
compendium-remove-all = 全部去掉
compendium-more = { $count ->
   *[other] 另有 { $count } 项
}
compendium-results = 结果
compendium-total = { $count ->
   *[other] { $shown } 项做法
}
compendium-building = 检索正在准备：目前有 { $count } 条。请稍后重新加载页面。
compendium-not-yet = 暂时无法检索。
compendium-instead = 没有与所输入完全一致的词。已改为检索：
compendium-loosened = 没有包含所有词的结果。以下包含其中多数。
compendium-nothing = 没有符合条件的结果。
compendium-nothing-words = 请减少或更换检索词，或换一种语言。
compendium-without = 去掉{ $name }
compendium-all = 所有做法
compendium-none-yet = 尚未发布任何做法。
compendium-unread = 此地址的以下部分无效，已略去：
compendium-no-such-filter = 没有此筛选
compendium-no-such-order = 没有此排序
compendium-no-year = 年份为四位数字
compendium-years-reversed = 截止年份早于起始年份
compendium-too-long = 最多检索 500 个字符
compendium-no-value = 此值无效
compendium-twice = 出现两次；以第一次为准
compendium-views = 查看方式
compendium-view-list = 列表
compendium-view-map = 地图
compendium-view-topics = 主题与区域
compendium-view-years = 年份
compendium-sort = 排序
compendium-sort-apply = 排序
compendium-sort-best = 最相关
compendium-sort-newest = 最新在前
compendium-sort-title = 按标题
compendium-sort-place = 按国家和地点
compendium-pages = 页码
compendium-page = 第 { $page } 页
compendium-previous = 上一页
compendium-next = 下一页
compendium-last-page = 列表至此为止；下方文件含全部条目。
compendium-files = 以文件形式获取此结果
compendium-feed = 订阅源（Atom）
compendium-embed = 在您的网站上显示
compendium-embed-text = 将这些代码复制到您网站的页面中。其中的列表始终为最新，并采用此处所选的筛选。
compendium-embed-code = 供复制的代码
compendium-embed-nobody = 目前尚无网站可显示此列表。由秘书处指定哪些网站可以显示。
compendium-embed-all = { $count ->
   *[other] 在汇编中查看全部 { $shown } 项
}

compendium-map-title = 各国的做法
compendium-map-text = { $count ->
   *[other] { $count } 个国家和地区。颜色越深，做法越多。
}
compendium-map-legend = 各颜色代表的做法数量
compendium-map-table = 各国做法（表格）
compendium-map-borders = 本地图所示边界和名称以及所用称谓不意味着联合国正式认可或接受。
compendium-country = 国家
compendium-region = 区域组
compendium-count = 做法
compendium-no-place = 未注明地点
compendium-no-place-list = { $count ->
   *[other] { $count } 项做法未注明地点
}
compendium-topics-text = 一项做法可有多个术语，因此各数之和大于总数。
compendium-years-title = 各年进行中的做法
compendium-years-text = 每项做法自首年至末年逐年计入。
compendium-years-table = 各年做法（表格）
compendium-no-years = 这些做法均未注明时间。
compendium-year = 年份
compendium-years = 年份
compendium-years-from = 自
compendium-years-until = 至
compendium-since = { $year } 年至今
compendium-until = 至 { $year } 年
compendium-unnamed = 未具名

compendium-withdrawn = 此做法已撤回
compendium-withdrawn-text = 它在此发布至 { $date }，现已不再属于汇编。
compendium-withdrawn-help = 其地址仍予保留，以便引用者看到此说明。
compendium-glance = 概览
compendium-place = 地点
compendium-period = 时期
compendium-body = 执行机构
compendium-partners = 合作伙伴
compendium-author = 提交者
compendium-recommendations = 落实
compendium-paragraph = 第 { $paragraph } 段
compendium-to-record = 本次会议发布的全部内容
compendium-pictures = 图片
compendium-more-about = 更多资料
compendium-kilobytes = { $size } kB
compendium-history = 来源
compendium-meeting = 会议
compendium-cut-from = 摘自
compendium-first-published = 首次发布
compendium-changed = 最近更改
compendium-version = 第 { $version } 版
compendium-version-of = 第 { $version } 版，{ $date }
compendium-similar = 类似做法
compendium-similar-none = 目前尚无与此项做法相近的其他做法。
compendium-like = 类似城市的做法
compendium-like-none = 目前尚无来自类似地方的做法。
compendium-near-population = 人口相近（{ $band }）
compendium-same-words = 相同词语：{ $words }
compendium-any = 不限
compendium-yours = 与您的城市比较
compendium-yours-show = 显示做法
compendium-cite = 引用此做法
compendium-copy = 复制
compendium-copied = 已复制
compendium-address = 永久地址

record-title = 会议记录
record-lead = 本次会议发布的全部内容：做法、书面材料和发言（无论是否宣读）。
record-total = { $count ->
   *[other] { $shown } 条
}
record-none-yet = 本次会议尚未发布任何内容。发言将随报告一并发布。
record-statement-of = { $who }的发言
record-statement-unnamed = 发言（{ $category }）
record-contribution-of = { $who }的书面材料
record-contribution-unnamed = 书面材料（{ $category }）
record-jointly = 共同提交者：
record-answers = 回应：
record-delivered = 已宣读
record-in-writing = 书面
record-speaker = 发言人：
record-on-behalf = 代表
record-statement-note = 文本与提交者所交一致。
record-back = 返回会议记录

facet-kind = 类别
facet-theme = 主题
facet-right = 人权
facet-group = 相关群体
facet-sdg = 可持续发展目标
facet-mechanism = 机制
facet-challenge = 挑战
facet-function = 国家机制职能
facet-region = 区域组
facet-country = 国家
facet-level = 政府层级
facet-population = 人口
facet-category = 提交者类别
facet-status = 状态
facet-language = 语言
facet-meeting = 会议
entry-kind-practice = 做法
entry-kind-contribution = 书面材料
entry-kind-statement = 发言
practice-status-planned = 计划中
practice-status-pilot = 试点
practice-status-ongoing = 进行中
practice-status-completed = 已完成
practice-status-stopped = 已中止
practice-part-summary = 摘要
practice-part-context = 背景
practice-part-challenge = 面临的挑战
practice-part-done = 所采取的行动
practice-part-participation = 相关者的参与
practice-part-basis = 法律或政策依据
practice-part-resources = 资源
practice-part-results = 成果
practice-part-evidence = 证据
practice-part-lessons = 经验教训
practice-part-transfer = 其他地方借鉴所需条件
