"""The bulletin's figures say what the bulletin says: all of it, and nothing else."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

import pytest

from index.normalise import normalise
from knowledge import Language
from knowledge.bulletins import flatten
from knowledge.figures import Area, Figure, FigureKind
from tests.known import BASE

BULLETIN = BASE.bulletin
FIGURES = BULLETIN.figures
TEXT = flatten(BULLETIN.text)

NUMBER = re.compile(
    r"\d[\d,]*(?:\.\d+)?%?(?: (?:million|billion)\b)?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)\b"
    r"(?: (?:million|billion)\b)?",
    re.IGNORECASE,
)
NO_FIGURES = (
    # dates
    "June 17th",
    "on the 17th that",
    "on the 17th to inform",
    # the cards of phone and bank, not a count
    '15,000 "two-card"',
    '173,000 "two-card"',
    # the opening says what the third paragraph says again, and better: its people have lost their
    # verb
    "114,000 cases of telecommunications network fraud were cracked across the country",
    "more than 14,000 criminal gangs were destroyed, and criminal suspects were arrested",
    "criminal suspects were arrested. 154,000 people",
)
"""Where a number stands that no figure is about; in these places only it needs none."""

UNITS = {"million": 10**6, "billion": 10**9, "one": 1, "five": 5, "万": 10**4, "亿": 10**8}

FIGURES_IN_ORDER = [
    "cases-cracked",
    "gangs-destroyed",
    "suspects-arrested",
    "growth-rates",
    "people-dissuaded",
    "losses-averted",
    "cases-filed-may",
    "cases-filed-may-drop",
    "dens-destroyed",
    "large-cases-cracked",
    "large-case-threshold",
    "roundups",
    "roundup-arrests",
    "black-grey-gangs",
    "two-card-gangs",
    "phone-cards-seized",
    "bank-cards-seized",
    "two-card-persons-punished",
    "outlets-rectified",
    "suspects-repatriated",
    "arrests-approved",
    "transferred-for-prosecution",
    "returnees-arrested",
    "returnee-cases",
    "funders-arrested",
    "class-a-fugitives",
    "hubei-gang-sum",
    "smuggling-gangs",
    "snakeheads-arrested",
    "returnees-intercepted",
    "border-cases",
    "surrendered",
    "warnings-per-day",
    "people-dissuaded-area-four",
    "funds-stopped",
    "calls-intercepted",
    "texts-intercepted",
    "websites-blocked-technical",
    "publicity-events",
    "publicity-materials",
    "public-texts-sent",
    "five-visits-count",
    "videos-published",
    "video-plays",
    "phone-cards-cleared",
    "bank-accounts-cleared",
    "websites-blocked-governance",
    "card-broken-version",
]


def value(written: str) -> Decimal:
    """Return what a number says: "3.733 million", "60.4%", "one million", "11.4万"."""
    found = re.fullmatch(r"([\d,.]+|[a-z]+)?%? ?([a-z]+|[万亿])?", written.lower())
    assert found, written
    digits, unit = found.groups()
    if digits in UNITS:
        return Decimal(UNITS[digits]) * UNITS.get(unit, 1)
    return Decimal(digits.replace(",", "")) * UNITS.get(unit, 1)


def spans(part: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the bulletin where a piece of it stands."""
    for found in re.finditer(re.escape(flatten(part)), TEXT):
        yield found.span()


def numbers_of(figure: Figure) -> set[str]:
    amounts = {amount.written for amount in figure.amounts}
    return amounts | ({f"{figure.comparison.percent}%"} if figure.comparison else set())


# Quotations


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_quotation_stands_in_the_bulletin(figure: Figure) -> None:
    assert len(list(spans(figure.quotation))) == 1
    assert numbers_of(figure) <= set(NUMBER.findall(TEXT))


def test_every_number_of_the_bulletin_belongs_to_a_figure() -> None:
    owned = {
        (start + found.start(), found.group())
        for figure in FIGURES.values()
        for start, _ in spans(figure.quotation)
        for found in NUMBER.finditer(flatten(figure.quotation))
        if found.group() in numbers_of(figure)
    }
    excepted = set(chain.from_iterable(range(*span) for part in NO_FIGURES for span in spans(part)))
    orphans = [
        TEXT[max(0, found.start() - 30) : found.end() + 30]
        for found in NUMBER.finditer(TEXT)
        if (found.start(), found.group()) not in owned and found.start() not in excepted
    ]
    assert orphans == []


@pytest.mark.parametrize("part", NO_FIGURES)
def test_the_exceptions_stand_once_each(part: str) -> None:
    assert len(list(spans(part))) == 1


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_value_is_what_the_bulletin_writes(figure: Figure) -> None:
    for amount in figure.amounts:
        assert amount.value == value(amount.written)
        assert amount.written in figure.quotation


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_figure_is_more_than_where_the_bulletin_says_so(figure: Figure) -> None:
    for amount in figure.amounts:
        more = f"more than {amount.written}" in figure.quotation.lower()
        assert amount.more_than is more


# What there is


def test_there_are_48_figures_in_the_bulletins_order() -> None:
    assert list(FIGURES) == FIGURES_IN_ORDER
    assert len(FIGURES) == 48


def test_figures_stand_in_the_area_of_their_sentence() -> None:
    starts = [
        ("headline", 0),
        *(
            (area, next(spans(heading))[0])
            for area, heading in {
                "1": "First, the investigation",
                "2": 'Second, the "broken card"',
                "3": "The third is to crack down",
                "4": "Fourth, early warning",
                "5": "Fifth, there is a strong",
                "6": "Sixth, the comprehensive",
            }.items()
        ),
    ]
    for figure in FIGURES.values():
        [(place, _)] = spans(figure.quotation)
        assert figure.area == [area for area, start in starts if start <= place][-1], figure.id


def test_the_areas_are_told_once_each() -> None:
    areas = [area.id for area in BULLETIN.masthead.areas]
    assert areas == ["headline", "1", "2", "3", "4", "5", "6"]


def test_the_two_counts_of_blocked_websites_are_shown_together() -> None:
    technical = FIGURES["websites-blocked-technical"]
    governance = FIGURES["websites-blocked-governance"]
    assert (technical.amounts[0].value, technical.area) == (821_000, "4")
    assert (governance.amounts[0].value, governance.area) == (550_000, "6")
    assert technical.together_with == ("websites-blocked-governance",)
    assert governance.together_with == ("websites-blocked-technical",)


def test_figures_shown_together_are_so_from_either_side() -> None:
    for figure in FIGURES.values():
        for other in figure.together_with:
            assert figure.id in FIGURES[other].together_with


def test_figures_shown_together_are_told_apart_by_their_own_words() -> None:
    technical = set(FIGURES["websites-blocked-technical"].named_by)
    governance = set(FIGURES["websites-blocked-governance"].named_by)
    assert technical
    assert governance
    assert not technical & governance


def test_no_figure_is_confused_with_itself() -> None:
    for figure in FIGURES.values():
        assert figure.id not in (*figure.together_with, *figure.not_to_confuse_with)


@pytest.mark.parametrize(
    ("figure", "kind"),
    [
        ("growth-rates", FigureKind.RATE),
        ("cases-filed-may-drop", FigureKind.RATE),
        ("large-case-threshold", FigureKind.THRESHOLD),
        ("card-broken-version", FigureKind.LABEL),
    ],
)
def test_what_is_no_quantity_says_so(figure: str, kind: FigureKind) -> None:
    assert FIGURES[figure].kind is kind
    assert sum(other.kind is FigureKind.QUANTITY for other in FIGURES.values()) == 44


# Comparisons and periods

RISES = {
    "cases-cracked": ("60.4", "rise", "year-on-year", "2020"),
    "gangs-destroyed": ("80.6", "rise", "year-on-year", "2020"),
    "suspects-arrested": ("146.5", "rise", "year-on-year", "2020"),
    "large-cases-cracked": ("160.5", "rise", "year-on-year", "2020"),
    "cases-filed-may": ("14.3", "fall", "month-on-month", "April 2021"),
}


def test_comparisons_are_the_bulletins() -> None:
    compared = {figure.id: figure.comparison for figure in FIGURES.values() if figure.comparison}
    assert compared.keys() == RISES.keys()
    for figure, comparison in compared.items():
        percent, direction, basis, against = RISES[figure]
        assert str(comparison.percent) == percent
        assert (comparison.direction, comparison.basis) == (direction, basis)
        assert against in comparison.against.en
        assert f"{percent}%" in TEXT


def test_the_three_rises_keep_their_order() -> None:
    rises = [(amount.written, amount.label) for amount in FIGURES["growth-rates"].amounts]
    assert [written for written, _ in rises] == ["60.4%", "80.6%", "146.5%"]
    for (_, label), words in zip(rises, ("cases cracked", "gangs", "suspects"), strict=True):
        assert label
        assert words in label.en


@pytest.mark.parametrize(
    ("start", "end", "ids"),
    [
        ("2021-01", "2021-05", "cases-cracked gangs-destroyed suspects-arrested growth-rates"),
        ("2021-01", "2021-05", "dens-destroyed large-cases-cracked roundups roundup-arrests"),
        ("2021-05", "2021-05", "cases-filed-may cases-filed-may-drop"),
        ("2020-10", "2021-06", "two-card-gangs phone-cards-seized bank-cards-seized"),
        ("2020-10", "2021-06", "two-card-persons-punished outlets-rectified"),
        ("2020", "2021-06", "suspects-repatriated arrests-approved returnees-arrested"),
        ("2021-01", "2021-06", "warnings-per-day funds-stopped calls-intercepted"),
        ("2021-01", "2021-06", "texts-intercepted websites-blocked-technical"),
        ("2021-01", "2021-06", "phone-cards-cleared bank-accounts-cleared"),
        (None, None, "people-dissuaded losses-averted hubei-gang-sum surrendered border-cases"),
        (None, None, "publicity-events publicity-materials public-texts-sent video-plays"),
    ],
)
def test_a_period_is_the_one_of_the_bulletin(start: str | None, end: str | None, ids: str) -> None:
    for figure in ids.split():
        assert (FIGURES[figure].period.start, FIGURES[figure].period.end) == (start, end), figure


def test_a_period_is_worded_with_the_years_it_has() -> None:
    for figure in FIGURES.values():
        for date in filter(None, (figure.period.start, figure.period.end)):
            for language in Language:
                assert date[:4] in figure.period.wording.in_(language), figure.id


def test_a_day_is_an_average() -> None:
    assert "average of 52,000 warning instructions per day" in FIGURES["warnings-per-day"].quotation
    assert FIGURES["warnings-per-day"].unit.zh.endswith("天")
    assert FIGURES["warnings-per-day"].unit.en.endswith("a day")


# Our own sentences about the figures

_IN_OUR_TEXT = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:%|[万亿]| (?:million|billion)\b)?|\bone million\b", re.IGNORECASE
)
_DATES = re.compile(
    r"\d{4}年(?:\d+月(?:\d+日)?)?(?:至\d+月)?|\d+至\d+月|\d+月(?:\d+日|至\d+月)?"
    r"|(?:\b\d+ )?(?:January|April|May|June|October) \d{4}|\b20[12]\d\b|一百万元"
    r"|第[一二三四五六]部分"
)
_NAMES = ("断卡行动2.0", "Card Broken 2.0", "1至5月")


def numbers_in(text: str) -> set[Decimal]:
    """Return the numbers of a text of ours, without dates and the name of an operation."""
    for name in _NAMES:
        text = text.replace(name, "")
    return {value(found) for found in _IN_OUR_TEXT.findall(_DATES.sub("", text))}


def values_of(figure: Figure) -> set[Decimal]:
    values = {amount.value for amount in figure.amounts}
    return values | ({figure.comparison.percent} if figure.comparison else set())


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_trap_holds_no_number_of_another_figure(figure: Figure) -> None:
    if figure.trap:
        for language in Language:
            assert numbers_in(figure.trap.in_(language)) <= values_of(figure)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_what_is_counted_is_told_with_numbers_of_the_bulletin_only(figure: Figure) -> None:
    known = set().union(*map(values_of, FIGURES.values()))
    for text in (figure.title, figure.counts):
        for language in Language:
            assert numbers_in(text.in_(language)) <= known


@pytest.mark.parametrize("area", BULLETIN.masthead.areas, ids=lambda area: f"area-{area.id}")
def test_an_area_is_summed_up_with_its_own_figures(area: Area) -> None:
    own = {
        value
        for figure in FIGURES.values()
        if figure.area == area.id or figure.id.startswith("websites-blocked")  # told twice
        for value in values_of(figure)
    }
    zh, en = (numbers_in(area.summary.in_(language)) for language in Language)
    assert zh
    assert zh | en <= own
    assert zh == en - {1_000_000}  # which Chinese writes in characters


# What the bulletin does not say


def test_what_is_not_given_is_told_alike_in_both_languages() -> None:
    missing = BULLETIN.masthead.does_not_contain
    assert len(missing.zh) == len(missing.en) >= 5


def test_the_words_of_the_limits_are_such_as_a_normalised_text_holds() -> None:
    words = {word for limit in BULLETIN.limits for word in (*limit.words.zh, *limit.words.en)}
    words |= {word for figure in FIGURES.values() for word in figure.named_by}
    assert {word for word in words if normalise(word) != word} == set()


def test_a_limit_makes_no_exception_for_a_figure_that_is_not_there() -> None:
    for limit in BULLETIN.limits:
        assert set(limit.exceptions) <= FIGURES.keys()
