"""How it went on: it was genuine, it was none, somebody came round, it is months ago."""

import pytest

from bot.advice.advice import AssessmentAdvice, EmergencyAdvice, GuidanceAdvice, WorryAdvice
from bot.advice.question import Question
from bot.engine import Engine
from bot.memory import Memory, Recall
from bot.plain import to_plain
from tests.known import BASE

CHAT = 1
SETTLED = Recall(topic="phishing", settled=True)
WARNED = Recall(topic="acquaintance-impersonation")
CRISIS = "12356"


def worry_after(engine: Engine, text: str, recall: Recall) -> str | None:
    advice = engine.advisor.advise(Question.read(text), recall)
    return advice.worry.id if isinstance(advice, WorryAdvice) else None


def emergency_after(engine: Engine, text: str, recall: Recall) -> str | None:
    advice = engine.advisor.advise(Question.read(text), recall)
    return advice.emergency.id if isinstance(advice, EmergencyAdvice) else None


@pytest.mark.parametrize(
    ("first", "checked", "after", "expected"),
    [
        (
            "got a text that I owe customs for a parcel, pay by this link",
            "rang the courier on the number from my order and they said it is theirs",
            "ok paid it on their own site, came out fine",
            "genuine",
        ),
        (
            "接到电话说是派出所的，让我明天去一趟做笔录",
            "我打114查到所里的电话问了，他们说确实有这个民警",
            "字签完了，没事了",
            "真的",
        ),
    ],
)
def test_what_was_checked_and_is_genuine_stays_so(
    engine: Engine, first: str, checked: str, after: str, expected: str
) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, first)
    assert expected in to_plain(dialogue.hear(CHAT, checked))
    assert memory.of(CHAT).recall.settled
    dialogue.hear(CHAT, after)
    assert memory.of(CHAT).recall.settled
    assert memory.of(CHAT).recall.emergency is None


@pytest.mark.parametrize(
    "text",
    [
        "it was a scam after all, i paid 500 and they blocked me",
        "是骗子，我转了五千他就把我拉黑了",
    ],
)
def test_what_proves_a_fraud_after_all_is_met_as_one(engine: Engine, text: str) -> None:
    memory = Memory()
    memory.note_recall(CHAT, SETTLED)
    engine.dialogue(memory).hear(CHAT, text)
    assert memory.of(CHAT).recall.emergency == "paid"
    assert not memory.of(CHAT).recall.settled


@pytest.mark.parametrize(
    "text",
    ["now they want a code and another 200", "他们又要我再交两百块，还要验证码"],
)
def test_a_new_demand_is_not_met_as_a_genuine_matter(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), SETTLED)
    said = advice.answer.of if isinstance(advice, WorryAdvice) else ()
    assert "settled" not in said


def test_a_loss_is_never_settled_by_a_check(engine: Engine) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(topic="phishing", emergency="paid"))
    engine.dialogue(memory).hear(CHAT, "rang the courier on their real number, they said its real")
    assert memory.of(CHAT).recall.emergency == "paid"
    assert not memory.of(CHAT).recall.settled


@pytest.mark.parametrize(
    "text",
    [
        "my son rang me back, it was not him at all",
        "I asked my boss, he never sent that",
        "打我儿子原来的号码问了，他说没换过手机",
        "问了供货商，他说没有这回事",
    ],
)
def test_who_was_asked_and_knows_nothing_of_it_has_seen_through_it(
    engine: Engine, text: str
) -> None:
    assert worry_after(engine, text, WARNED) == "saw-through"


def test_but_not_where_money_has_gone(engine: Engine) -> None:
    lost = Recall(topic="acquaintance-impersonation", emergency="paid")
    text = "my son rang me back, it was not him and i have sent 3000 again today"
    assert emergency_after(engine, text, lost) == "paid"


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("account-taken-over", "how do I get my account back", "facebook.com/hacked"),
        ("account-taken-over", "那我怎么找回我的账号", "找回账号"),
        ("frozen-account", "公安冻结的话一般要冻多久", "六个月"),
        ("subscription-trap", "自动续费在哪里关", "免密支付"),
        ("give-a-talk", "有没有能打印的海报", "警示图片"),
    ],
)
def test_a_page_that_was_read_can_be_gone_on_about(
    engine: Engine, page: str, text: str, said: str
) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(page=page))
    assert said in to_plain(engine.dialogue(memory).hear(CHAT, text))


def test_a_page_does_not_hold_back_another_question(engine: Engine) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(page="give-a-talk"))
    said = to_plain(engine.dialogue(memory).hear(CHAT, "一共封堵了多少诈骗网站？"))
    assert "82.1万" in said


@pytest.mark.parametrize(
    "text",
    [
        "I lost 4000 to a fake shop last year, is there anything i can do",
        "去年我被骗了三万块，还能怎么办",
    ],
)
def test_who_lost_money_long_ago_is_not_told_that_seconds_count(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(topic="shopping-scam"))
    if isinstance(advice, EmergencyAdvice):
        assert advice.late
        said = to_plain(engine.dialogue().hear(CHAT, text))
        assert "Speed matters" not in said
        assert "越快越好" not in said


@pytest.mark.parametrize("text", ["I paid him 4000 just now", "我刚刚给他转了三万"])
def test_but_who_lost_it_just_now_is(engine: Engine, text: str) -> None:
    advice = engine.advisor.advise(Question.read(text))
    assert isinstance(advice, EmergencyAdvice)
    assert not advice.late


@pytest.mark.parametrize(
    "text",
    ["i cant tell my mum she will kill me", "不敢跟我妈说，她会打死我的"],
)
def test_parents_who_will_be_angry_are_no_despair(engine: Engine, text: str) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(topic="sextortion", emergency="blackmailed"))
    said = to_plain(engine.dialogue(memory).hear(CHAT, text))
    assert CRISIS not in said.split("\n")[0]


@pytest.mark.parametrize(
    "text",
    ["my mum will kill me so i will kill myself first", "我妈会打死我，我不想活了"],
)
def test_but_who_says_to_despair_is_believed(engine: Engine, text: str) -> None:
    recall = Recall(topic="sextortion", emergency="blackmailed")
    assert emergency_after(engine, text, recall) == "despair"


def test_a_sister_who_chats_online_is_not_missing(engine: Engine) -> None:
    text = "my sister has been talking to a man online for 5 months and i dont like it"
    assert emergency_after(engine, text, Recall()) is None


def test_who_is_asked_where_an_honest_one_is_answers_by_kind() -> None:
    honest = BASE.worries["honest-one"]
    said = {case for answer in honest.answers for case in answer.of}
    assert {"loan-scam", "rental-scam", "job-scam", "recovery-scam", "shopping-scam"} <= said
    assert honest.answers[-1].of == ()


@pytest.mark.parametrize(
    ("worry", "case"),
    [("checked-and-real", "phishing"), ("what-to-bring", "authority-impersonation")],
)
def test_a_genuine_matter_has_its_own_answers(engine: Engine, worry: str, case: str) -> None:
    settled = engine.advisor.worry(worry, Recall(topic=case, settled=True))
    warned = engine.advisor.worry(worry, Recall(topic=case))
    assert isinstance(settled, WorryAdvice)
    assert isinstance(warned, WorryAdvice)
    assert "settled" in settled.answer.of
    assert "settled" not in warned.answer.of


def test_steps_after_a_loss_of_long_ago_are_headed_so(engine: Engine) -> None:
    said = to_plain(engine.dialogue().hear(CHAT, "去年我被骗子骗走三万块，我转的账，还能怎么办"))
    advice = engine.advisor.advise(
        Question.read("last year i was scammed and lost 4000, i paid him")
    )
    assert isinstance(advice, EmergencyAdvice)
    assert advice.late
    assert "越快越好" not in said.split("\n")[0]


def test_another_question_after_a_page_is_not_taken_for_more_of_it(engine: Engine) -> None:
    read = Recall(page="frozen-account")
    for text in ("what is sextortion", "is there a scam where they sell fake tickets"):
        advice = engine.advisor.advise(Question.read(text), read)
        assert not isinstance(advice, WorryAdvice), text


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("i gave them a copy of my passport", True),
        ("我把身份证正反面都发给他了", True),
        ("i gave them a copy of my passport and my card number with the cvv", False),
        ("我把身份证和银行卡号、密码都给他了", False),
    ],
)
def test_papers_alone_are_told_from_what_opens_an_account(
    engine: Engine, text: str, papers: bool
) -> None:
    assert (worry_after(engine, text, Recall(topic="job-scam")) == "id-papers") == papers


@pytest.mark.parametrize(
    "text",
    ["he sent me a photo of his passport and a lease to sign", "房东发来了他的身份证和房产证照片"],
)
def test_papers_of_the_other_side_are_none_that_were_given_away(engine: Engine, text: str) -> None:
    for recall in (Recall(), Recall(topic="rental-scam")):
        assert emergency_after(engine, text, recall) != "gave-bank-details"
        assert worry_after(engine, text, recall) != "id-papers"


@pytest.mark.parametrize("text", ["bank reversed 2400 of it just now", "抓到人了，追回两万七"])
def test_money_that_came_back_is_no_new_loss(engine: Engine, text: str) -> None:
    assert emergency_after(engine, text, Recall(topic="investment-scam")) != "paid"


def test_a_victim_is_not_spoken_to_as_a_mule(engine: Engine) -> None:
    advice = engine.advisor.worry("bank-will-not", Recall(topic="money-mule", emergency="paid"))
    assert isinstance(advice, WorryAdvice)
    assert "money-mule" not in advice.answer.of
    lent = engine.advisor.worry(
        "bank-will-not", Recall(topic="money-mule", emergency="account-lent")
    )
    assert isinstance(lent, WorryAdvice)
    assert "money-mule" in lent.answer.of


@pytest.mark.parametrize(
    ("settled", "new"),
    [
        (
            "got a text that I owe customs for a parcel, pay by this link",
            "somebody else rang now and says my grandson is in jail and needs bail",
        ),
        ("收到短信说包裹要交关税，点链接付", "刚才又接到电话说是派出所的，让我明天去一趟"),
        (
            "got a text that I owe customs for a parcel, pay by this link",
            "my husband found a woman online and sends her money",
        ),
        (
            "got a text that I owe customs for a parcel, pay by this link",
            "my son got a job liking videos",
        ),
        ("收到短信说包裹要交关税，点链接付", "我老公在网上认识了一个女的，老给她转钱"),
    ],
)
def test_another_matter_is_not_settled_by_the_one_before(
    engine: Engine, settled: str, new: str
) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, settled)
    memory.note_recall(CHAT, SETTLED)
    said = to_plain(dialogue.hear(CHAT, new))
    assert not memory.of(CHAT).recall.settled
    assert "genuine" not in said
    assert "核实过了，就" not in said
    assert "是真的，就可以" not in said


@pytest.mark.parametrize("topic", ["investment-scam", "phishing", "shopping-scam"])
def test_money_that_came_back_is_no_loss(engine: Engine, topic: str) -> None:
    said = "the bank has put the 900 back in my account"
    assert worry_after(engine, said, Recall(topic=topic)) == "refunded"


@pytest.mark.parametrize("page", ["frozen-account", "unknown-charges", "account-taken-over"])
def test_a_page_holds_back_nothing_that_says_enough_by_itself(engine: Engine, page: str) -> None:
    said = "someone rang me and says he is from the bank"
    assert emergency_after(engine, said, Recall(page=page)) == "on-the-phone-now"


@pytest.mark.parametrize("said", ["apple refunded half", "平台退了一半"])
def test_a_refund_after_a_page_on_what_was_bought_is_no_bait(engine: Engine, said: str) -> None:
    assert worry_after(engine, said, Recall(page="child-spent-money")) == "refunded"


def test_who_rang_them_and_found_it_genuine_may_go_on(engine: Engine) -> None:
    said = "i rang the courier myself, it is real"
    assert worry_after(engine, said, Recall(topic="phishing")) == "checked-and-real"


@pytest.mark.parametrize("text", ["thanks, paid it", "谢谢，我付好了"])
def test_who_paid_a_genuine_bill_and_says_thanks_has_lost_nothing(
    engine: Engine, text: str
) -> None:
    settled = Recall(page="is-it-real", worry="checked-and-real", settled=True)
    assert emergency_after(engine, text, settled) is None


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("she won't hear a word from me, I told her it is a scam", "pig-butchering", "they-do"),
        ("我跟她说了这是骗局，她根本不听我的", "pig-butchering", "they-do"),
        ("the money is in my account since noon", "money-mule", "money-of-theirs"),
        ("那笔钱今天到我卡里了", "money-mule", "money-of-theirs"),
        ("he wants eight percent first, as a fee for the release", "recovery-scam", "they-want"),
        ("他说要先付一成手续费，才能把钱放出来", "recovery-scam", "they-want"),
        ("all I want to know is, I am asking if I can pay it today", "phishing", "better-not"),
        ("我就想问这个能不能付", "phishing", "better-not"),
        ("卡买好了两张，密码还没给他", "acquaintance-impersonation", "unused-gift-cards"),
        (
            "two cards bought, 500 each, he has not got the numbers yet",
            "acquaintance-impersonation",
            "unused-gift-cards",
        ),
    ],
)
def test_what_is_told_is_answered_in_its_case(
    engine: Engine, text: str, topic: str, expected: str
) -> None:
    told = worry_after(engine, text, Recall(topic=topic))
    assert told
    assert told.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "I lost 15k to a trading site back then and he has my file number",
        "那时候被骗了六万，他连数目都说得出",
    ],
)
def test_the_loss_that_somebody_offers_to_get_back_is_no_new_one(engine: Engine, text: str) -> None:
    assert emergency_after(engine, text, Recall(topic="recovery-scam")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now a lady from my bank's security team calls and says I am at risk", "next-caller"),
        ("今天又来个电话，自称银行风控的，知道我丢了多少", "next-caller"),
        ("he blocked me and the whole group is deleted", "vanished"),
        ("他把我拉黑了，那个群也解散了", "vanished"),
        ("it came from her own number, the one I have had for years", "own-address"),
        ("可是邮箱就是他本人那个，一个字母都没错", "own-address"),
    ],
)
def test_what_comes_after_a_fraud_has_an_answer_of_its_own(
    engine: Engine, text: str, expected: str
) -> None:
    recall = WARNED if expected == "own-address" else Recall(topic="phishing", emergency="paid")
    assert worry_after(engine, text, recall) == expected


def test_who_offers_to_get_a_loss_back_is_judged_for_himself(engine: Engine) -> None:
    text = "a guy on reddit says he can trace the seller and get my money back for 60"
    lost = Recall(topic="shopping-scam", emergency="paid")
    advice = engine.advisor.advise(Question.read(text), lost)
    if isinstance(advice, WorryAdvice):
        assert advice.worry.id == "next-caller"
    else:
        assert isinstance(advice, AssessmentAdvice)
        assert advice.topics[0].id == "recovery-scam"


def test_a_page_that_only_comes_first_among_many_is_not_shown_in_a_case(engine: Engine) -> None:
    asked = Recall(topic="pig-butchering", worry="they-want-more")
    said = worry_after(engine, "I said no and he says I never trusted him", asked)
    assert said in {"they-turn-nasty", "known-trick", "more-told"}


TRUSTED = [
    "i dialled the number he gave me, they confirmed it, so i moved 4,000",
    "looked the badge up on the site they sent, all in order, wired it to him",
    "打他留的电话核实过了，说确有此案，我就把钱转过去了",
    "点短信里的网址查到了，真有欠费，我就交了",
]


@pytest.mark.parametrize("text", TRUSTED)
@pytest.mark.parametrize(
    "recall", [Recall(), Recall(topic="authority-impersonation"), SETTLED], ids=range(3)
)
def test_what_was_looked_up_on_their_own_way_is_met_as_a_loss(
    engine: Engine, text: str, recall: Recall
) -> None:
    advice = engine.advisor.advise(Question.read(text), recall)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id in {"paid", "gave-bank-details", "clicked-or-installed"}


@pytest.mark.parametrize(
    "text",
    [
        "rang the number in the text and a lady said yes its them",
        "他发来的网址上能查到他的警号，是真的",
    ],
)
def test_who_looked_it_up_on_their_own_way_is_told_to_look_again(engine: Engine, text: str) -> None:
    assert worry_after(engine, text, WARNED) in {"how-to-check", "it-exists", "their-own-number"}


@pytest.mark.parametrize(
    "text",
    [
        "didnt use their number, rang the one on the back of my card and it was them, paid it there",
        "没用他给的号码，打卡背面的电话问的，确实是他们，已经在官方App里还了",
    ],
)
def test_a_number_of_ones_own_counts_beside_theirs(engine: Engine, text: str) -> None:
    assert emergency_after(engine, text, Recall(topic="phishing")) is None


def test_what_was_surely_found_out_comes_before_what_it_sounds_like(engine: Engine) -> None:
    """Typing an address sounds like having opened theirs."""
    text = "i typed the address in myself and our number plate is there with the date of the trip"
    assert worry_after(engine, text, Recall(topic="phishing")) == "checked-and-real"


@pytest.mark.parametrize(
    "text",
    [
        "rang them, they took the fine off. paid the rest on the council site",
        "all handed in, my aunt signed the letter in the end and grumbled about it",
        "do i have to pay the admin fee on top",
        "补办的卡寄到了，客服说争议要等四十天",
        "那这个月的账单我还要不要先还上",
    ],
)
def test_a_genuine_matter_goes_on_as_one(engine: Engine, text: str) -> None:
    memory = Memory()
    memory.note_recall(CHAT, SETTLED)
    engine.dialogue(memory).hear(CHAT, text)
    known = memory.of(CHAT).recall
    assert known.settled
    assert known.emergency is None
    advice = engine.advisor.advise(Question.read(text), SETTLED)
    assert isinstance(advice, WorryAdvice)
    assert "settled" in advice.answer.of


def test_what_cannot_be_taken_out_is_not_genuine(engine: Engine) -> None:
    case = Recall(topic="investment-scam")
    for text in (
        "查了公司网站是真的，投了五万，现在提不出来",
        "its a real firm, put 20k in, cant withdraw",
    ):
        assert worry_after(engine, text, case) != "checked-and-real"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("a man rang saying my wifi is hacked", "tech-support-scam"),
        ("有个快递说我的件丢了要赔我钱", "fake-customer-service"),
    ],
)
def test_what_comes_after_a_case_has_ended_is_a_case_of_its_own(
    engine: Engine, text: str, topic: str
) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(topic="rental-scam", worry="saw-through"))
    engine.dialogue(memory).hear(CHAT, text)
    assert memory.of(CHAT).recall.topic == topic


@pytest.mark.parametrize("text", ["转过去了", "paid it"])
def test_a_genuine_bill_that_was_paid_is_no_loss(engine: Engine, text: str) -> None:
    case = Recall(topic="rental-scam", settled=True, worry="checked-and-real")
    assert emergency_after(engine, text, case) is None
    assert emergency_after(engine, text, Recall(topic="rental-scam")) == "paid"


def test_who_wants_something_makes_a_genuine_matter_one_no_more(engine: Engine) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(page="is-it-real", settled=True, worry="checked-and-real"))
    dialogue = engine.dialogue(memory)
    warned = to_plain(dialogue.hear(CHAT, "刚才又有个人打来 要我把卡号念给他"))
    assert warned.startswith(("他又提要求了", "现在就挂断"))
    assert not memory.of(CHAT).recall.settled
    dialogue.hear(CHAT, "我念了")
    assert memory.of(CHAT).recall.emergency in {"gave-a-code", "gave-bank-details"}


def test_a_page_that_was_read_has_one_button(engine: Engine) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(page="is-it-real"))
    reply = engine.dialogue(memory).hear(CHAT, "我自己去柜台问了，是真的")
    labels = [button.label for row in reply.rows for button in row]
    assert sorted(labels) == sorted(set(labels))


def test_what_was_seen_in_an_account_of_ones_own_is_genuine_at_once(engine: Engine) -> None:
    """A payment nearly made and a call are no loss that would have to be cleared up first."""
    for case in ("before-pressing", "about-to-pay", "on-the-phone-now"):
        memory = Memory()
        memory.note_recall(CHAT, Recall(topic="phishing", emergency=case))
        dialogue = engine.dialogue(memory)
        said = to_plain(dialogue.hear(CHAT, "i signed in on gov.uk and the same amount is there"))
        assert "Since you have checked and it is genuine" in said
        assert memory.of(CHAT).recall.settled
        assert memory.of(CHAT).recall.emergency is None
        paid = to_plain(dialogue.hear(CHAT, "paid it there"))
        assert "then it is settled" in paid


def test_an_office_of_an_investment_is_no_proof(engine: Engine) -> None:
    memory = Memory()
    memory.note_recall(CHAT, Recall(topic="investment-scam"))
    said = to_plain(engine.dialogue(memory).hear(CHAT, "我去柜台当面问了，他们说是真的"))
    assert "核实过是真的，就可以" not in said


def test_an_account_number_given_in_a_genuine_matter_needs_no_remedy(engine: Engine) -> None:
    advice = engine.advisor.advise(Question.read("只给了收款的卡号，别的没给"), SETTLED)
    assert isinstance(advice, WorryAdvice)
    assert "settled" in advice.answer.of


@pytest.mark.parametrize("text", ["我念了", "gave her the code", "told him my pin", "clicked it"])
def test_what_was_given_away_in_a_genuine_matter_is_no_bill_that_was_paid(
    engine: Engine, text: str
) -> None:
    case = Recall(topic="phishing", settled=True, worry="checked-and-real")
    assert emergency_after(engine, text, case)


def test_a_number_that_they_had_somebody_ring_settles_nothing_at_once(engine: Engine) -> None:
    """They may have stayed on the line."""
    case = Recall(topic="authority-impersonation")
    for text in (
        "he told me to ring the number on my card, i did, they said he is real",
        "他让我打卡背面的电话 打了 说是真的",
    ):
        advice = engine.advisor.advise(Question.read(text), case)
        assert isinstance(advice, WorryAdvice)
        assert "settled" not in advice.answer.of


@pytest.mark.parametrize(
    ("text", "topic", "emergency"),
    [
        ("the thing is our payment already went to the new account", "phishing", "paid"),
        ("i am 1500 in now", "task-scam", "paid"),
        ("早上已经打过去十二万了，他说后天就还", "investment-scam", "paid"),
        ("银行来了两条短信，一条五千一条三千", "fake-customer-service", "paid"),
        ("if i have no cash by six they will be back tonight", "elderly-scam", "someone-is-coming"),
    ],
)
def test_a_loss_or_a_threat_told_in_passing_is_heard(
    engine: Engine, text: str, topic: str, emergency: str
) -> None:
    assert emergency_after(engine, text, Recall(topic=topic)) == emergency


def test_what_the_official_app_knows_nothing_of_is_seen_through(engine: Engine) -> None:
    text = "我在官方App里查了，没有这个订单"
    assert worry_after(engine, text, Recall(topic="phishing")) == "saw-through"


NOTICE = "got a text that the date is changed and something is owing, is it real"
NOTICE_ZH = "收到一条通知说要补交一笔钱，是真的吗"


@pytest.mark.parametrize(
    ("first", "checked"),
    [
        (NOTICE, "phoned the dentist with the number on her old appointment card. it was them"),
        (NOTICE, "rang 101 and waited ages but they found him, he is a real officer"),
        (NOTICE, "opened the toll app that was already on my phone and yep, 12.40 owing"),
        (
            "my neighbour messaged to borrow 80 till friday, is it her?",
            "went over and knocked. it was her, the boiler burst and her pay comes friday",
        ),
        (NOTICE, "rang his old number and he picked up, he says it's him and he got a new phone"),
        (NOTICE_ZH, "去窗口问了 说是真的 去年少交了一笔"),
        (NOTICE_ZH, "打開自己手機裡的水費App看 也有一樣的通知"),
        ("楼上大姐微信问我借两千，会不会号被盗了", "我上楼敲了她家的门 是她本人 真是急用"),
    ],
)
def test_who_asked_where_the_other_side_cannot_be_has_settled_it(
    engine: Engine, first: str, checked: str
) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, first)
    dialogue.hear(CHAT, checked)
    assert memory.of(CHAT).recall.worry == "checked-and-real"
    assert memory.of(CHAT).recall.settled


@pytest.mark.parametrize(
    "told",
    [
        "I rang the number on my card and they said yes three payments have gone",
        "went to the branch, the lady said yes it looks like they got into my account",
        "looked in my app and it's there, a payment of 2000 i didn't make",
        "I asked him is it really you and he said yes mum of course",
        "logged in and there it is, a loan in my name",
        "打开银行app看了 真有一笔贷款 是我名下的",
        "打卡背面的电话 说是有这笔 让我把钱转到安全账户",
        "我问他是不是本人 他说是的 就是他",
        "我在他们发的官网查了 公司是真的",
        "opened the app he gave me and it's there, 25000 balance",
        "went over and knocked, it was her neighbour, she is away",
        "打她原来的号码 关机 换了个号打来的是她",
        "called the number on the back of my card and they said yes, read me the code",
        "卡后面三位数 给了 说是有这个单",
        "the guy knew my name and number on the card so it's real",
        "他报得出我卡背面的号 是真的",
        "the caller id matches the number on my card so it's real",
        "他用110打来的 说是我涉案 真的有案件",
        "rang 999 like he said and they put me through to the same man, said yes he is a real officer",
        "rang the number on my card, he was still there, said yes it's real",
        "rang 159, a man said yes it's real and I should keep it quiet",
        "按他说的自己打了95588 说是真的",
        "打110转接过去 说是真的警察",
        "the officer came in person and showed his badge, he is a real officer",
        "他当面给我看了证件 是真的警察",
        "敲门的人说是真的燃气公司",
        "met him face to face and he said yes it is real",
        "I went to their office and they said yes it's all legit",
        "打95588问了 说确实有人冒充",
        "去派出所问了 警察说有这种案子 别转",
        "去银行查了 确实有一笔钱出去",
        "they are sending a courier for my card, rang the number on my card and they said yes it's them",
        "went to the branch, drew out 8000, they said ok it's all good",
        "他给的官网登进去 有我的案件",
        "官网查到那个警官的名字 有这个人",
        "the site was hmrc.gov.uk-refund.com, looked real, it was right",
        "打110问了 说是真的警察 但是没有这个案子",
    ],
)
def test_a_check_that_found_something_wrong_or_was_none_settles_nothing_at_once(
    engine: Engine, told: str
) -> None:
    for case in (Recall(topic="phishing"), Recall(topic="acquaintance-impersonation")):
        advice = engine.advisor.advise(Question.read(told), case)
        assert not (isinstance(advice, WorryAdvice) and "settled" in advice.answer.of)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("do i have to change the card at netflix and the gym", "wherever the old one was saved"),
        ("how long does the new card take", "ask on a number you looked up"),
        ("how long till the new one", "ask on a number you looked up"),
        ("旧卡绑的自动扣费要我自己一个个换吗", "旧卡绑着的缴费"),
        ("身份证复印件交纸质的行不行，不想发邮件", "能不能交纸质的"),
    ],
)
def test_what_is_asked_of_a_genuine_matter_has_its_own_answer(
    engine: Engine, text: str, says: str
) -> None:
    advice = engine.advisor.advise(Question.read(text), Recall(topic="phishing", settled=True))
    assert isinstance(advice, WorryAdvice)
    assert "settled" in advice.answer.of
    assert says in " ".join([*advice.answer.says.en, *advice.answer.says.zh])


@pytest.mark.parametrize(
    ("case", "text", "worry"),
    [
        (Recall(topic="phishing"), "theres no link in it, just says to log in", "good-sign"),
        (Recall(topic="phishing"), "哦想起来了 上礼拜是我自己订的", "good-sign"),
        (Recall(page="is-it-real"), "oh i did order boots three weeks ago", "good-sign"),
        (Recall(topic="phishing", settled=True), "没让我付手续费 也没要验证码", "good-sign"),
        (Recall(topic="shopping-scam", settled=True), "钱退回来了 68块 原路到的", "refunded"),
    ],
)
def test_what_speaks_for_it_is_heard(engine: Engine, case: Recall, text: str, worry: str) -> None:
    advice = engine.advisor.advise(Question.read(text), case)
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == worry


def test_one_good_sign_makes_no_ordinary_matter_of_a_text_with_a_link(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(
        CHAT, "Royal Mail: a fee of 1.45 is due, pay at royalmail-fee.top or it goes back"
    )
    dialogue.hear(CHAT, "oh i did order a jumper last week")
    assert memory.of(CHAT).recall.topic == "phishing"
    assert not memory.of(CHAT).recall.settled


@pytest.mark.parametrize(
    "text",
    [
        "抖音客服打来说我开通了直播会员 每月扣800 今天不关就开始扣",
        "a man rang and said i signed up for premium and will be charged 39 a month, cancel today",
    ],
)
def test_a_caller_about_a_membership_is_no_dispute_with_a_shop(engine: Engine, text: str) -> None:
    assert not isinstance(engine.advisor.advise(Question.read(text)), GuidanceAdvice)


def test_a_fee_that_the_office_does_not_charge_is_settled_by_nobody(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "小区群里说要换燃气表，每户交200，是真的吗")
    dialogue.hear(CHAT, "我打燃气公司缴费单上的电话问了 说这周确实换表 不收钱")
    assert not memory.of(CHAT).recall.settled
    dialogue.hear(CHAT, "已经扫码交了200了")
    assert memory.of(CHAT).recall.emergency == "paid"


@pytest.mark.parametrize(
    "first",
    [
        "平安人寿打电话说我有份保单要到期了 可以领满期金 让我去柜面办",
        "接到95588打来的电话 说我卡里有一笔异常 让我去网点查 是真的银行号码",
        "a lady rang and said yes it is the bank, told me to go to the branch, its the real number",
    ],
)
def test_what_a_caller_says_first_is_no_check(engine: Engine, first: str) -> None:
    memory = Memory()
    engine.dialogue(memory).hear(CHAT, first)
    assert not memory.of(CHAT).recall.settled
    assert memory.of(CHAT).recall.worry != "checked-and-real"


@pytest.mark.parametrize(
    "text",
    [
        "银行短信说我卡在国外消费了200美元",
        "now a text says my card was used abroad for 200 dollars",
    ],
)
def test_another_message_is_no_part_of_what_was_settled(engine: Engine, text: str) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, NOTICE)
    dialogue.hear(
        CHAT, "phoned the dentist with the number on her old appointment card. it was them"
    )
    assert memory.of(CHAT).recall.settled
    dialogue.hear(CHAT, text)
    assert not memory.of(CHAT).recall.settled


def test_that_something_was_ordered_speaks_for_no_shop(engine: Engine) -> None:
    advice = engine.advisor.advise(
        Question.read("i did order a coat from that site"), Recall(topic="shopping-scam")
    )
    assert not (isinstance(advice, WorryAdvice) and advice.worry.id == "good-sign")


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("loan-scam", "app里显示卡号不对，钱锁住了，得先交八千解冻金"),
        ("investment-scam", "their app shows it is due but I must pay a release fee first"),
    ],
)
def test_a_fee_that_their_app_shows_checks_nothing(engine: Engine, topic: str, text: str) -> None:
    assert worry_after(engine, text, Recall(topic=topic)) != "checked-and-real"


@pytest.mark.parametrize(
    "text",
    [
        "ok thats fine then right? do i still have to worry",
        "那应该没事儿了吧，用不用再打一次",
    ],
)
def test_whether_all_is_well_now_is_answered_where_it_was_checked(
    engine: Engine, text: str
) -> None:
    recall = Recall(matter="bank-asks-was-it-you", settled=True)
    assert worry_after(engine, text, recall) == "checked-and-real"


@pytest.mark.parametrize("text", ["记录上就一个收款人昵称 能追吗", "转出去的还追得到吗"])
def test_whether_money_can_be_traced_is_answered_as_whether_it_comes_back(
    engine: Engine, text: str
) -> None:
    assert worry_after(engine, text, Recall(emergency="paid")) == "money-returned"
