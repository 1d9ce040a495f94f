list-more = { $count ->
   *[other] 其后还有 { $count } 个代表团等候。各代表团可在自己的页面上看到位次。
}

error-no-place = 实时读者名额已满
error-no-place-text = 本服务器可容纳 { $most } 名实时读者，名额已全部占用。
error-no-place-help = 请半分钟后再来。会议页面随时显示发言的进展情况。
