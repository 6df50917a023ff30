"""One plain question for each figure of the bulletin in each language, and what is said of it."""

PLAIN = [
    # figure, what is said in Chinese and in English, one plain question of each
    (
        *("cases-cracked", "11.4万", "114,000"),
        "2021年头五个月公安破了多少起电信网络诈骗案？",
        "How many telecom fraud cases did police solve between January and May 2021?",
    ),
    (
        *("gangs-destroyed", "超过1.4万", "more than 14,000"),
        "1到5月一共端掉多少个犯罪团伙？",
        "How many criminal gangs did the police break up?",
    ),
    (
        *("suspects-arrested", "15.4万", "154,000"),
        "全国总共抓了多少名嫌疑人？",
        "How many suspects did police arrest across the country?",
    ),
    (
        *("growth-rates", "146.5%", "146.5%"),
        "破案、打团伙、抓人分别同比上升百分之几？",
        "By what percentages did cases, gangs and arrests rise year on year?",
    ),
    (
        *("people-dissuaded", "771万", "7.71 million"),
        "警察成功劝住了多少人没上当？",
        "How many people did the police talk out of being deceived?",
    ),
    (
        *("losses-averted", "991亿元", "99.1 billion yuan"),
        "替老百姓挽回了多少经济损失？",
        "How much economic loss was recovered for the public?",
    ),
    (
        *("cases-filed-may", "8.46万", "84,600"),
        "5月份全国立了多少起电诈案？",
        "How many new fraud cases were opened in May?",
    ),
    (
        *("cases-filed-may-drop", "14.3%", "14.3%"),
        "五月的立案数比四月下降了百分之多少？",
        "By what percentage did filings fall from April to May?",
    ),
    (
        *("dens-destroyed", "超过6,500", "more than 6,500"),
        "境内的诈骗窝点捣毁了多少个？",
        "How many fraud dens inside China were destroyed?",
    ),
    (
        *("large-cases-cracked", "881", "881"),
        "被骗一百万以上的大案破了几起？",
        "How many cases involving over a million yuan were cracked?",
    ),
    (
        *("large-case-threshold", "超过100万元", "more than 1 million yuan"),
        "多少金额才算通报里说的大案？",
        "What amount makes it a large case in the bulletin?",
    ),
    (
        *("roundups", "超过20次", "more than 20 round-ups"),
        "集中收网搞了多少次？",
        "How many coordinated round-up operations were organised?",
    ),
    (
        *("roundup-arrests", "2,421", "2,421"),
        "集中收网一共抓到多少人？",
        "How many suspects were caught in the coordinated round-ups?",
    ),
    (
        *("black-grey-gangs", "超过380", "more than 380"),
        "打掉的黑灰产团伙有多少个？",
        "How many black and grey market gangs were taken down?",
    ),
    (
        *("two-card-gangs", "1.5万", "15,000"),
        "断卡行动打掉多少个两卡团伙？",
        "How many two-card gangs were broken up?",
    ),
    (
        *("phone-cards-seized", "373.3万", "3.733 million"),
        "断卡行动缴获的电话卡有多少张？",
        "How many phone cards were seized in the broken card operation?",
    ),
    (
        *("bank-cards-seized", "56.6万", "566,000"),
        "缴获的银行卡有多少张？",
        "How many bank cards did police seize?",
    ),
    (
        *("two-card-persons-punished", "17.3万", "173,000"),
        "两卡失信人员惩戒了多少？",
        "How many two-card untrustworthy people were penalised?",
    ),
    (
        *("outlets-rectified", "1.8万", "18,000"),
        "整治了多少违规网点和机构？",
        "How many offending outlets and institutions were rectified?",
    ),
    (
        *("suspects-repatriated", "2,620", "2,620"),
        "从东南亚遣返回来多少名诈骗嫌疑人？",
        "How many suspects were sent back from Southeast Asia?",
    ),
    (
        *("arrests-approved", "2,091", "2,091"),
        "遣返的人里批准逮捕的有多少？",
        "How many of the repatriated had their arrest approved?",
    ),
    (
        *("transferred-for-prosecution", "1,093", "1,093"),
        "移送起诉的有多少人？",
        "How many people are now being sent to prosecutors?",
    ),
    (
        *("returnees-arrested", "1.8万", "18,000"),
        "打回流抓到了多少嫌疑人？",
        "How many returning suspects from Southeast Asia did police catch?",
    ),
    (
        *("returnee-cases", "3,893", "3,893"),
        "从回流人员身上深挖出多少起案件？",
        "How many cases were dug out from the returnees?",
    ),
    (
        *("funders-arrested", "超过100人", "more than 100 people"),
        "抓了多少金主和骨干？",
        "How many funders and key members were caught?",
    ),
    (
        *("class-a-fugitives", "2人", "2 people"),
        "A级通缉犯抓到了几个？",
        "How many class A wanted fugitives were arrested?",
    ),
    (
        *("hubei-gang-sum", "20亿", "2 billion"),
        "湖北抓的那个杀猪盘团伙一共骗了多少钱？",
        "How much did the pig-butchering gang caught by Hubei police scam in total?",
    ),
    (
        *("smuggling-gangs", "456", "456"),
        "西南边境打掉了多少个偷渡团伙？",
        "How many people-smuggling gangs on the southwest border were destroyed?",
    ),
    (
        *("snakeheads-arrested", "1,364", "1,364"),
        "蛇头抓了多少？",
        "How many snakeheads did they catch?",
    ),
    (
        *("returnees-intercepted", "10.1万", "101,000"),
        "边境上查获了多少境外回流人员？",
        "How many overseas returnees were intercepted at the border?",
    ),
    (
        *("border-cases", "8,287", "8,287"),
        "西南边境行动破了多少案？",
        "How many cases did the southwest border operation crack?",
    ),
    (
        *("surrendered", "1.6万", "16,000"),
        "有多少嫌疑人主动回国投案自首？",
        "How many suspects came back to China to turn themselves in?",
    ),
    (
        *("warnings-per-day", "5.2万", "52,000"),
        "公安部平均一天下发多少条预警指令？",
        "How many warning instructions did the ministry issue on an average day?",
    ),
    (
        *("funds-stopped", "2654亿元", "265.4 billion yuan"),
        "紧急止付了多少涉案资金？",
        "How much money was urgently stop-paid?",
    ),
    (
        *("calls-intercepted", "6.1亿", "610 million"),
        "全国拦下多少个诈骗电话？",
        "How many scam calls were intercepted nationwide?",
    ),
    (
        *("texts-intercepted", "9.1亿", "910 million"),
        "诈骗短信拦截了多少条？",
        "How many fraudulent text messages were blocked?",
    ),
    (
        *("websites-blocked-technical", "82.1万", "821,000"),
        "技术反制封堵了多少诈骗网址？",
        "How many fraud websites were blocked by technical countermeasures?",
    ),
    (
        *("publicity-events", "1.3万", "13,000"),
        "反诈主题宣传活动办了多少场？",
        "How many anti-fraud publicity events were held?",
    ),
    (
        *("publicity-materials", "6.9亿", "690 million"),
        "发出去多少份宣传资料？",
        "How many items of publicity material were handed out?",
    ),
    (
        *("public-texts-sent", "30.7亿", "3.07 billion"),
        "给群众发了多少条公益短信？",
        "How many public service texts were sent out?",
    ),
    (
        *("five-visits-count", "5类地方", "5 kinds of place"),
        "“五进”是进哪几类地方，一共几类？",
        "How many kinds of place do the five entries cover?",
    ),
    (
        *("videos-published", "805", "805"),
        "国家反诈中心的政务号发了多少条视频？",
        "How many videos did the National Anti-Fraud Centre account publish?",
    ),
    (
        *("video-plays", "7.4亿", "740 million"),
        "那些反诈视频总共播放了多少次？",
        "How many times were those anti-fraud videos played?",
    ),
    (
        *("phone-cards-cleared", "5682万", "56.82 million"),
        "断卡行动2.0清理了多少张电话卡？",
        "How many phone cards did Card Broken 2.0 clear?",
    ),
    (
        *("bank-accounts-cleared", "2.8亿", "280 million"),
        "人民银行清理整治了多少个涉诈银行账户？",
        "How many bank accounts did the central bank clear?",
    ),
    (
        *("websites-blocked-governance", "55万", "550,000"),
        "综合治理部分说封堵了多少诈骗网站？",
        "How many fraud websites were blocked under comprehensive governance?",
    ),
    (
        *("card-broken-version", "2.0", "2.0"),
        "工信部的断卡行动是几点零版本？",
        "What version number does the industry ministry's Card Broken operation carry?",
    ),
]
