"""Derived figures: what one computation more makes of the published ones."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from knowledge.calculation import Calculation, CalculationError, Check, Precision, compute
from knowledge.derived import (
    Average,
    Change,
    DerivedFigure,
    Difference,
    EarlierPeriod,
    Formula,
    Multiple,
    Pace,
    Ratio,
    Share,
    ShareOfSum,
    Sum,
    Total,
    inputs,
)
from knowledge.figures import Amount, Comparison, Figure
from knowledge.models import Localized
from knowledge.periods import TimeUnit
from tests.known import BASE

BULLETIN = BASE.bulletin
KNOWN = {
    "cases-cracked-year-before": "71100",
    "gangs-destroyed-year-before": "7750",
    "suspects-arrested-year-before": "62500",
    "large-cases-year-before": "338",
    "cases-filed-april": "98700",
    "calls-and-texts-intercepted": "1520000000",
    "cards-seized": "4299000",
    "cases-cracked-per-month": "22800",
    "suspects-arrested-per-month": "30800",
    "gangs-destroyed-per-month": "2800",
    "dens-destroyed-per-month": "1300",
    "large-cases-per-month": "176",
    "cases-cracked-per-day": "755",
    "suspects-arrested-per-day": "1020",
    "cases-filed-may-per-day": "2730",
    "arrests-approved-share": "79.8",
    "transferred-share-of-repatriated": "41.7",
    "transferred-share-of-approved": "52.3",
    "roundup-share-of-arrests": "1.6",
    "large-case-share": "0.77",
    "suspects-per-case": "1.35",
    "suspects-per-gang": "11",
    "cases-per-gang": "8.1",
    "suspects-per-roundup": "121",
    "plays-per-video": "920000",
    "phone-cards-per-bank-card": "6.6",
    "texts-per-call-intercepted": "1.49",
    "border-cases-per-smuggling-gang": "18.2",
    "snakeheads-per-smuggling-gang": "3.0",
    "repatriated-not-approved": "529",
    "approved-not-transferred": "998",
    "cases-cracked-more": "42900",
    "gangs-destroyed-more": "6250",
    "suspects-arrested-more": "91500",
    "large-cases-more": "543",
    "cases-filed-fewer": "14100",
    "large-cases-least-sum": "881000000",
}
EXACT = {
    "calls-and-texts-intercepted",
    "cards-seized",
    "cases-cracked-per-month",
    "suspects-arrested-per-month",
    "repatriated-not-approved",
    "approved-not-transferred",
}


def computed(derived: str) -> Calculation:
    return compute(BULLETIN.derived[derived], BULLETIN.figures)


@pytest.mark.parametrize("derived", KNOWN)
def test_a_derived_figure_has_the_known_value(derived: str) -> None:
    assert f"{computed(derived).value:f}" == KNOWN[derived]


def test_every_derived_figure_is_known_here() -> None:
    assert BULLETIN.derived.keys() == KNOWN.keys()


def test_only_what_was_neither_rounded_nor_more_than_is_exact() -> None:
    assert {derived for derived in KNOWN if computed(derived).exact} == EXACT


@pytest.mark.parametrize(
    ("derived", "expression"),
    [
        ("cases-cracked-year-before", "114,000 ÷ (1 + 60.4%)"),
        ("cases-filed-april", "84,600 ÷ (1 − 14.3%)"),
        ("cases-cracked-more", "114,000 − 114,000 ÷ (1 + 60.4%)"),
        ("large-cases-least-sum", "881 × 1,000,000"),
        ("cases-filed-fewer", "84,600 ÷ (1 − 14.3%) − 84,600"),
        ("calls-and-texts-intercepted", "610,000,000 + 910,000,000"),
        ("repatriated-not-approved", "2,620 − 2,091"),
        ("arrests-approved-share", "2,091 ÷ 2,620"),
        ("suspects-per-roundup", "2,421 ÷ 20"),
        ("cases-cracked-per-month", "114,000 ÷ 5"),
    ],
)
def test_the_calculation_is_shown_in_figures_a_person_can_check(
    derived: str, expression: str
) -> None:
    assert computed(derived).expression == expression


@pytest.mark.parametrize(
    ("derived", "figures"),
    [
        ("cases-filed-april", ("cases-filed-may",)),
        ("cards-seized", ("phone-cards-seized", "bank-cards-seized")),
        ("approved-not-transferred", ("arrests-approved", "transferred-for-prosecution")),
        ("large-case-share", ("large-cases-cracked", "cases-cracked")),
        ("plays-per-video", ("video-plays", "videos-published")),
    ],
)
def test_the_figures_it_rests_on_are_named(derived: str, figures: tuple[str, ...]) -> None:
    assert computed(derived).figures == figures
    assert inputs(BULLETIN.derived[derived].formula) == figures


def test_what_rests_on_a_more_than_says_so_in_a_caution() -> None:
    for derived in BULLETIN.derived.values():
        if any(BULLETIN.figures[used].amounts[0].more_than for used in inputs(derived.formula)):
            assert derived.caution, derived.id


def test_a_derived_figure_never_has_the_name_of_a_published_one() -> None:
    assert not BULLETIN.derived.keys() & BULLETIN.figures.keys()
    titles = {figure.title.zh for figure in BULLETIN.figures.values()}
    assert not titles & {derived.title.zh for derived in BULLETIN.derived.values()}


@pytest.mark.parametrize(
    "derived", [derived for derived in KNOWN if derived.endswith(("-year-before", "-april"))]
)
def test_an_earlier_period_grows_back_to_the_published_figure(derived: str) -> None:
    [used] = computed(derived).figures
    figure = BULLETIN.figures[used]
    assert figure.comparison
    change = figure.comparison.percent / 100
    grown = computed(derived).value * (
        1 + change if figure.comparison.direction == "rise" else 1 - change
    )
    assert abs(grown / figure.amounts[0].value - 1) < Decimal("0.002")


# Figures made up


def _figure(
    name: str, amount: str, change: str | None = None, more_than: bool = False, **period: str
) -> Figure:
    direction = "fall" if change and change.startswith("-") else "rise"
    return Figure.model_validate(
        {
            "id": name,
            "area": "1",
            "title": _text(name),
            "amounts": [Amount(value=Decimal(amount), more_than=more_than, written=amount)],
            "unit": _text("cases"),
            "counts": _text(name),
            "period": {"wording": _text("2021"), **period},
            "comparison": change
            and Comparison(
                percent=Decimal(change.strip("-")),
                direction=direction,
                basis="year-on-year",
                against=_text("2020"),
            ),
            "quotation": amount,
        }
    )


def _text(text: str) -> Localized[str]:
    return Localized[str](zh=text, en=text)


def _compute(
    formula: Formula, decimals: int = 0, figures: Mapping[str, Figure] | None = None
) -> Calculation:
    derived = DerivedFigure(
        id="derived",
        title=_text("derived"),
        formula=formula,
        decimals=decimals,
        unit=_text("cases"),
        counts=_text("derived"),
    )
    return compute(derived, FIGURES if figures is None else figures)


FIGURES = {
    "risen": _figure("risen", "150", "50"),
    "fallen": _figure("fallen", "75", "-25"),
    "plain": _figure("plain", "30"),
    "vague": _figure("vague", "10", more_than=True),
    "four-months": _figure("four-months", "30", start="2021-01", end="2021-04"),
    "open": _figure("open", "336", start="2021-01", end="2021-06", open_until="2021-06-17"),
    "year-only": _figure("year-only", "9", start="2020", end="2021-06", open_until="2021-06-17"),
}


@pytest.mark.parametrize(
    ("formula", "calculation"),
    [
        (
            EarlierPeriod(op="earlier-period", figure="risen"),
            Calculation(
                *(Decimal(100), Precision.EXACT, "150 ÷ (1 + 50%)", ("risen",)),
                Check("100 × (1 + 50%)", Decimal(150), Decimal(150)),
            ),
        ),
        (
            EarlierPeriod(op="earlier-period", figure="fallen"),
            Calculation(
                *(Decimal(100), Precision.EXACT, "75 ÷ (1 − 25%)", ("fallen",)),
                Check("100 × (1 − 25%)", Decimal(75), Decimal(75)),
            ),
        ),
        (
            Change(op="change", figure="risen"),
            Calculation(Decimal(50), Precision.EXACT, "150 − 150 ÷ (1 + 50%)", ("risen",)),
        ),
        (
            Change(op="change", figure="fallen"),
            Calculation(Decimal(25), Precision.EXACT, "75 ÷ (1 − 25%) − 75", ("fallen",)),
        ),
        (
            Sum(op="sum", figures=("risen", "fallen", "plain")),
            Calculation(
                Decimal(255), Precision.EXACT, "150 + 75 + 30", ("risen", "fallen", "plain")
            ),
        ),
        (
            Difference(op="difference", minuend="plain", subtrahend="fallen"),
            Calculation(Decimal(-45), Precision.EXACT, "30 − 75", ("plain", "fallen")),
        ),
        (
            Share(op="share", part="plain", whole="risen"),
            Calculation(Decimal(20), Precision.EXACT, "30 ÷ 150", ("plain", "risen")),
        ),
        (
            Ratio(op="ratio", numerator="plain", denominator="vague"),
            Calculation(Decimal(3), Precision.AT_MOST, "30 ÷ 10", ("plain", "vague")),
        ),
        (
            Average(op="average", figure="four-months", per=TimeUnit.MONTH),
            Calculation(Decimal(8), Precision.ROUNDED, "30 ÷ 4", ("four-months",)),
        ),
        (
            Average(op="average", figure="four-months", per=TimeUnit.HOUR),
            Calculation(Decimal(0), Precision.ROUNDED, "30 ÷ (120 × 24)", ("four-months",)),
        ),
        (
            Average(op="average", figure="open", per=TimeUnit.DAY),
            Calculation(Decimal(2), Precision.AT_LEAST, "336 ÷ 168", ("open",)),
        ),
        (
            Average(op="average", figure="open", per=TimeUnit.WEEK),
            Calculation(Decimal(14), Precision.AT_LEAST, "336 ÷ 168 × 7", ("open",)),
        ),
        (
            Average(op="average", figure="open", per=TimeUnit.MONTH),
            Calculation(Decimal(60), Precision.AT_LEAST, "336 ÷ 168 × 30", ("open",)),
        ),
        (
            Total(op="total", figure="open"),
            Calculation(Decimal(56448), Precision.AT_MOST, "336 × 168", ("open",)),
        ),
        (
            Pace(op="pace", figure="plain", per=TimeUnit.WEEK),
            Calculation(Decimal(210), Precision.ROUNDED, "30 × 7", ("plain",)),
        ),
        (
            Multiple(op="multiple", figure="risen"),
            Calculation(Decimal(2), Precision.ROUNDED, "1 + 50%", ("risen",)),
        ),
        (
            ShareOfSum(op="share-of-sum", part="fallen", figures=("fallen", "risen")),
            Calculation(
                *(Decimal(33), Precision.ROUNDED, "75 ÷ (75 + 150)", ("fallen", "risen")),
            ),
        ),
        (
            Ratio(op="ratio", numerator="vague", denominator="plain"),
            Calculation(Decimal(0), Precision.AT_LEAST, "10 ÷ 30", ("vague", "plain")),
        ),
        (
            Difference(op="difference", minuend="risen", subtrahend="vague"),
            Calculation(Decimal(140), Precision.AT_MOST, "150 − 10", ("risen", "vague")),
        ),
    ],
)
def test_each_formula_computes_what_its_name_says(
    formula: Formula, calculation: Calculation
) -> None:
    assert _compute(formula) == calculation


@pytest.mark.parametrize(
    ("decimals", "shown", "exact"),
    [(2, "7.50", True), (1, "7.5", True), (0, "8", False), (-1, "10", False), (-2, "0", False)],
)
def test_a_result_is_rounded_as_its_figure_asks(decimals: int, shown: str, exact: bool) -> None:
    average = Average(op="average", figure="four-months", per=TimeUnit.MONTH)
    result = _compute(average, decimals)
    assert (f"{result.value:f}", result.exact) == (shown, exact)


def test_no_earlier_period_is_made_up_where_none_was_compared_with() -> None:
    with pytest.raises(CalculationError, match="plain has no comparison"):
        _compute(EarlierPeriod(op="earlier-period", figure="plain"))


@pytest.mark.parametrize("figure", ["plain", "year-only"])
def test_no_average_is_made_up_where_the_days_are_not_stated(figure: str) -> None:
    with pytest.raises(CalculationError, match=f"{figure} has no stated period"):
        _compute(Average(op="average", figure=figure, per=TimeUnit.DAY))


# What is computed on request

ON_REQUEST = {
    "cases-cracked-per-hour": ("31.5", Precision.ROUNDED),
    "cases-cracked-per-week": ("5280", Precision.ROUNDED),
    "dens-destroyed-per-day": ("43.0", Precision.AT_LEAST),
    "gangs-destroyed-per-day": ("92.7", Precision.AT_LEAST),
    "cases-filed-may-per-week": ("19100", Precision.ROUNDED),
    "two-card-gangs-per-day": ("57.7", Precision.AT_LEAST),
    "calls-intercepted-per-day": ("3630000", Precision.AT_LEAST),
    "calls-intercepted-per-month": ("109000000", Precision.AT_LEAST),
    "funds-stopped-per-day": ("1580000000", Precision.AT_LEAST),
    "people-dissuaded-area-four-per-day": ("45900", Precision.AT_LEAST),
    "large-cases-cracked-rise-over-suspects-arrested": ("14.0", Precision.EXACT),
    "large-cases-cracked-rise-over-gangs-destroyed": ("79.9", Precision.EXACT),
    "large-cases-cracked-rise-over-cases-cracked": ("100.1", Precision.EXACT),
    "suspects-arrested-rise-over-gangs-destroyed": ("65.9", Precision.EXACT),
    "suspects-arrested-rise-over-cases-cracked": ("86.1", Precision.EXACT),
    "gangs-destroyed-rise-over-cases-cracked": ("20.2", Precision.EXACT),
    "cases-cracked-multiple": ("1.6", Precision.ROUNDED),
    "gangs-destroyed-multiple": ("1.8", Precision.ROUNDED),
    "suspects-arrested-multiple": ("2.5", Precision.ROUNDED),
    "large-cases-multiple": ("2.6", Precision.ROUNDED),
    "texts-share-of-intercepted": ("59.9", Precision.ROUNDED),
    "calls-share-of-intercepted": ("40.1", Precision.ROUNDED),
    "phone-card-share-of-seized": ("86.8", Precision.ROUNDED),
    "bank-card-share-of-seized": ("13.2", Precision.ROUNDED),
    "texts-over-calls": ("300000000", Precision.EXACT),
    "phone-cards-over-bank-cards": ("3167000", Precision.EXACT),
    "cases-not-large": ("113100", Precision.ROUNDED),
    "arrests-outside-round-ups": ("151600", Precision.ROUNDED),
    "repatriated-not-transferred": ("1527", Precision.EXACT),
    "black-grey-share-of-gangs": ("2.7", Precision.ROUNDED),
    "cases-per-suspect": ("0.74", Precision.ROUNDED),
    "cases-per-returnee": ("0.22", Precision.ROUNDED),
    "returnees-per-case": ("4.6", Precision.ROUNDED),
    "phone-cards-per-two-card-gang": ("249", Precision.ROUNDED),
    "bank-cards-per-two-card-gang": ("37.7", Precision.ROUNDED),
    "materials-per-event": ("53000", Precision.ROUNDED),
    "bank-cards-per-phone-card": ("0.15", Precision.ROUNDED),
    "calls-per-text-intercepted": ("0.67", Precision.ROUNDED),
    "warnings-per-hour": ("2170", Precision.ROUNDED),
    "warnings-per-week": ("364000", Precision.ROUNDED),
    "warnings-per-month": ("1560000", Precision.ROUNDED),
    "warnings-in-all": ("8740000", Precision.AT_MOST),
}


@pytest.mark.parametrize(("item", "value", "precision"), [(k, *v) for k, v in ON_REQUEST.items()])
def test_what_is_computed_on_request_has_the_known_value(
    item: str, value: str, precision: Precision
) -> None:
    result = compute(BULLETIN.on_request[item], BULLETIN.figures)
    assert (f"{result.value:f}", result.precision) == (value, precision)


def test_what_was_written_by_hand_for_requests_is_known_here() -> None:
    averages = {
        item.id for item in BULLETIN.on_request.values() if isinstance(item.formula, Average)
    }
    assert BULLETIN.on_request.keys() - averages <= ON_REQUEST.keys()


def test_nothing_is_averaged_whose_period_is_not_stated() -> None:
    averaged = {
        item.formula.figure for item in BULLETIN.computable if isinstance(item.formula, Average)
    }
    stated = {
        figure.id
        for figure in BULLETIN.figures.values()
        if len(figure.period.start or "") == len("2021-01")
    }
    assert averaged <= stated
    assert not averaged & {"publicity-events", "surrendered", "suspects-repatriated"}


@pytest.mark.parametrize(
    "item",
    [item for item in BULLETIN.on_request.values() if isinstance(item.formula, Average)],
    ids=lambda item: item.id,
)
def test_an_average_times_its_period_is_the_published_figure(item: DerivedFigure) -> None:
    """Counted again here, day by day, apart from the code that is tested."""
    assert isinstance(item.formula, Average)
    figure = BULLETIN.figures[item.formula.figure]
    assert figure.period.start
    year, month = map(int, figure.period.start.split("-"))
    last = figure.period.open_until or {"2021-05": date(2021, 5, 31)}[figure.period.end or ""]
    days = (last - date(year, month, 1)).days + 1
    whole_months = 5 if days == 151 else None
    steps = {
        TimeUnit.HOUR: Decimal(days * 24),
        TimeUnit.DAY: Decimal(days),
        TimeUnit.WEEK: Decimal(days) / 7,
        TimeUnit.MONTH: Decimal(whole_months or Decimal(days) / 30),
    }[item.formula.per]
    again = compute(item, BULLETIN.figures).value * steps
    assert abs(again / figure.amounts[0].value - 1) < Decimal("0.01")
