# 报告页面。
report-title = 报告
report-summary = 摘要
report-contents = 目录
report-public = 本报告自{ $date }起公开。
report-files = 文件
report-read = 阅读报告
report-pdf = PDF（带标签，供打印）
report-docx = DOCX（供文字处理）
report-markdown = Markdown（纯文本）
