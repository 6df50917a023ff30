"""Ranks what a line that follows a case may mean, where nothing is sure."""

from collections.abc import Iterator

from bot.memory import Recall
from index.evidence import Evidence
from knowledge import KnowledgeBase
from knowledge.emergencies import Emergency
from knowledge.exemplars import Form
from knowledge.guidance import Guidance
from knowledge.worries import Worry

Meant = Worry | Emergency | Guidance


def meanings(
    evidence: Evidence, recall: Recall, knowledge: KnowledgeBase
) -> Iterator[tuple[float, Meant]]:
    """Yield what a line may ask or tell and can be answered in a sentence, likeliest first.

    Each with the probability that the line means it; what was just spoken of is left out.
    """
    alone = 1 - evidence.worry
    happened, asked = alone * evidence.of(Form.EMERGENCY), alone * evidence.of(Form.GUIDANCE)
    likely: list[tuple[float, Meant | None]] = [
        *(
            (evidence.worry * found.probability, knowledge.worries.get(found.id))
            for found in evidence.worries
        ),
        *(
            (happened * found.probability, knowledge.emergencies.get(found.id))
            for found in evidence.emergencies
            if found.id != recall.emergency
        ),
        *(
            (asked * found.probability, knowledge.guidance.get(found.id))
            for found in evidence.guidance
            if found.id != recall.page
        ),
    ]
    for share, meant in sorted(likely, key=lambda each: -each[0]):
        if meant and meant.in_short:
            yield share, meant
