# 与会者的日历，在其页面上.
calendar-title = 您的日历
calendar-text = 请在日历程序中订阅以下地址之一：它会随日程的每次变动而更新。这些地址为您专用，请勿转给他人。
calendar-meeting = 会议的所有环节
calendar-own = 仅限您列入发言名单的环节
