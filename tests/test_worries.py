"""What somebody asks next in a case: answered from what was spoken of, and nothing else is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.actions import (
    Aspect,
    Course,
    OpenEmergency,
    OpenTopic,
    OpenWorry,
    Screen,
    SetSimple,
    Switch,
    TakeStep,
)
from bot.advice.advice import (
    Advice,
    EmergencyAdvice,
    SmalltalkAdvice,
    TopicAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.advice.wording import WordingReader
from bot.answers import Answerer
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.engine import Engine
from bot.evaluation import read_cases, run
from bot.memory import KEPT_SECONDS, Memory, Recall
from bot.plain import to_plain
from bot.reply import Button
from bot.state.privacy import Stored
from index.normalise import normalise
from knowledge import KnowledgeBase, Language
from knowledge.worries import Worry
from tests.test_memory import Clock

CHAT = 1
GOLDEN = Path(__file__).parent / "golden"
FLOOR = 0.85
KEPT = 0.9

Advise = Callable[[str, Recall], Advice]


@pytest.fixture
def advise(engine: Engine) -> Advise:
    return lambda text, recall: engine.advisor.advise(Question.read(text), recall)


ASKED_NEXT = [
    ("blackmailed", "要不要跟我爸说一声", "tell-my-family"),
    ("blackmailed", "do you think he will actually post it", "will-they-do-it"),
    ("blackmailed", "付了是不是就没事了", "pay-to-end-it"),
    ("blackmailed", "shall I deactivate my account", "block-or-delete"),
    ("paid", "银行客服一直忙线", "cannot-get-through"),
    ("paid", "will the bank write to my husband about this", "keep-it-secret"),
    ("paid", "手一直抖", "scared"),
    ("screen-shared", "要把网线拔了吗", "device-off"),
    ("screen-shared", "can they still see what I'm doing", "safe-again"),
    ("account-lent", "我会被抓吗", "go-to-prison"),
    ("account-lent", "I honestly had no idea what it was for", "did-not-know"),
    ("gave-bank-details", "do I need a different card number now", "change-what"),
    ("on-the-phone-now", "他不让我挂电话", "may-i-leave"),
    ("paid", "is any police station all right or only the one near my house", "where-to-report"),
    ("paid", "去哪个派出所报，户口所在地还是这边", "where-to-report"),
    ("paid", "the others in the chat all got paid, are they real people", "others-in-the-group"),
    ("paid", "群里其他人也是托吗", "others-in-the-group"),
    ("paid", "should I warn the rest of the group", "warn-others"),
    ("paid", "要不要在业主群里说一声", "warn-others"),
    ("paid", "she stopped taking her blood pressure tablets because of it", "unwell"),
    ("paid", "反向搜了照片，是个模特", "saw-through"),
    ("paid", "card is blocked now and they gave me a reference", "done-so-far"),
    ("paid", "it was my savings account with Nationwide", "payment-detail"),
    ("blackmailed", "he wants another 900 by tonight", "they-want-more"),
    ("paid", "他又要我再交两万保证金", "they-want-more"),
    ("paid", "now its asking for another deposit", "they-want-more"),
    ("paid", "I'm meeting him at the petrol station at 3 with the envelope", "do-not-go"),
    ("paid", "他说明天下午在地铁口等我", "do-not-go"),
]


@pytest.mark.parametrize(("case", "text", "worry"), ASKED_NEXT)
def test_what_is_asked_next_is_answered_in_the_case(
    advise: Advise, case: str, text: str, worry: str
) -> None:
    advice = advise(text, Recall(emergency=case))
    assert isinstance(advice, WorryAdvice)
    assert advice.case is not None
    assert (advice.worry.id, advice.case.id) == (worry, case)


def test_where_nobody_knows_the_case_a_sure_worry_is_answered_for_any(advise: Advise) -> None:
    advice = advise("do i have to tell my husband about it", Recall())
    assert isinstance(advice, WorryAdvice)
    assert advice.case is None
    assert advice.answer == advice.worry.answers[-1]


@pytest.mark.parametrize("text", ["怎么办", "现在几点了", "my cat wont eat", "今天天气真好"])
def test_where_nobody_knows_the_case_nothing_else_is_taken_for_a_worry(
    advise: Advise, text: str
) -> None:
    assert not isinstance(advise(text, Recall()), WorryAdvice)


def test_the_same_worry_has_other_answers_in_other_cases(advise: Advise) -> None:
    lent = advise("will I go to jail", Recall(emergency="account-lent"))
    called = advise("will I go to jail", Recall(topic="authority-impersonation"))
    paid = advise("will I go to jail", Recall(emergency="paid"))
    answers = [each.answer.says.en[0] for each in (lent, called, paid)]  # type: ignore[union-attr]
    assert answers[0].startswith("I cannot say. It is for the authorities")
    assert answers[1].startswith("Nobody is arrested for hanging up")
    assert answers[2].startswith("Being deceived is no offence")


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("blackmailed", "我刚给他转了五百"),
        ("blackmailed", "i just sent him another 300"),
        ("clicked-or-installed", "the code came and I read it to the man"),
        ("paid", "they asked me for 200 more and I paid it"),
        ("paid", "对方要我再交三千，我交了"),
    ],
)
def test_what_has_happened_meanwhile_is_an_emergency(advise: Advise, case: str, text: str) -> None:
    assert isinstance(advise(text, Recall(emergency=case)), EmergencyAdvice)


@pytest.mark.parametrize(
    ("known", "text", "emergency"),
    [
        ({"emergency": "paid"}, "she says she will post my pictures if i dont pay", "blackmailed"),
        ({"topic": "pig-butchering"}, "he threatens to send my photos to my wife", "blackmailed"),
        ({"emergency": "paid"}, "他说不给钱就把视频发给我同事", "blackmailed"),
        ({"topic": "phishing"}, "ok so i already put my card in", "gave-bank-details"),
        ({"emergency": "screen-shared"}, "I opened my bank app and entered my pin", None),
        ({"topic": "phishing"}, "仲入埋個驗證碼添", "gave-a-code"),
        ({"emergency": "clicked-or-installed"}, "有一笔2000的支出不是我的", "paid"),
        ({"topic": "deepfake-scam"}, "the payment was to Latvia, it went out at 11", "paid"),
        ({"emergency": "paid"}, "i bought gift cards and gave him the numbers", "paid"),
        ({"emergency": "paid"}, "my mum is at the bank now trying to send more", "about-to-pay"),
        ({"topic": "pig-butchering"}, "我妈现在去银行了，说要再转二十万", "about-to-pay"),
        ({"emergency": "paid"}, "a man just rang the bell and says he is from the bank", None),
        ({"topic": "virtual-kidnapping"}, "她说要住到酒店里，不让我们联系", "missing-person"),
        ({"emergency": "screen-shared"}, "transfers are going out of my account right now", "paid"),
        ({"topic": "investment-scam"}, "我刚又加了两万进去", "paid"),
        ({"emergency": "paid"}, "he took out a loan in my name", "gave-bank-details"),
        ({"topic": "authority-impersonation"}, "我把金条给那个人了", None),
        ({"topic": "credit-record-scam"}, "我把借呗的钱都转到他说的账户了", "paid"),
        ({"emergency": "paid"}, "just now another 450 went out", "paid"),
        ({"topic": "fake-customer-service"}, "我按他说的开了亲密付", None),
    ],
)
def test_what_is_told_only_now_is_an_emergency_of_its_own(
    advise: Advise, known: dict[str, str], text: str, emergency: str | None
) -> None:
    advice = advise(text, Recall(**known))  # type: ignore[arg-type]
    assert isinstance(advice, EmergencyAdvice)
    assert emergency is None or advice.emergency.id == emergency


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"emergency": "paid"}, "他把转账截图发给我看"),
        ({"emergency": "paid"}, "I put my card in the drawer"),
        ({"emergency": "paid"}, "同样的照片在别的网站上是另一个价格"),
        ({"topic": "phishing"}, "I never entered my pin"),
        ({"topic": "rental-scam"}, "他说人在温哥华不能带看，发了视频和驾照照片"),
        ({"emergency": "paid"}, "I'm on the phone to my bank now"),
        ({"emergency": "paid"}, "我正在跟银行客服通话"),
        ({"emergency": "paid"}, "我妈在银行柜台帮我挂失"),
        ({"emergency": "blackmailed"}, "我打了1799，银行说已经冻结了，谢谢"),
        ({"emergency": "paid"}, "my brother is in Thailand and cant help"),
        ({"emergency": "paid"}, "一共三笔，五千、八千、一万二"),
        ({"topic": "military-purchase-scam"}, "我打了114查到的电话，人家说没这个人"),
    ],
)
def test_what_only_sounds_like_more_is_none(
    advise: Advise, known: dict[str, str], text: str
) -> None:
    assert not isinstance(advise(text, Recall(**known)), EmergencyAdvice)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["I feel like ending it all", "我不想活了", "活着没意思了"])
def test_who_despairs_is_met_as_such_whatever_was_spoken_of(advise: Advise, text: str) -> None:
    advice = advise(text, Recall(emergency="blackmailed"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "despair"


def test_in_despair_what_helps_with_money_is_not_said(advise: Advise) -> None:
    for text in ("nobody picks up the phone", "how do I unblock my wages account"):
        advice = advise(text, Recall(emergency="despair"))
        assert isinstance(advice, WorryAdvice)
        assert "crisis line" in " ".join(advice.answer.says.en)


def test_nobody_who_looks_for_a_person_is_told_to_block_the_only_line(advise: Advise) -> None:
    advice = advise("should I block them", Recall(emergency="missing-person"))
    assert isinstance(advice, WorryAdvice)
    assert advice.answer.says.en[0].startswith("Until the person is found, block nobody")


def test_who_asks_what_now_gets_the_steps_again(advise: Advise) -> None:
    steps = advise("那我现在到底要先做哪个", Recall(emergency="blackmailed"))
    assert isinstance(steps, EmergencyAdvice)
    assert steps.emergency.id == "blackmailed"
    page = advise("那我现在到底要先做哪个", Recall(topic="task-scam"))
    assert isinstance(page, TopicAdvice)
    assert page.aspect is Aspect.BEFORE


def test_a_mother_on_her_way_is_an_emergency_of_its_own(advise: Advise) -> None:
    advice = advise("她已经出门去银行了", Recall(emergency="on-the-phone-now"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "about-to-pay"


@pytest.mark.parametrize("text", ["see bit.ly/2xYz99 should i open", "加微信xk8899能要不要加"])
def test_a_strange_address_is_judged_and_no_worry(advise: Advise, text: str) -> None:
    assert not isinstance(advise(text, Recall(emergency="paid")), WorryAdvice)


# In conversation


def test_the_case_lasts_over_several_questions_and_is_forgotten_in_time(engine: Engine) -> None:
    clock = Clock()
    dialogue = Dialogue(engine.advisor, engine.knowledge, engine.phrasebook, Memory(clock))
    first = to_plain(dialogue.hear(CHAT, "有人拿我的裸照威胁我，不给两千就发给通讯录所有人"))
    assert first.startswith("别转钱，给了也不会停")
    assert to_plain(dialogue.hear(CHAT, "他真的会发吗")).startswith("他真的会这么做吗")
    assert to_plain(dialogue.hear(CHAT, "谢谢")) != ""
    assert "有人在敲诈我" in to_plain(dialogue.hear(CHAT, "那我该告诉我妈吗"))
    clock.wait(KEPT_SECONDS + 1)
    late = to_plain(dialogue.hear(CHAT, "那我该告诉我妈吗"))
    assert "有人在敲诈我" not in late


def test_under_an_answer_the_steps_can_be_read_again(engine: Engine) -> None:
    dialogue = engine.dialogue()
    first = to_plain(
        dialogue.hear(CHAT, "I just read the code to the man from the bank and 4000 is gone")
    )
    reply = dialogue.hear(CHAT, "the bank line is busy")
    [again] = [
        button.action
        for row in reply.rows
        for button in row
        if isinstance(button, Button) and isinstance(button.action, OpenEmergency)
    ]
    assert to_plain(dialogue.press(CHAT, again)).splitlines()[0] == first.splitlines()[0]


def test_after_a_warning_the_steps_are_those_of_the_kind(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "Police officer on the phone says my ID is used for money laundering")
    reply = dialogue.hear(CHAT, "but what if he really is from the police")
    actions = [button.action for row in reply.rows for button in row if isinstance(button, Button)]
    assert OpenTopic("authority-impersonation", Aspect.BEFORE) in actions


def test_the_emergency_button_is_a_case_too(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.press(CHAT, OpenEmergency("account-lent"))
    answer = to_plain(dialogue.hear(CHAT, "我会不会坐牢"))
    assert "要由办案机关看" in answer


def test_a_detail_is_thanked_for_and_the_steps_are_a_button_away(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "有人拿我的裸照威胁我，不给两千就发给通讯录所有人")
    reply = dialogue.hear(CHAT, "是在快手上认识的，头像是个穿裙子的")
    answer = to_plain(reply)
    assert answer.startswith("接下来这样做")
    assert "1. 不转钱、不讨价还价" not in answer
    buttons = [button for row in reply.rows for button in row if isinstance(button, Button)]
    assert OpenEmergency("blackmailed") in [button.action for button in buttons]


def test_where_nothing_is_sure_what_may_be_meant_is_offered(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "I just read the code to the man from the bank and 4000 is gone")
    vague = (
        "does it matter which one it was",
        "and the other half of it",
        "it did that again after",
    )
    replies = [dialogue.hear(CHAT, line) for line in vague]
    offers = [
        [
            button.action
            for row in reply.rows
            for button in row
            if isinstance(button, Button) and isinstance(button.action, OpenWorry)
        ]
        for reply in replies
    ]
    assert any(offers)  # which of the lines says too little is the index's to tell
    assert max(map(len, offers)) <= 3
    offered = next(filter(None, offers))
    answer = to_plain(dialogue.press(CHAT, offered[0]))
    assert answer.startswith(engine.knowledge.worries[offered[0].worry].title.en)


def test_what_is_picked_is_answered_in_the_case_that_is_still_known(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.press(CHAT, OpenEmergency("account-lent"))
    answer = to_plain(dialogue.press(CHAT, OpenWorry("go-to-prison"), "en"))
    assert "It is for the authorities" in answer
    assert dialogue.press(CHAT, OpenWorry("lost"), "en") == dialogue.screen(
        CHAT, Screen.START, "en"
    )


def test_what_nobody_can_answer_is_said_to_have_no_answer(advise: Advise) -> None:
    advice = advise("do we still owe the supplier for the first lorry", Recall(emergency="paid"))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id in {"no-answer", "debt-now", "liable"}


def test_where_a_place_was_told_its_numbers_stand_under_the_answer(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "I'm in Leeds, I just sent 400 pounds to a fake landlord")
    answer = to_plain(dialogue.hear(CHAT, "will I get it back"))
    assert answer.startswith("Will I get my money back?")
    assert "159" in answer


def test_a_place_told_later_gives_the_steps_of_that_place(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "I just read the code to the man from the bank and 4000 is gone")
    answer = to_plain(dialogue.hear(CHAT, "am in Singapore"))
    assert "1799" in answer


def test_in_large_steps_one_line_and_the_way_back(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.press(CHAT, SetSimple(Switch.ON))
    dialogue.hear(CHAT, "有人拿我的裸照威胁我，不给两千就发给通讯录所有人")
    reply = dialogue.hear(CHAT, "他真的会发吗")
    assert "谁也不能打包票" in to_plain(reply)
    actions = [button.action for row in reply.rows for button in row if isinstance(button, Button)]
    assert TakeStep(Course.EMERGENCY, "blackmailed") in actions


def test_in_a_group_the_answer_is_short(engine: Engine) -> None:
    dialogue = engine.dialogue()
    case = Case(own="有人拿我的裸照威胁我，不给两千就发给通讯录所有人")
    dialogue.consider(CHAT, case, setting=Setting.GROUP)
    reply = dialogue.consider(CHAT, Case(own="他真的会发吗"), setting=Setting.GROUP)
    assert to_plain(reply).startswith("他真的会这么做吗")
    assert len(reply.blocks) == 3


def test_what_is_remembered_of_a_case_is_told(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "有人拿我的裸照威胁我，不给两千就发给通讯录所有人")
    told = to_plain(dialogue.my_data(CHAT, Stored(), "zh"))
    assert "别转钱，给了也不会停" in told


def test_despair_does_not_make_what_happened_forgotten(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "我把银行卡借给别人用了，现在卡被冻结了")
    assert to_plain(dialogue.hear(CHAT, "我不想活了")).startswith("谢谢您说出来")
    assert "要由办案机关看" in to_plain(dialogue.hear(CHAT, "我会不会坐牢"))


# On cases by others


@pytest.mark.parametrize("language", Language)
def test_unseen_lines_are_mostly_understood(engine: Engine, language: Language) -> None:
    cases = read_cases(GOLDEN / f"follow-ups-{language}.jsonl")
    outcomes = run(cases, Answerer(engine))
    wrong = [outcome.case.id for outcome in outcomes if not outcome.right]
    assert 1 - len(wrong) / len(outcomes) >= FLOOR, wrong


@pytest.mark.parametrize("language", Language)
def test_a_change_of_subject_is_answered_for_itself(engine: Engine, language: Language) -> None:
    cases = [each for each in read_cases(GOLDEN / f"follow-ups-{language}.jsonl") if each.alone]
    wrong = [outcome.case.id for outcome in run(cases, Answerer(engine)) if not outcome.right]
    assert len(cases) == 30
    assert 1 - len(wrong) / len(cases) >= KEPT, wrong


# The data


def test_a_worry_is_answered_or_leads_to_steps_that_we_have(base: KnowledgeBase) -> None:
    leading = {worry.id for worry in base.worries.values() if not worry.answers}
    assert leading == {"on-the-way", "what-now"}
    known = base.worries["scared"].model_dump()
    for wrong in ({**known, "repeats": True}, {**known, "answers": ()}):
        with pytest.raises(ValidationError, match="give either answers, or leads_to or repeats"):
            Worry.model_validate(wrong)


@pytest.mark.parametrize("case", ["despair", "missing-person", "someone-is-coming"])
def test_in_a_case_kept_apart_only_what_names_it_is_said(engine: Engine, case: str) -> None:
    for worry in engine.knowledge.worries.values():
        advice = engine.advisor.worry(worry.id, Recall(emergency=case))
        if isinstance(advice, WorryAdvice):
            assert case in advice.answer.of


def test_who_set_out_to_pay_is_one_to_stop_whatever_was_spoken_of(engine: Engine) -> None:
    advice = engine.advisor.worry("on-the-way", Recall(emergency="missing-person"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "about-to-pay"


def test_only_the_last_answer_may_name_no_case(base: KnowledgeBase) -> None:
    known = base.worries["go-to-prison"]
    first, *others = known.answers
    answers = [replace_of(first), *(answer.model_dump() for answer in others)]
    with pytest.raises(ValidationError, match="only the last may name no case"):
        Worry.model_validate({**known.model_dump(), "answers": answers})


def replace_of(answer: object) -> dict[str, object]:
    return {**answer.model_dump(), "of": ()}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    ["the first time was in spring", "第一笔是开春那会儿"],
)
def test_how_it_was_paid_is_a_detail_and_no_new_loss(advise: Advise, text: str) -> None:
    advice = advise(text, Recall(emergency="paid", topic="investment-scam"))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == "more-told"


def test_what_was_lent_is_told_and_not_taken_for_details_given_away(advise: Advise) -> None:
    advice = advise("一张工行的卡，U盾和手机卡一起给的", Recall(emergency="account-lent"))
    assert isinstance(advice, WorryAdvice)
    assert "停手" in advice.answer.says.zh[0]


@pytest.mark.parametrize("text", ["我看了,少了3860,还有一笔在处理", "余额少了两千六"])
def test_a_balance_that_is_lower_is_a_loss_and_no_figure(advise: Advise, text: str) -> None:
    advice = advise(text, Recall(topic="phishing"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_a_first_payment_told_after_a_warning_is_an_emergency(advise: Advise) -> None:
    advice = advise("之前付过八千，说是保证金", Recall(topic="pig-butchering"))
    assert isinstance(advice, EmergencyAdvice)


def test_a_nod_is_thanked_for_and_no_detail(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "有人说我中奖了，要先交税")
    assert "不客气" in to_plain(dialogue.hear(CHAT, "哦哦好"))


def test_what_was_just_said_is_said_shorter_the_second_time(engine: Engine) -> None:
    dialogue, more = engine.dialogue(), engine.advisor.worry("more-told", Recall(emergency="paid"))
    assert isinstance(more, WorryAdvice)
    dialogue.hear(CHAT, "I was scammed, I sent 2000 dollars yesterday")
    first = to_plain(dialogue.hear(CHAT, "the first one was in spring"))
    second = to_plain(dialogue.hear(CHAT, "it was on a sunday"))
    assert more.answer.says.en[0] in first
    assert more.worry.again
    assert more.answer.says.en[0] not in second
    assert more.worry.again.en in second
    assert len(second) < len(first)


def test_who_was_only_warned_is_not_told_of_payments_made(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "someone says I won a prize but must pay tax first")
    said = to_plain(dialogue.hear(CHAT, "the email came from a gmail"))
    assert "If you report it" not in said
    assert "Stay calm and do these now" not in said


def test_a_verdict_on_money_that_has_gone_is_a_case_of_payment(engine: Engine) -> None:
    """A judged message says it, so that nobody later hears what to do before paying."""
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "I paid a shop on Instagram 120 dollars, nothing came and they blocked me")
    assert memory.of(CHAT).recall.emergency == "paid"


def test_a_milder_verdict_does_not_replace_the_case(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "有人冒充部队让我代买罐头，先垫四万块")
    before = memory.of(CHAT).recall.topic
    dialogue.hear(CHAT, "他说钱转了九万多，要我快点把罐头钱付给厂家")
    assert before
    assert memory.of(CHAT).recall.topic == before


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I sent it to an account in Hong Kong", "gb"),
        ("she told me she lives in Singapore", "gb"),
        ("I am in Singapore now", "sg"),
        ("Singapore", "sg"),
    ],
)
def test_a_place_told_stays_till_the_writer_says_to_be_elsewhere(
    engine: Engine, text: str, place: str
) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    dialogue.hear(CHAT, "I live in Leeds and was scammed out of 900 pounds, paid yesterday")
    assert memory.of(CHAT).recall.place == "gb"
    dialogue.hear(CHAT, text)
    assert memory.of(CHAT).recall.place == place


def test_a_place_told_in_a_story_that_is_warned_of_is_kept(engine: Engine) -> None:
    memory = Memory()
    engine.dialogue(memory).hear(
        CHAT, "Hi I drive a cab in Perth, scanned a parking QR and a site took my card details"
    )
    assert memory.of(CHAT).recall.place == "au"


@pytest.mark.parametrize(
    ("case", "text", "worry"),
    [
        ("phishing", "他把工作证拍给我看了，还有公司的公章", "showed-papers"),
        ("task-scam", "but the first two payouts did arrive on my card", "paid-out-before"),
        ("paid", "派出所那边要我准备哪些材料", "what-to-bring"),
        ("paid", "i deleted the messages and have nothing left to show them", "lost-proof"),
        ("paid", "the bank says I pushed the button myself so no refund", "bank-will-not"),
        ("investment-scam", "it went out as usdt, can the exchange freeze it", "coins-sent"),
        ("acquaintance-impersonation", "老板电话一直关机，联系不上本人", "cannot-reach-them"),
        (
            "virtual-kidnapping",
            "the man wore a uniform and held his badge up to the camera",
            "showed-papers",
        ),
        ("elderly-scam", "他们店下个月要搬走，我怕人跑了", "flee"),
    ],
)
def test_what_is_often_asked_next_has_an_answer(
    advise: Advise, base: KnowledgeBase, case: str, text: str, worry: str
) -> None:
    known = case in base.emergencies
    advice = advise(text, Recall(emergency=case) if known else Recall(topic=case))
    assert isinstance(advice, WorryAdvice)
    assert advice.worry.id == worry


def test_a_line_that_tells_and_asks_is_answered_for_what_it_asks(advise: Advise) -> None:
    advice = advise("好的我拉黑他了，那去哪里报案", Recall(emergency="paid", topic="task-scam"))
    assert not (isinstance(advice, WorryAdvice) and advice.worry.tells)


def test_a_child_is_spoken_to_as_one_to_the_end_of_the_talk(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "我今年11岁，有个哥哥让我拿妈妈手机扫码，说送我皮肤，已经扣了800")
    said = to_plain(dialogue.hear(CHAT, "我会被抓去坐牢吗"))
    assert "他抓不了你" in said
    assert "您" not in said.partition("依据")[0]
    assert "大人" in to_plain(dialogue.hear(CHAT, "我不敢跟妈妈说"))


def test_a_grown_up_is_not_spoken_to_as_a_child(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "我11岁的儿子拿我手机扫码，扣了800")
    assert "大人看" not in to_plain(dialogue.hear(CHAT, "我会被抓去坐牢吗"))


@pytest.mark.parametrize(
    "text",
    [
        "I did the Zelle an hour ago, before I rang his old number",
        "just saw 14,500 gone from my card",
        "she has done RTGS of 9 lakh this morning",
        "I paid the invoice to the new account on friday",
        "货款打到他新账号了",
    ],
)
def test_money_gone_in_whatever_way_gets_the_steps(advise: Advise, text: str) -> None:
    advice = advise(text, Recall(topic="fake-customer-service"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_the_kind_of_the_case_is_kept_where_a_line_names_none(advise: Advise) -> None:
    advice = advise("刚才又照他说的转了一笔，两万九", Recall(topic="fake-customer-service"))
    assert isinstance(advice, EmergencyAdvice)
    assert [topic.id for topic in advice.topics] in ([], ["fake-customer-service"])


def test_a_symbol_makes_no_line_too_long_for_its_case(advise: Advise) -> None:
    text = "I am sitting in the car park now and there is another £350 on the list, from a shop far off"
    assert isinstance(advise(text, Recall(emergency="gave-a-code")), EmergencyAdvice | WorryAdvice)


def test_more_that_happens_to_a_child_is_told_to_a_child(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "im 12 and a guy wants me to scan a code with my moms phone for robux")
    said = to_plain(dialogue.hear(CHAT, "i scanned it and it took 480 dollars"))
    assert "1. You are not the one in trouble" in said


def test_a_charge_that_a_bank_tells_of_is_money_gone(advise: Advise) -> None:
    advice = advise("天哪，刚刚建行来短信说消费了5200！", Recall(emergency="gave-a-code"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_who_is_a_child_is_told_by_their_own_words_and_not_in_a_group(engine: Engine) -> None:
    memory = Memory()
    dialogue = engine.dialogue(memory)
    text = "我今年11岁，有人让我拿妈妈手机扫码，已经扣了800"
    dialogue.consider(1, Case(passed_on=text))
    dialogue.consider(2, Case(own=text), setting=Setting.GROUP)
    dialogue.consider(3, Case(own=text))
    assert [memory.of(chat).recall.child for chat in (1, 2, 3)] == [False, False, True]


def test_what_was_given_away_is_not_praised_as_done(advise: Advise) -> None:
    advice = advise("我已经共享屏幕了，怎么办", Recall(topic="fake-customer-service"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "screen-shared"


@pytest.mark.parametrize(
    ("case", "text", "worry"),
    [
        ("paid", "行，我这就照你说的去办，谢谢", "my-plan"),
        ("paid", "thank you, my neighbour is sitting with me now", "not-alone"),
        ("gave-bank-details", "卡停好了，唔该晒你哋", "done-so-far"),
        ("nothing-lost", "thank you so much for your patience with an old woman", "goodbye"),
    ],
)
def test_who_gives_thanks_and_goes_is_not_told_everything_again(
    advise: Advise, case: str, text: str, worry: str
) -> None:
    told = Recall(topic="phishing", emergency=None if case == "nothing-lost" else case)
    advice = advise(text, told)
    assert isinstance(advice, WorryAdvice)
    alike = {worry, "done-so-far", "goodbye"} if worry == "my-plan" else {worry}
    assert advice.worry.id in alike


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("谢谢你陪我说话，我不想活了", "despair"),
        ("thank you for being so kind. I won't be here tomorrow", "despair"),
        ("谢谢你们，我走了，别找我", "despair"),
        ("谢谢，他在敲门", "someone-is-coming"),
    ],
)
def test_thanks_hide_nothing_that_goes_on(advise: Advise, text: str, emergency: str) -> None:
    for case in (Recall(), Recall(topic="investment-scam", emergency="paid")):
        advice = advise(text, case)
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id == emergency


def test_who_may_take_leave_of_life_is_told_who_listens(advise: Advise) -> None:
    advice = advise("thanks for everything, I've had enough, goodbye", Recall())
    assert isinstance(advice, SmalltalkAdvice | EmergencyAdvice)
    assert isinstance(advice, EmergencyAdvice) or advice.care
    plain = advise("thanks for everything", Recall())
    assert isinstance(plain, SmalltalkAdvice)
    assert plain.care is None


def test_thanks_do_not_hide_what_the_other_side_orders(advise: Advise) -> None:
    text = "谢谢，他现在让我去酒店开个房间，手机别挂"
    alone = advise(text, Recall())
    assert isinstance(alone, EmergencyAdvice)
    assert alone.emergency.id == "on-the-phone-now"
    known = advise(text, Recall(topic="authority-impersonation"))
    assert isinstance(known, EmergencyAdvice | WorryAdvice)
    assert not isinstance(known, WorryAdvice) or known.worry.id == "may-i-leave"


def test_thanks_do_not_hide_that_money_has_gone(advise: Advise) -> None:
    advice = advise("谢谢，其实我昨天还转过3000给他", Recall(emergency="gave-a-code"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


@pytest.mark.parametrize(
    ("text", "worry"),
    [
        (
            "the bank has opened a case and blocked it. do you think they'll give it back",
            "money-returned",
        ),
        ("卡停了，也跟我妈说了。下一步警察会不会找我", "what-follows"),
    ],
)
def test_of_what_is_told_and_asked_in_one_line_the_question_is_answered(
    advise: Advise, text: str, worry: str
) -> None:
    advice = advise(text, Recall(emergency="paid"))
    assert isinstance(advice, WorryAdvice)
    assert not advice.worry.passes_over
    assert advice.worry.id == worry


def test_what_nobody_tells_in_a_case_is_not_heard_in_it(advise: Advise) -> None:
    text = "i gave him 50 first and it came back as 80"
    told = advise(text, Recall(topic="task-scam"))
    assert isinstance(told, WorryAdvice)
    assert told.worry.id == "paid-out-before"
    advice = advise(text, Recall(topic="sextortion", emergency="blackmailed"))
    assert not (isinstance(advice, WorryAdvice) and advice.worry.id == "paid-out-before")


def test_a_frightened_child_is_not_taught_to_persuade_relatives(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "我今年11岁，有人说我的游戏号违规，要我拿妈妈的手机解除")
    said = to_plain(dialogue.hear(CHAT, "他说不照做警察会来抓我爸妈，我好怕"))
    assert "大人" in said
    assert "家人正在被骗" not in said


def heard(engine: Engine, first: str, later: str) -> str:
    """Return what is answered to the second line of a talk."""
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, first)
    return to_plain(dialogue.hear(CHAT, later))


PAID = {Language.ZH: "我刚转了五万给骗子", Language.EN: "I just sent 8000 to a scammer"}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (Language.ZH, "谢谢，那我不转了，转账记录怎么打出来", "流水、聊天记录怎么导出来"),
        (Language.ZH, "我先打银行电话试试 钱追回来的希望大吗", "钱能追回来吗"),
        (Language.ZH, "谢谢，手一直在抖，那我现在先打银行还是110", "先做哪一样"),
        (Language.ZH, "谢谢 手还在抖", "怕是正常的"),
        (Language.ZH, "卡挂失了，然后报警要带什么东西去", "要带什么、准备什么"),
        (
            Language.EN,
            "I paid 300 as a first instalment on Visa, can I get that back",
            "Will I get my",
        ),
    ],
)
def test_a_line_that_says_several_things_is_answered_where_it_asks(
    engine: Engine, language: Language, text: str, title: str
) -> None:
    assert title in heard(engine, PAID[language], text).partition("\n")[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.ZH, "谢谢，手一直在抖，老公还不知道"),
        (Language.ZH, "好 我打了 谢谢 我现在腿都软了"),
        (Language.ZH, "行 我叫老伴先不交了 谢谢啊"),
        (Language.EN, "my son is on the way. I have not paid anything more. thank you dear"),
        (Language.EN, "found her, police are with her now. she's ok. thank you so much"),
        (Language.EN, "I told my flatmate and rang my mum. I was so scared. Thank you very much"),
        (Language.ZH, "药都买好了才知道是骗人的"),
        (Language.ZH, "您的恩情我下辈子做牛做马报答"),
        (Language.EN, "how do I tell my wife I'm sorry about the money"),
        (Language.EN, "I'd rather die than pay them another cent"),
        (Language.EN, "we wrote letters to our daughter's bank"),
        (Language.EN, "I'm parked near the bridge waiting for the courier"),
    ],
)
def test_fear_relief_and_the_words_of_a_farewell_are_no_despair(
    engine: Engine, language: Language, text: str
) -> None:
    answer = heard(engine, PAID[language], text)
    assert "您的命最要紧" not in answer
    assert "The money can be taken one step" not in answer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.ZH, "我站在桥上，风好大，谢谢你们"),
        (Language.ZH, "好的知道了，谢谢，下辈子再还我妈吧"),
        (Language.ZH, "谢谢你陪我说话，药我都准备好了"),
        (Language.EN, "thank you, you were kind. tell my wife I'm sorry"),
        (Language.EN, "I've written letters to the kids. thanks for trying"),
        (Language.EN, "ok. I've got the pills here. thank you"),
        (Language.EN, "i cant tell my parents i'd rather die honestly"),
        (Language.EN, "bye, you won't hear from me again"),
    ],
)
def test_a_farewell_that_the_rest_of_a_line_hides_is_heard(
    engine: Engine, language: Language, text: str
) -> None:
    answer = heard(engine, PAID[language], text)
    assert "您的命最要紧" in answer or "The money can be taken one step" in answer


@pytest.mark.parametrize(
    "text",
    ["我好像被骗了", "我觉得我上当了", "i think i got scammed", "I fear I have been cheated"],
)
def test_who_only_believes_to_be_cheated_is_told_what_to_do(advise: Advise, text: str) -> None:
    advice = advise(text, Recall())
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_the_same_is_not_said_twice_where_something_near_it_fits(engine: Engine) -> None:
    dialogue = engine.dialogue()
    dialogue.hear(CHAT, "有人拿裸照敲诈我")
    first = to_plain(dialogue.hear(CHAT, "他真的会群发吗"))
    assert to_plain(dialogue.hear(CHAT, "他说给我十分钟 开始倒计时了")) != first


def test_what_holds_in_a_place_is_said_to_who_is_there(engine: Engine) -> None:
    asked = "will i get it back"
    there = heard(engine, "a caller from my bank had me move £4,200 to a new account", asked)
    assert "7 October 2024" in there
    assert "7 October 2024" not in heard(engine, PAID[Language.EN], asked)


def test_a_line_that_leaves_the_kind_unsure_keeps_that_of_the_case(advise: Advise) -> None:
    case = Recall(topic="game-trading-scam", emergency="gave-a-code", child=True)
    advice = advise("i gave it to him. it was a picture of the card front and back", case)
    assert isinstance(advice, EmergencyAdvice)
    assert [topic.id for topic in advice.topics] == ["game-trading-scam"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日本警察找到她了 人没事", True),
        ("police found her at a motel", True),
        ("还没找到人", False),
        ("不知道她是不是安全", False),
        ("they have got my son", False),
        ("I can't get in touch with him", False),
    ],
)
def test_who_is_looked_for_or_held_is_not_found(
    base: KnowledgeBase, text: str, found: bool
) -> None:
    assert WordingReader(base.wording).asks("found", normalise(text)) is found
