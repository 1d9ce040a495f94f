# 登录和退出。
sign-in-title = 登录
sign-in-text = 此链接供您在本设备上登录。秘书处的链接只能使用一次。
sign-in-button = 登录
