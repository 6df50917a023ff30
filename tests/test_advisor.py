"""What is decided from evidence computed by hand."""

from dataclasses import replace

import pytest

from bot.advice.advice import (
    AssessmentAdvice,
    ChoiceAdvice,
    EmergencyAdvice,
    FiguresAdvice,
    GuidanceAdvice,
    Reason,
    Risk,
    Smalltalk,
    SmalltalkAdvice,
    TopicAdvice,
    UnknownAdvice,
)
from bot.advice.question import Question
from bot.answers import kind_of
from bot.memory import Recall
from bot.phrasebook import Phrases
from bot.plain import to_plain
from bot.rendering import Voice, render
from index.evidence import Candidate, Evidence
from knowledge import KnowledgeBase, Language
from tests.told import A_LITTLE, EVIDENCE, LIMITS, advise, advisor, named, of


@pytest.mark.parametrize(
    ("evidence", "kind"),
    [
        (of(misuse=0.9), "unknown"),
        (of(figure=0.9), "figures"),
        (of(figure=0.4, no_figure=0.4, guidance=0.2), "figures"),
        (of(smalltalk=0.9), "smalltalk"),
        (of(guidance=0.9), "guidance"),
        (of(question=0.9), "topic"),
        (of(situation=0.9), "assessment"),
        (of(message=0.9), "assessment"),
        (of(situation=0.3, message=0.3, question=0.4), "assessment"),
        (of(ordinary=0.9), "assessment"),
        (of(out_of_scope=0.9), "unknown"),
    ],
)
def test_the_likeliest_form_decides(base: KnowledgeBase, evidence: Evidence, kind: str) -> None:
    assert kind_of(advise(base, "随便一句话", evidence)) == kind


def test_each_kind_carries_its_best_candidate(base: KnowledgeBase) -> None:
    here = base.places["cn"]
    assert advise(base, "一句话", of(guidance=1)) == GuidanceAdvice(
        base.guidance["money-back"], here
    )
    assert advise(base, "一句话", of(smalltalk=1)) == SmalltalkAdvice(Smalltalk.THANKS)
    assert advise(base, "一句话", of(question=1)) == TopicAdvice(base.topics["phishing"])
    assert advise(base, "一句话", of(misuse=1)) == UnknownAdvice(Reason.MISUSE)
    assert advise(base, "一句话", of(out_of_scope=1)) == UnknownAdvice(Reason.OUT_OF_SCOPE)
    surely = replace(of(emergency=1), topics=(Candidate("phishing", 0.95),))
    assert advise(base, "验证码的一句话，比一声喊要长，说了是哪一种", surely) == EmergencyAdvice(
        base.emergencies["gave-a-code"], here, (base.topics["phishing"],), sure=True
    )
    assert advise(base, "一句话", of(figure=1)) == FiguresAdvice(
        (base.bulletin.figures["cases-cracked"],)
    )


@pytest.mark.parametrize(
    ("kind", "risk"),
    [(LIMITS.kind_unsupported, Risk.HIGH), (LIMITS.kind_unsupported - A_LITTLE, Risk.UNKNOWN)],
)
def test_a_text_without_a_telling_word_is_warned_of_only_where_it_resembles_one_kind(
    base: KnowledgeBase, kind: float, risk: Risk
) -> None:
    share = 0.9
    likely = (Candidate("phishing", kind / share), Candidate("sextortion", 0.1))
    evidence = replace(of(message=share, ordinary=1 - share), topics=likely)
    advice = advise(base, "一句话", evidence)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is risk


@pytest.mark.parametrize(
    ("text", "fraud", "risk"),
    [
        ("一句话", 1.0, Risk.HIGH),
        ("一句话", LIMITS.high_risk_unsupported + A_LITTLE, Risk.HIGH),
        ("一句话", LIMITS.high_risk_unsupported - A_LITTLE, Risk.CAUTION),
        ("我换了个号码", LIMITS.high_risk + A_LITTLE, Risk.HIGH),
        ("我换了个号码", LIMITS.high_risk - A_LITTLE, Risk.CAUTION),
        ("一句话", LIMITS.caution_unsupported + A_LITTLE, Risk.CAUTION),
        ("一句话", LIMITS.caution_unsupported - A_LITTLE, Risk.UNKNOWN),
        ("我换了个号码", LIMITS.caution + A_LITTLE, Risk.CAUTION),
        ("一句话", 0.0, Risk.UNKNOWN),
        ("把钱转到安全账户", LIMITS.caution + A_LITTLE, Risk.HIGH),
        ("把钱转到安全账户", LIMITS.caution_decisive - A_LITTLE, Risk.UNKNOWN),
    ],
)
def test_the_risk_follows_the_share_of_fraud_and_a_decisive_clue(
    base: KnowledgeBase, text: str, fraud: float, risk: Risk
) -> None:
    surely = (Candidate("phishing", 1.0), Candidate("loan-scam", 0.0))
    evidence = replace(of(message=fraud, ordinary=1 - fraud), topics=surely)
    advice = advisor(base, evidence).assess(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is risk
    if risk is Risk.UNKNOWN:
        assert (advice.topics, advice.clues) == ((), ())
    else:
        assert advice.topics == (base.topics["phishing"],)
        assert bool(advice.clues) is (text != "一句话")


def candidates(*probabilities: float) -> Evidence:
    ids = ("phishing", "loan-scam", "job-scam", "rental-scam")
    topics = tuple(Candidate(*pair) for pair in zip(ids, probabilities, strict=False))
    return replace(of(question=1), topics=topics)


@pytest.mark.parametrize(
    ("evidence", "also"),
    [
        (candidates(0.8, 0.1, 0.05), ()),
        (candidates(0.6, LIMITS.also, 0.05), ("loan-scam",)),
        (candidates(0.6, 0.2, LIMITS.also), ("loan-scam", "job-scam")),
        (candidates(0.4, 0.2, 0.19, 0.18), ("loan-scam", "job-scam")),
    ],
)
def test_a_topic_comes_with_the_others_that_are_likely_too(
    base: KnowledgeBase, evidence: Evidence, also: tuple[str, ...]
) -> None:
    advice = advise(base, "一句话", evidence)
    assert isinstance(advice, TopicAdvice)
    assert advice.topic.id == "phishing"
    assert tuple(topic.id for topic in advice.also) == also


UNSURE = LIMITS.unsure - A_LITTLE


@pytest.mark.parametrize(
    ("evidence", "offered"),
    [
        (candidates(UNSURE, UNSURE, 0.1), True),
        (candidates(UNSURE, UNSURE * LIMITS.choice + A_LITTLE, 0.1), True),
        (candidates(UNSURE, UNSURE * LIMITS.choice - A_LITTLE, 0.1), False),
        (candidates(LIMITS.unsure, LIMITS.unsure, 0.1), False),
    ],
)
def test_two_readings_that_are_equally_likely_are_both_offered(
    base: KnowledgeBase, evidence: Evidence, offered: bool
) -> None:
    advice = advise(base, "一句话", evidence)
    both = ChoiceAdvice((base.topics["phishing"], base.topics["loan-scam"]))
    assert (advice == both) is offered
    assert isinstance(advice, TopicAdvice) is not offered


def test_a_name_that_makes_up_a_short_text_is_what_is_asked_for(base: KnowledgeBase) -> None:
    enough, too_little = LIMITS.named, LIMITS.named - A_LITTLE
    assert advise(base, "x", named("sextortion", enough, question=1)) == TopicAdvice(
        base.topics["sextortion"]
    )
    surely = named("sextortion", enough, guidance=1)  # as with "trapped in a scam compound"
    assert isinstance(advise(base, "x", surely), GuidanceAdvice)
    law = GuidanceAdvice(base.guidance["law"], base.places["cn"])
    assert advise(base, "x", named("law", enough, out_of_scope=0.5, question=0.5)) == law
    assert advise(base, "x", named("law", 0.8, out_of_scope=1)) == law
    beside = named("law", enough, out_of_scope=1)  # as with "jokes about accountants"
    assert advise(base, "x", beside) == UnknownAdvice(Reason.OUT_OF_SCOPE)
    assert isinstance(
        advise(base, "x", named("sextortion", too_little, guidance=1)), GuidanceAdvice
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("老公昨晚打了我一顿，把卡也拿走了", "emergency"),
        ("my husband hit me and took my bank card", "emergency"),
        ("胸口闷，左手发麻", "out_of_scope"),
        ("chest pain and my left arm is numb", "out_of_scope"),
        ("钱都没了，弟弟吞了一把药", "emergency"),
        ("老伴喝了百草枯，说对不起儿女", "situation"),
        ("my aunt lost it all and took a whole bottle of pills", "emergency"),
        ("he has overdosed, the trading app took his pension", "situation"),
    ],
)
def test_who_is_hurt_or_ill_is_told_whom_to_call(base: KnowledgeBase, text: str, form: str) -> None:
    assert advise(base, text, of(**{form: 1})) == UnknownAdvice(Reason.DANGER)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("我爸打我电话说手机被偷了，让我转钱", "situation"),
        ("他说我妈心脏病发作，叫不醒，要先交押金", "situation"),
        ("they say my son is unconscious in hospital and I must wire money", "situation"),
        ("my boyfriend beat me at chess", "ordinary"),
        ("吃了药，药店说会员返利", "situation"),
        ("i took my pills and went to bed, then a man rang", "situation"),
    ],
)
def test_what_others_say_of_the_ill_is_judged_as_ever(
    base: KnowledgeBase, text: str, form: str
) -> None:
    assert advise(base, text, of(**{form: 1})) != UnknownAdvice(Reason.DANGER)


def test_less_of_a_name_is_enough_where_its_meaning_is_asked(base: KnowledgeBase) -> None:
    evidence = named("sextortion", LIMITS.named_in_meaning, out_of_scope=1)
    assert isinstance(advise(base, "那个裸聊是什么意思", evidence), TopicAdvice)
    assert not isinstance(advise(base, "说说裸聊", evidence), TopicAdvice)


@pytest.mark.parametrize("form", ["misuse", "figure", "situation", "message"])
def test_a_name_does_not_hide_what_is_asked_about_it(base: KnowledgeBase, form: str) -> None:
    evidence = named("sextortion", 1.0, **{form: 1})
    assert not isinstance(advise(base, "裸聊", evidence), TopicAdvice)


def test_a_word_for_a_fraud_is_explained_together_with_it(base: KnowledgeBase) -> None:
    term = next(term for term in base.terms.values() if term.topic)
    assert term.topic
    assert advisor(base).guide(term.id) == TopicAdvice(base.topics[term.topic], term=term)


def test_a_fraud_that_stands_beside_a_guidance_entry_is_explained_where_it_is_asked_about(
    base: KnowledgeBase,
) -> None:
    fraud, entry = base.topics["recovery-scam"], base.guidance["money-back"]
    phishing = base.topics["phishing"]
    beside = (Candidate(fraud.id, LIMITS.kind_beside), *EVIDENCE.topics[1:])
    asked = replace(of(question=0.4, guidance=0.6), topics=beside)
    guided = replace(of(question=0.05, guidance=0.95), topics=beside)
    here = base.places["cn"]
    assert advise(base, "一句话", asked) == TopicAdvice(fraud)
    assert advise(base, "一句话", guided) == GuidanceAdvice(entry, here, (fraud,))
    elsewhere = of(question=0.4, guidance=0.6)  # phishing is not beside this entry
    assert advise(base, "一句话", elsewhere) == GuidanceAdvice(entry, here, (phishing,))
    unasked = of(question=0.05, guidance=0.95)
    assert advise(base, "一句话", unasked) == GuidanceAdvice(entry, here)


@pytest.mark.parametrize(
    ("text", "likelihood", "kind"),
    [
        ("银行卡的事", LIMITS.figure_unasked - A_LITTLE, "guidance"),
        ("银行卡的事", LIMITS.figure_unasked, "figures"),
        ("银行卡有多少张", LIMITS.figure_unasked - A_LITTLE, "figures"),
        ("the cards thing", LIMITS.figure_unasked - A_LITTLE, "guidance"),
        ("how many cards", LIMITS.figure_unasked - A_LITTLE, "figures"),
    ],
)
def test_a_figure_that_no_word_asks_for_has_to_be_likelier(
    base: KnowledgeBase, text: str, likelihood: float, kind: str
) -> None:
    evidence = of(figure=likelihood, guidance=1 - likelihood)
    assert kind_of(advise(base, text, evidence)) == kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NO_WORDS),
        ("？？？", Reason.NO_WORDS),
        ("😱😱", Reason.NO_WORDS),
        ("Меня обманули", Reason.OTHER_LANGUAGE),
        ("هل هذه رسالة احتيال", Reason.OTHER_LANGUAGE),
        ("Mon argent est parti, que faire ?", Reason.OTHER_LANGUAGE),
        ("Mi madre ha pagado a un estafador, ¿qué puedo hacer?", Reason.OTHER_LANGUAGE),
        ("Wir sind betrogen worden, was soll ich tun", Reason.OTHER_LANGUAGE),
        ("saya kena tipu, apa nak buat", Reason.OTHER_LANGUAGE),
        ("tôi bị lừa mất tiền phải làm sao", Reason.OTHER_LANGUAGE),
    ],
)
def test_what_cannot_be_read_is_not_guessed_at(
    base: KnowledgeBase, text: str, reason: Reason
) -> None:
    certain = advisor(base, of(emergency=1))
    assert certain.advise(Question.read(text)) == UnknownAdvice(reason)
    assert certain.assess(Question.read(text)) == UnknownAdvice(reason)
    recall = Recall(topic="phishing")
    assert certain.advise(Question.read(text), recall) == UnknownAdvice(reason)


@pytest.mark.parametrize(
    "text",
    [
        "ma says un the agency rang from el paso",
        "my son is in la, do i pay el capitan",
        "wat da hell, i sent das geld",
        "hola my friend, i have a plan for you, 30% a day",
        "Hung up on a man from Banco Mis Ahorros",
    ],
)
def test_some_words_of_another_language_are_still_english(base: KnowledgeBase, text: str) -> None:
    advice = advisor(base, of(message=1)).advise(Question.read(text))
    assert isinstance(advice, AssessmentAdvice)


@pytest.mark.parametrize("text", ["13912345678 这个号码是诈骗吗", "who is 0800 011 3344"])
def test_a_number_asked_about_is_not_judged_by_what_is_left_over(
    base: KnowledgeBase, text: str
) -> None:
    leftover = of(guidance=0.95, question=0.05)
    advice = advise(base, text, leftover)
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.UNKNOWN


def test_words_that_hardly_anybody_honest_uses_are_warned_of_by_their_own_kind(
    base: KnowledgeBase,
) -> None:
    share = LIMITS.caution_decisive + A_LITTLE
    advice = advisor(base, of(message=share, ordinary=1 - share)).assess(
        Question.read("把钱转到安全账户")
    )
    assert isinstance(advice, AssessmentAdvice)
    assert advice.risk is Risk.CAUTION
    assert advice.topics == (base.topics["authority-impersonation"],)


@pytest.mark.parametrize(("entry", "kind"), [("money-back", "guidance"), ("law", "assessment")])
def test_a_story_that_names_what_answers_it_is_answered(
    base: KnowledgeBase, entry: str, kind: str
) -> None:
    evidence = replace(named(entry, 0.1, guidance=0.5, situation=0.3), nearest={"money-back": 1})
    assert kind_of(advise(base, "他们说是我自己转的，银行不肯退给我", evidence)) == kind


@pytest.mark.parametrize(
    ("cosine", "distant"), [(LIMITS.near, False), (LIMITS.near - A_LITTLE, True)]
)
def test_an_entry_that_only_comes_nearest_is_said_to(
    base: KnowledgeBase, zh: Phrases, cosine: float, distant: bool
) -> None:
    evidence = replace(of(guidance=1), nearest={"money-back": cosine})
    advice = advise(base, "一句话", evidence)
    assert isinstance(advice, GuidanceAdvice)
    assert advice.distant is distant
    said = to_plain(render(advice, Voice(Language.ZH, zh, base)))
    assert (zh.guidance.distant in said) is distant
    assert base.guidance["money-back"].answer.zh[0] in said
