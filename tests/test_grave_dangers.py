"""Where a wrong answer costs a life or somebody's liberty, the first thing said is the right one."""

import pytest

from bot.advice.advice import (
    Advice,
    AssessmentAdvice,
    EmergencyAdvice,
    GuidanceAdvice,
    TopicAdvice,
    WorryAdvice,
)
from bot.advice.question import Question
from bot.advice.reading import DESPAIR
from bot.engine import Engine
from bot.memory import Recall
from bot.plain import to_plain

HELD, COMING = "held-abroad", "someone-is-coming"


def told(engine: Engine, text: str, recall: Recall | None = None) -> Advice:
    return engine.advisor.advise(Question.read(text), recall or Recall())


def page(advice: Advice) -> str:
    assert isinstance(advice, GuidanceAdvice), advice
    return advice.entry.id


@pytest.mark.parametrize(
    "text",
    [
        "我被困在缅甸的园区",
        "我人被卖到妙瓦底，出不去",
        "他们强迫我骗人，求救",
        "主管讲再拉两个同学来就放我回去",
        "im held in a scam compound in cambodia",
        "they are forcing me to scam pensioners",
        "the boss says he will let me leave if i recruit three friends from home",
    ],
)
def test_who_is_held_is_no_relative_of_theirs(engine: Engine, text: str) -> None:
    assert page(told(engine, text)) == HELD


@pytest.mark.parametrize(
    "text", ["我朋友被困在缅甸的园区出不来", "my brother is trapped in a compound in myanmar"]
)
def test_whose_friend_is_held_is_told_not_to_ring_them(engine: Engine, text: str) -> None:
    advice = told(engine, text)
    if isinstance(advice, EmergencyAdvice):
        assert advice.emergency.id == "missing-person"
        assert HELD in {aid.id for aid in advice.first}
    else:
        assert page(advice) == HELD


@pytest.mark.parametrize(
    "text",
    ["guards with guns at the gate", "外面有打手守着，不让我们出门", "they will beat me tonight"],
)
def test_what_the_held_write_next_is_answered_for_them(engine: Engine, text: str) -> None:
    advice = told(engine, text, Recall(page=HELD))
    assert isinstance(advice, WorryAdvice)
    answer = advice.answer.says.en[0]
    assert "You are held?" in answer or "in their hands" in answer


@pytest.mark.parametrize("page_read", ["pyramid-selling", "eggs-and-surrogacy"])
@pytest.mark.parametrize(
    "text", ["门口有人守着，不准我出门", "a man guards the door and follows me"]
)
def test_who_is_kept_in_a_flat_is_told_how_to_call_for_help(
    engine: Engine, text: str, page_read: str
) -> None:
    advice = told(engine, text, Recall(page=page_read))
    assert isinstance(advice, WorryAdvice)
    assert "send your location" in " ".join(advice.answer.says.en).casefold()


@pytest.mark.parametrize(
    "text",
    [
        "gonna hang myself tonight",
        "i already tied the rope",
        "i just want to be dead",
        "i will slit my wrists",
        "不敢跟我妈说，我想死",
    ],
)
@pytest.mark.parametrize("case", ["paid", "blackmailed", None])
def test_a_wish_to_die_is_heard_in_every_case(engine: Engine, text: str, case: str | None) -> None:
    advice = told(engine, text, Recall(emergency=case))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR
    assert not advice.for_another


@pytest.mark.parametrize("text", ["the rope is in my hands", "没人会来救我的", "it's too late now"])
def test_who_despairs_and_names_the_means_or_gives_up_gets_the_steps_again(
    engine: Engine, text: str
) -> None:
    advice = told(engine, text, Recall(emergency=DESPAIR))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR


@pytest.mark.parametrize(
    "text",
    [
        "我爱人被骗光了积蓄，留下一封信就走了，手机关机",
        "my dad lost everything to them, he left a note and is gone",
    ],
)
def test_who_left_a_note_is_to_be_looked_for_at_once(engine: Engine, text: str) -> None:
    advice = told(engine, text)
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR
    assert advice.for_another
    assert advice.first[0].id == "note-left-and-gone"


def test_a_child_who_locked_the_door_comes_before_the_blackmail(engine: Engine) -> None:
    advice = told(engine, "they have pics of my daughter and now she has locked herself in")
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR
    assert advice.for_another
    assert advice.first[0].id == "locked-in-a-room"


@pytest.mark.parametrize(
    "text",
    [
        "他们逼我去银行开户，我在柜台，他们在门口等着",
        "a man made me come to the bank to open an account and waits outside",
    ],
)
def test_who_is_forced_in_a_bank_stays_inside(engine: Engine, text: str) -> None:
    advice = told(engine, text)
    if isinstance(advice, EmergencyAdvice):
        assert advice.first[0].id == "forced-in-public"
    else:
        assert page(advice) == "forced-to-open-accounts"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("刚到曼谷，司机要拉我去边境上班", "driven-to-the-border"),
        ("the man in the van drives me to mae sot for the job", "driven-to-the-border"),
        ("网友让我给他捎个旅行箱去国外", "carry-a-bag"),
        ("he wants me to take his suitcase on the plane", "carry-a-bag"),
        ("中介说卖个肾给三十万", "sell-an-organ"),
        ("they would pay 30,000 for one of my kidneys", "sell-an-organ"),
        ("捐卵打了针，肚子胀得难受", "eggs-and-surrogacy"),
        ("the surrogacy agency keeps me in a villa", "eggs-and-surrogacy"),
        ("高利贷的人往我家门上泼漆", "threatened-at-home"),
        ("the moneylender threw paint at our flat", "threatened-at-home"),
        ("电脑里的图纸全被加密了，要付比特币才解锁", "ransomware"),
        ("我被困在一个屋里天天听课，出不去", "pyramid-selling"),
    ],
)
def test_what_was_unknown_has_a_page(engine: Engine, text: str, entry: str) -> None:
    assert page(told(engine, text)) == entry


@pytest.mark.parametrize(
    "text",
    [
        "is it ok to bring cash for the fund to my broker in a cafe",
        "投资老师叫我当面把现金交给他的人",
    ],
)
def test_cash_for_an_adviser_is_no_ordinary_matter(engine: Engine, text: str) -> None:
    advice = told(engine, text)
    if isinstance(advice, TopicAdvice):
        assert advice.topic.id == "investment-scam"
    else:
        warned = isinstance(advice, AssessmentAdvice) and advice.clues
        assert warned or isinstance(advice, EmergencyAdvice), advice


@pytest.mark.parametrize(
    "text",
    ["they charged me 2 dollars just now", "刚刚扣了我一块钱", "there is a charge i don't know"],
)
def test_a_charge_after_a_card_was_given_is_money_gone(engine: Engine, text: str) -> None:
    advice = told(engine, text, Recall(emergency="gave-bank-details", topic="phishing"))
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "paid"


def test_a_courier_on_the_way_for_gold_is_no_bystander(engine: Engine) -> None:
    advice = told(engine, "骑手马上到门口取我的金条")
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == COMING


def test_numbers_where_somebody_is_in_danger_send_the_police(engine: Engine) -> None:
    said = to_plain(engine.dialogue().hear(1, "a stranger is inside my house and wont leave"))
    assert "United Kingdom: 999" in said
    assert "ring your bank" not in said.casefold()
    london = to_plain(
        engine.dialogue().hear(2, "im in london, a loan shark threw paint at my door")
    )
    assert "999" in london
    assert "159" not in london


@pytest.mark.parametrize(
    ("read", "text", "heard"),
    [
        ("stranger-in-the-home", "im under the bed", "lock yourselves in a room"),
        ("carry-a-bag", "it is only clothes and sweets", "tell customs"),
        ("carry-a-bag", "他说里面就是些点心", "tell customs"),
        ("partner-controls-my-money", "他快到家了", "Delete this chat"),
        ("forced-to-open-accounts", "i went to the ladies room", "Tell the teller"),
        ("pyramid-selling", "can i climb out of the window, third floor", "jump from a window"),
        ("held-abroad", "这手机一会儿就得还", "You are held?"),
        ("sell-an-organ", "they keep my passport until then", "agree in words"),
    ],
)
def test_a_line_that_leans_on_a_danger_keeps_to_it(
    engine: Engine, read: str, text: str, heard: str
) -> None:
    advice = told(engine, text, Recall(page=read))
    assert isinstance(advice, WorryAdvice)
    assert heard.casefold() in " ".join(advice.answer.says.en).casefold()


@pytest.mark.parametrize("text", ["he owns a hunting rifle", "他开车出去的"])
def test_who_looks_for_a_despairing_relative_is_not_led_elsewhere(
    engine: Engine, text: str
) -> None:
    advice = told(engine, text, Recall(emergency=DESPAIR))
    if isinstance(advice, WorryAdvice):
        assert advice.worry.id == "more-told"
    else:
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id == DESPAIR


def test_thanks_and_a_place_are_answered_in_danger_as_anywhere(engine: Engine) -> None:
    thanks = told(engine, "ok thank you", Recall(page="carry-a-bag"))
    assert not isinstance(thanks, WorryAdvice) or thanks.worry.id != "more-told"
    london = told(engine, "im in london", Recall(page="stranger-in-the-home"))
    assert page(london)


def test_gold_that_was_fetched_is_told_to_the_police(engine: Engine) -> None:
    advice = told(engine, "he just took it and drove off", Recall(emergency=COMING))
    if isinstance(advice, WorryAdvice):
        assert "plate" in " ".join(advice.answer.says.en)
    else:
        assert isinstance(advice, EmergencyAdvice)
        assert advice.emergency.id in {"paid", COMING}


@pytest.mark.parametrize("text", ["my sister took a whole packet of pills", "我爸把除草剂喝了下去"])
def test_who_has_swallowed_something_needs_an_ambulance_to_the_end(
    engine: Engine, text: str
) -> None:
    dialogue = engine.dialogue()
    assert "120" in to_plain(dialogue.hear(7, text))
    for line in ("should i make her vomit", "she is awake and says go away", "半小时以前"):
        said = to_plain(dialogue.hear(7, line))
        assert "120" in said or "ambulance" in said


@pytest.mark.parametrize(
    "text",
    [
        "my bank made me open a new account for my wages",
        "电梯坏了，我要从楼梯走下去",
        "门上写了个福字",
        "i cut myself off from social media",
        "gonna jump off the call with my agent now",
        "we sprayed paint on a canvas for the school play",
    ],
)
def test_everyday_words_are_no_danger(engine: Engine, text: str) -> None:
    advice = told(engine, text)
    endangered = isinstance(advice, GuidanceAdvice) and getattr(advice.entry, "apart", False)
    despair = isinstance(advice, EmergencyAdvice) and advice.emergency.id == DESPAIR
    assert not endangered
    assert not despair


def test_who_has_a_stranger_in_the_computer_is_to_cut_him_off(engine: Engine) -> None:
    advice = told(engine, "a man says hes from microsoft and is in my computer")
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == "screen-shared"


def test_who_is_alone_at_home_is_no_stranger_there(engine: Engine) -> None:
    advice = told(engine, "我一个人在家，什么都没了，看着窗外发呆")
    assert isinstance(advice, EmergencyAdvice)
    assert advice.emergency.id == DESPAIR


def test_who_is_held_in_a_hotel_to_open_accounts_is_no_lender(engine: Engine) -> None:
    text = "他们把我关在宾馆,收了手机,带我去银行办了三张卡,不让我走"
    assert page(told(engine, text)) == "forced-to-open-accounts"


@pytest.mark.parametrize(
    ("text", "said"),
    [("我老婆还不知道", "先离开那儿"), ("my wife does not know", "Go away from it")],
)
def test_who_despairs_and_speaks_of_home_hears_to_leave_the_danger_first(
    engine: Engine, text: str, said: str
) -> None:
    advice = told(engine, text, Recall(emergency=DESPAIR))
    assert isinstance(advice, WorryAdvice)
    assert said in "".join((*advice.answer.says.zh[:1], *advice.answer.says.en[:1]))


def test_who_is_held_and_says_where_they_are_from_gets_no_list_of_numbers(engine: Engine) -> None:
    advice = told(engine, "i'm from India", Recall(page=HELD))
    assert isinstance(advice, WorryAdvice)
    assert "embassy" in advice.answer.says.en[0]


def test_a_threat_with_pictures_by_who_follows_is_met_with_meeting_nobody(engine: Engine) -> None:
    text = "他说不跟他和好就把我照片发出去"
    advice = told(engine, text, Recall(page="stalked"))
    assert isinstance(advice, WorryAdvice)
    assert "别为了照片去见" in advice.answer.says.zh[0]
