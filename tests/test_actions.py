"""Buttons travel in Telegram's 64 bytes and come back as what they were."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import (
    Action,
    AlertPage,
    AnswerTriage,
    Aspect,
    ChooseOption,
    Course,
    DecideAlert,
    ForgetMe,
    Mark,
    MarkVerdict,
    NameKind,
    NextQuestion,
    OpenAlerts,
    OpenArea,
    OpenAudience,
    OpenCard,
    OpenChart,
    OpenDerived,
    OpenDrill,
    OpenEmergency,
    OpenFigure,
    OpenGuidance,
    OpenPlace,
    OpenScams,
    OpenScreen,
    OpenTopic,
    OpenWorry,
    PlayDrill,
    Screen,
    SetAlerts,
    SetLanguage,
    SetSimple,
    ShowMyData,
    StartQuiz,
    Switch,
    TakeStep,
    TrySample,
    Verdict,
    decode,
    encode,
)
from knowledge import Language

_LONGEST_ID = 48
_BYTES = 64

ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(
    lambda entry: len(entry) <= _LONGEST_ID
)
numbers = st.integers(0, 10_000)
STRATEGIES: dict[type, st.SearchStrategy[Action]] = {
    OpenScreen: st.builds(OpenScreen, st.sampled_from(Screen)),
    OpenScams: st.builds(OpenScams, numbers),
    OpenTopic: st.builds(OpenTopic, ids, st.sampled_from(Aspect)),
    OpenGuidance: st.builds(OpenGuidance, ids),
    OpenAudience: st.builds(OpenAudience, st.one_of(ids, st.just(""))),
    OpenArea: st.builds(OpenArea, ids),
    OpenFigure: st.builds(OpenFigure, ids),
    OpenCard: st.builds(OpenCard, ids),
    OpenChart: st.builds(OpenChart, ids),
    OpenDerived: st.builds(OpenDerived, ids),
    OpenPlace: st.builds(OpenPlace, ids),
    TrySample: st.builds(TrySample, numbers),
    OpenEmergency: st.builds(OpenEmergency, ids),
    OpenWorry: st.builds(OpenWorry, ids),
    SetSimple: st.builds(SetSimple, st.sampled_from(Switch)),
    TakeStep: st.builds(TakeStep, st.sampled_from(Course), ids, st.integers(0, 99)),
    AnswerTriage: st.builds(AnswerTriage, st.text("yns", max_size=8)),
    OpenDrill: st.builds(OpenDrill, st.one_of(ids, st.just(""))),
    PlayDrill: st.builds(
        PlayDrill, ids, st.sampled_from(Language), st.text("123", min_size=1, max_size=7)
    ),
    OpenAlerts: st.builds(OpenAlerts, st.sampled_from(AlertPage), numbers),
    SetAlerts: st.builds(SetAlerts, st.sampled_from(AlertPage), ids),
    DecideAlert: st.builds(DecideAlert, st.sampled_from(Verdict), numbers, ids),
    MarkVerdict: st.builds(MarkVerdict, st.sampled_from(Mark), st.one_of(ids, st.just(""))),
    StartQuiz: st.builds(StartQuiz, st.one_of(ids, st.just(""))),
    NextQuestion: st.builds(NextQuestion, numbers, st.integers(0, 4)),
    ChooseOption: st.builds(ChooseOption, st.integers(0, 11)),
    NameKind: st.builds(NameKind, st.integers(0, 10**12 - 1), st.one_of(ids, st.just(""))),
    SetLanguage: st.builds(SetLanguage, st.sampled_from(["zh", "zh-hant", "en", "auto"])),
    ShowMyData: st.builds(ShowMyData),
    ForgetMe: st.builds(ForgetMe),
}


def test_every_action_is_tried() -> None:
    assert set(STRATEGIES) == set(get_args(Action))


@given(st.one_of(*STRATEGIES.values()))
def test_an_action_comes_back_as_it_went(action: Action) -> None:
    data = encode(action)
    assert data.isascii()
    assert len(data) <= _BYTES
    assert decode(data) == action


@given(st.lists(st.one_of(*STRATEGIES.values()), min_size=2, max_size=2, unique=True))
def test_two_actions_never_share_their_data(actions: list[Action]) -> None:
    first, second = actions
    assert encode(first) != encode(second)


@pytest.mark.parametrize("aspect", Aspect)
def test_the_longest_id_fits_beside_every_aspect(aspect: Aspect) -> None:
    assert len(encode(OpenTopic("x" * _LONGEST_ID, aspect)).encode()) <= _BYTES


@pytest.mark.parametrize(
    ("data", "action"),
    [
        ("m.start", OpenScreen(Screen.START)),
        ("m.emergency", OpenScreen(Screen.EMERGENCY)),
        ("l.2", OpenScams(2)),
        ("t.pig-butchering.a", OpenTopic("pig-butchering", Aspect.AFTER)),
        ("g.money-back", OpenGuidance("money-back")),
        ("a.headline", OpenArea("headline")),
        ("f.cases-cracked", OpenFigure("cases-cracked")),
        ("p.hk", OpenPlace("hk")),
        ("o2.on", SetSimple(Switch.ON)),
        ("o3.b.phishing.3", TakeStep(Course.BEFORE, "phishing", 3)),
        ("o1.students", OpenAudience("students")),
        ("o1.", OpenAudience("")),
        ("x.0", TrySample(0)),
        ("s.zh-hant", SetLanguage("zh-hant")),
    ],
)
def test_buttons_that_stand_in_old_messages_keep_their_meaning(data: str, action: Action) -> None:
    assert decode(data) == action
    assert encode(action) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        ".",
        "m",
        "m.",
        "m.nowhere",
        "m.start.more",
        "M.start",
        " m.start",
        "o2.yes",
        "o3.b.phishing.100",
        "o3.z.phishing.1",
        "l.",
        "l.-1",
        "l.one",
        "l.1.5",
        "l.²",
        "t.pig-butchering",
        "t.pig-butchering.z",
        "t.pig-butchering.o.o",
        "x.",
        "x.-1",
        "s.fr",
        "s.ZH",
        "z.something",
        "何でも",
        "\ud800",
        "{}",
        "x" * _BYTES,
    ],
)
def test_data_that_says_nothing_we_know_is_no_action(data: str) -> None:
    assert decode(data) is None


@given(st.text(max_size=_BYTES))
def test_no_data_breaks_the_reading(data: str) -> None:
    action = decode(data)
    assert action is None or decode(encode(action)) == action
