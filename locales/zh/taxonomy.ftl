# 分类表，供所有人阅读。
taxonomy-title = 分类表
taxonomy-lead = 用来查找做法的词语。代码永不改变。
taxonomy-search = 在名称、关键词和代码中查找
taxonomy-find = 查找
taxonomy-found = { $count ->
    [0] 没有找到“{ $words }”
   *[other] 找到“{ $words }”的 { $count } 个词语
}
taxonomy-none = 请试试更短的词语，或换一种语言。
taxonomy-all = 所有词语
taxonomy-count = { $count } 个词语
taxonomy-files = 文件：
taxonomy-above = 上级
taxonomy-code = 代码
taxonomy-narrower = 更具体
taxonomy-same = 其他地方的同一词语
taxonomy-practices = 带有此词语的做法
taxonomy-left = 此词语已停用。已标注的内容予以保留。
taxonomy-instead = 代之以：
taxonomy-retired = 已停用
taxonomy-retired-text = 已标注这些词语的内容予以保留；新内容不再标注。
taxonomy-is-retired = 已停用
taxonomy-unknown = 不在分类表中
taxonomy-regions = 区域集团
taxonomy-regions-text = 联合国会员国的五个区域集团，固定不变。
scheme-themes = 主题
scheme-rights = 权利
scheme-groups = 相关群体
scheme-sdg = 可持续发展目标
scheme-mechanisms = 人权机制
scheme-challenges = 挑战
scheme-functions = 国家执行、报告和后续落实机制的职能
