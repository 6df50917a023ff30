"""Published figures with their sentence, and figures calculated from them."""

from decimal import Decimal
from typing import assert_never

from bot.actions import OpenArea, Screen
from bot.advice.advice import Claim, FiguresAdvice, Obstacle, Refusal, Today
from bot.numbers import digits, spoken
from bot.rendering.exploring import ways_on
from bot.rendering.voice import Voice
from bot.reply import Block, Button, Heading, Note, Paragraph, Quote, Reply, Row, Section, in_rows
from knowledge.calculation import Check, Precision, compute, mere
from knowledge.derived import Combined, DerivedFigure, Share
from knowledge.figures import Amount, Area, Figure, FigureKind, LaterFigure
from knowledge.mentions import Incompatible

_NEIGHBOURS = 4


def figures(advice: FiguresAdvice, voice: Voice) -> Reply:
    phrases = voice.phrases.figures
    if advice.area:
        return _area(advice.area, advice.figures, voice)
    blocks: list[Block] = [block for item in advice.derived for block in derived(item, voice)]
    shown = advice.figures
    blocks += _verdict(advice, voice)
    if advice.partly:
        blocks.append(Paragraph(phrases.partly))
    if advice.limit and advice.limit.says:
        blocks.append(Paragraph(voice.say(advice.limit.says)))
    if advice.today:
        blocks += _not_of_today(advice.today, voice)
    for item in shown:
        blocks += figure(item, voice)
    blocks.append(Note(f"{_source(voice)}\n{phrases.history}"))
    return Reply(tuple(blocks), (*in_rows(_neighbours(shown, voice)), *_ways_on(shown, voice)))


def _verdict(advice: FiguresAdvice, voice: Voice) -> tuple[Block, ...]:
    """Return what is said of the figures together, before each is shown."""
    phrases, shown = voice.phrases.figures, advice.figures
    if advice.refusal:
        why = _obstacle(advice.refusal, voice)
        if advice.arithmetic:
            sum_ = Heading(_mere(advice.arithmetic, voice))
            return sum_, Paragraph(phrases.mere.format(why=why))
        return (Paragraph(phrases.refused.format(why=why)),)
    if advice.claim:
        return (Paragraph(_set_right(advice.claim, voice)),)
    if advice.most:
        return (Paragraph(_most(advice.most, rising=advice.rising, voice=voice)),)
    if len(shown) == 2 and shown[1].id in shown[0].together_with and _alike(*shown):
        return (Paragraph(phrases.both),)
    return ()


def _area(area: Area, shown: tuple[Figure, ...], voice: Voice) -> Reply:
    """Show all figures of a part of the bulletin, a line each with its period."""
    phrases, buttons = voice.phrases.figures, voice.phrases.buttons
    lines = tuple(dated_headline(item, voice) for item in shown)
    blocks = (Section(voice.say(area.title), lines), Note(f"{_source(voice)}\n{phrases.history}"))
    others = tuple(
        Button(voice.say(other.title), OpenArea(other.id))
        for other in voice.knowledge.bulletin.masthead.areas
        if other.id != area.id
    )
    return Reply(blocks, (*in_rows(others), (voice.screen(buttons.stats, Screen.STATS),)))


def figure(item: Figure, voice: Voice) -> tuple[Block, ...]:
    """Return what is published of one figure: value, meaning, period, comparison, sentence."""
    phrases = voice.phrases.figures
    facts = [voice.say(item.counts), phrases.period.format(period=voice.say(item.period.wording))]
    if item.comparison:
        template = phrases.rise if item.comparison.direction == "rise" else phrases.fall
        facts.append(
            template.format(
                against=voice.say(item.comparison.against), percent=item.comparison.percent
            )
        )
    blocks: list[Block] = [Heading(headline(item, voice)), Paragraph("\n".join(facts))]
    blocks.append(Quote(f"“{item.quotation}”"))
    if item.trap:
        blocks.append(Paragraph(phrases.trap.format(trap=voice.say(item.trap))))
    return tuple(blocks)


def headline(item: Figure, voice: Voice) -> str:
    """Return the figure in one line: its title, the value, the unit, the number in full."""
    line = spoken_headline(item, voice)
    return line + _exact(item, item.amounts[0], voice) if len(item.amounts) == 1 else line


def dated_headline(item: Figure, voice: Voice) -> str:
    """Return the figure in one line, and the period it was counted in on the next."""
    period = voice.phrases.figures.period.format(period=voice.say(item.period.wording))
    return f"{headline(item, voice)}\n{period}"


def spoken_headline(item: Figure, voice: Voice) -> str:
    """Return the figure as one says it."""
    phrases = voice.phrases.figures
    unit = voice.say(item.unit)
    if item.kind is FigureKind.RATE:
        unit = voice.phrases.units.percent
    if len(item.amounts) == 1:
        [amount] = item.amounts
        line = phrases.headline.format(
            title=voice.say(item.title), unit=unit, **_amount(item, amount, voice)
        )
        return _tidy(line)
    parts = (
        phrases.part.format(
            label=voice.say(amount.label) if amount.label else "",
            unit=unit,
            **_amount(item, amount, voice),
        )
        for amount in item.amounts
    )
    return f"{voice.say(item.title)}\n" + "\n".join(parts)


def _amount(item: Figure, amount: Amount, voice: Voice) -> dict[str, str]:
    more = voice.phrases.figures.more_than if amount.more_than else ""
    value = (
        str(amount.value)
        if item.kind in {FigureKind.RATE, FigureKind.LABEL}
        else spoken(amount.value, voice.language)
    )
    return {"more": more, "value": value}


def _exact(item: Figure, amount: Amount, voice: Voice) -> str:
    return _in_digits(amount.value, voice) if item.kind is FigureKind.QUANTITY else ""


def derived(item: DerivedFigure, voice: Voice) -> tuple[Block, ...]:
    phrases = voice.phrases.figures
    result = compute(item, voice.knowledge.bulletin.figures)
    line = _calculated(result.precision, voice).format(
        title=voice.say(item.title),
        value=spoken(result.value, voice.language),
        unit=voice.say(item.unit),
    )
    facts = [voice.say(item.counts), phrases.calculation.format(formula=result.expression)]
    if result.check:
        facts.append(_checked(result.check, voice))
    facts.append(phrases.calculated_note)
    if item.caution:
        facts.append(voice.say(item.caution))
    return (Heading(_tidy(line) + _in_digits(result.value, voice)), Paragraph("\n".join(facts)))


def _calculated(precision: Precision, voice: Voice) -> str:
    phrases = voice.phrases.figures
    match precision:
        case Precision.EXACT:
            return phrases.calculated_exactly
        case Precision.ROUNDED:
            return phrases.calculated
        case Precision.AT_LEAST:
            return phrases.calculated_at_least
        case Precision.AT_MOST:
            return phrases.calculated_at_most
        case _:
            assert_never(precision)


def _checked(check: Check, voice: Voice) -> str:
    """Return the way back from the result to the published figure."""
    return voice.phrases.figures.check.format(
        formula=check.expression, value=digits(check.value), published=digits(check.published)
    )


def _mere(formula: Combined, voice: Voice) -> str:
    """Return a calculation and what it comes to, in one line."""
    result = mere(formula, voice.knowledge.bulletin.figures)
    unit = voice.phrases.units.percent if isinstance(formula, Share) else ""
    value = f"{spoken(result.value, voice.language)}{unit}"
    exact = "" if unit else _in_digits(result.value, voice)
    sign = "=" if result.exact else "≈"
    return f"{result.expression} {sign} {value}{exact}"


def _obstacle(refusal: Refusal, voice: Voice) -> str:
    phrases = voice.phrases.figures
    match refusal:
        case Incompatible(why=why):
            return voice.say(why)
        case Obstacle.NO_PERIOD:
            return phrases.no_period
        case Obstacle.DIFFERENT_PERIODS:
            return phrases.different_periods
        case Obstacle.DIFFERENT_UNITS:
            return phrases.different_units
        case Obstacle.UNRELATED:
            return phrases.unrelated
        case _:
            assert_never(refusal)


def _most(item: Figure, *, rising: bool, voice: Voice) -> str:
    phrases, title = voice.phrases.figures, voice.say(item.title)
    if rising and item.comparison:
        return phrases.rose_most.format(title=title, percent=item.comparison.percent)
    return phrases.largest.format(title=title)


def _set_right(claim: Claim, voice: Voice) -> str:
    phrases = voice.phrases.figures
    match claim:
        case Claim.RIGHT:
            return phrases.claim_right
        case Claim.PARTLY:
            return phrases.claim_partly
        case Claim.WRONG:
            return phrases.claim_wrong
        case Claim.OF_ANOTHER:
            return phrases.claim_of_another
        case _:
            assert_never(claim)


def _in_digits(value: Decimal, voice: Voice) -> str:
    """Return the number in full, in brackets, unless it is already read in full."""
    full = digits(value)
    if spoken(value, voice.language) == full:
        return ""
    return voice.phrases.figures.exact.format(digits=full)


def _not_of_today(today: Today, voice: Voice) -> tuple[Block, ...]:
    """Say first that the figures are not of today, and which official ones are newer."""
    said = Paragraph(voice.phrases.figures.not_of_today)
    unknown = voice.phrases.unknown
    lines = tuple(later(item, unknown.later_item, voice) for item in today.later)
    return (said, Section(unknown.later, lines)) if lines else (said,)


def later(item: LaterFigure, template: str, voice: Voice) -> str:
    """Return one line for an official figure of another publication."""
    return template.format(
        year=voice.say(item.year),
        title=voice.say(item.title),
        more=voice.phrases.figures.more_than if item.more_than else "",
        value=spoken(item.value, voice.language),
        unit=voice.say(item.unit),
        source=voice.cite(voice.knowledge.sources[item.source]),
    )


def _source(voice: Voice) -> str:
    masthead = voice.knowledge.bulletin.masthead
    source = voice.knowledge.sources[masthead.source]
    return voice.phrases.figures.source.format(
        source=voice.say(source.publisher), date=source.published
    )


def _neighbours(shown: tuple[Figure, ...], voice: Voice) -> tuple[Button, ...]:
    known = {item.id for item in shown}
    ids = dict.fromkeys(
        other for item in shown for other in item.not_to_confuse_with if other not in known
    )
    bulletin = voice.knowledge.bulletin.figures
    return tuple(voice.opening(bulletin[other]) for other in list(ids)[:_NEIGHBOURS])


def _ways_on(shown: tuple[Figure, ...], voice: Voice) -> tuple[Row, ...]:
    buttons = voice.phrases.buttons
    stats = voice.screen(buttons.stats, Screen.STATS)
    if not shown:
        return ((stats, voice.screen(buttons.calculated, Screen.CALCULATED)),)
    return ways_on(shown[0], voice)


def _alike(first: Figure, second: Figure) -> bool:
    return first.unit == second.unit


def _tidy(line: str) -> str:
    return line.replace(" %", "%").rstrip()
