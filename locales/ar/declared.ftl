# ما يصرّح به المتكلمون عن أنفسهم.
gender-woman = امرأة
gender-man = رجل
gender-another = نوع اجتماعي آخر
region-africa = الدول الأفريقية
region-asia_pacific = دول آسيا والمحيط الهادئ
region-eastern_europe = دول أوروبا الشرقية
region-latin_america_caribbean = دول أمريكا اللاتينية ومنطقة البحر الكاريبي
region-western_europe_others = دول أوروبا الغربية ودول أخرى
