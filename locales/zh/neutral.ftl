# Pages under a neutral link, which name no meeting.
neutral-title = 表格
neutral-text = 有人给了您这个表格链接。请在无人旁观之处打开；浏览器的无痕窗口不会留下历史记录。
neutral-open = 打开表格
neutral-gone = 此链接已无法打开
neutral-gone-text = 链接没有复制完整，或已失效。请向给您链接的人再要一个。
neutral-own-page = 您自己的页面所在的地址含有会议名称。请只在别人看不到浏览器历史记录的地方打开。
