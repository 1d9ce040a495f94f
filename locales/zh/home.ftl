# 会议列表。
home-title = 会议
home-empty = 尚无会议。
home-empty-help = 秘书处根据概念说明创建会议；会议一经创建即列于此处。
home-coming = 即将举行
home-past = 已举行
