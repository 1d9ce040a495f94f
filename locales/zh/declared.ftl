# 发言者自行申报的内容。
gender-woman = 女
gender-man = 男
gender-another = 其他性别
region-africa = 非洲国家
region-asia_pacific = 亚太国家
region-eastern_europe = 东欧国家
region-latin_america_caribbean = 拉丁美洲和加勒比国家
region-western_europe_others = 西欧和其他国家
