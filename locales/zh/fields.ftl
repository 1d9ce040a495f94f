# 未被接受的表格上方显示的文字。
fields-wrong = { $count ->
   *[other] 有 { $count } 处需要更正
  }
