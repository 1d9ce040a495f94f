# 专题小组成员的页面。
panellist-title = 我的会议
panellist-nobody = 日程中已没有获分配此职责的人。请秘书处重新分配。
panellist-others = 同场
