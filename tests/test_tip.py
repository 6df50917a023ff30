"""The tip of the day: one a day for everybody, another one each day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from bot.actions import AlertPage, OpenAlerts
from bot.alerts.almanac import tip_of
from bot.engine import Engine
from bot.phrasebook import Phrasebook, Phrases
from bot.reading.reader import PictureReader
from bot.rendering import Voice, alerts
from bot.reply import Button, Heading
from bot.state.subscriptions import Tip
from knowledge import Language
from tests.bot_api.server import BotApi
from tests.known import BASE
from tests.whole import whole

PHRASEBOOK = Phrasebook()
DAY = date(2026, 3, 1)
DAYS = 120


@pytest.mark.parametrize("language", Language)
def test_tips_do_not_come_back_for_four_months(language: Language) -> None:
    voice = Voice(language, PHRASEBOOK[language], BASE)
    tips = [alerts.tip_of_the_day(DAY + timedelta(days), voice) for days in range(DAYS)]
    assert len({tip.blocks for tip in tips}) == DAYS
    for one, next_one in pairwise(tips):
        assert one.blocks[0] != next_one.blocks[0]


def test_every_kind_of_fraud_has_its_turn_once_a_round() -> None:
    topics = tuple(BASE.topics)
    days = (DAY + timedelta(day) for day in range(len(topics)))
    assert {tip_of(Tip.DAILY, day, topics)[1] for day in days} == set(topics)
    assert tip_of(Tip.DAILY, date(1, 1, 1), ("a", "b", "c")) == (0, "b")
    assert tip_of(Tip.WEEKLY, date(1, 1, 21), ("a", "b", "c")) == (1, "a")


def test_a_tip_leads_on_and_to_the_daily_one() -> None:
    voice = Voice(Language.EN, PHRASEBOOK[Language.EN], BASE)
    rows = alerts.tip_of_the_day(DAY, voice).rows
    actions = [button.action for row in rows for button in row if isinstance(button, Button)]
    assert OpenAlerts(AlertPage.TIP) in actions


async def test_whoever_asks_gets_the_tip_of_the_day_and_may_have_one_every_day(
    bot_api: BotApi, engine: Engine, reader: PictureReader, zh: Phrases
) -> None:
    voice = Voice(Language.ZH, zh, BASE)
    async with whole(bot_api, engine, reader) as bot:
        person = bot.person(7)
        titles = [_title(voice)]
        [tip] = await person.says("/tip")
        titles.append(_title(voice))
        [page] = await person.presses(zh.alerts.buttons.tip_wanted)
        assert page.title == zh.alerts.title
        await person.presses(zh.alerts.buttons.begin)
        [choice] = await person.presses(zh.alerts.buttons.tip)
    assert tip.title in titles
    assert zh.alerts.choose_tip in choice.text


def _title(voice: Voice) -> str:
    """Return today's, which at midnight is another one."""
    title = alerts.tip_of_the_day(datetime.now(UTC).date(), voice).blocks[0]
    assert isinstance(title, Heading)
    return title.text
