# 会议列表。
home-title = 会议
home-empty = 尚无会议。
home-empty-help = 秘书处根据概念说明创建会议；会议一经创建即列于此处。
home-coming = 即将举行
home-past = 已举行
home-compendium = 汇编
home-compendium-text = 城市、地区及其他各方为人权所做之事：可用六种语言检索，亦可按地图、主题和年份查看。
home-compendium-link = 检索做法
