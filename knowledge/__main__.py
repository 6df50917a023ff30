"""`python -m knowledge`: read and cross-check everything, print what there is."""

import sys
from collections import Counter
from collections.abc import Iterator

from knowledge import KnowledgeBase, KnowledgeError, Language
from knowledge.exemplars import Form

_TOPIC_FORMS = (Form.QUESTION, Form.SITUATION, Form.MESSAGE)


def main() -> None:
    try:
        lines = tuple(summary(KnowledgeBase.load()))
    except KnowledgeError as error:
        sys.exit(f"error: {error}")
    for line in lines:
        print(line)


def summary(base: KnowledgeBase) -> Iterator[str]:
    bulletin = base.bulletin
    yield f"{len(base.topics)} fraud types, {len(base.guidance)} guides, {len(base.terms)} terms"
    yield f"{len(base.audiences)} audiences"
    scenes = sum(
        len(drill.story.in_(language).scenes)
        for drill in base.drills.values()
        for language in Language
    )
    yield f"{len(base.drills)} drills with {scenes} scenes"
    yield f"{len(base.emergencies)} emergencies, {len(base.red_flags)} red flags"
    yield f"{len(base.quiz)} quiz questions"
    domains = sum(len(known.domains) for known in base.organisations.values())
    yield f"{len(base.organisations)} organisations with {domains} official domains"
    hotlines = sum(len(place.hotlines) for place in base.places.values())
    yield f"{hotlines} hotlines of {len(base.places)} places"
    yield f"{len(bulletin.figures)} figures of {bulletin.id}, {len(bulletin.derived)} derived"
    yield f"{len(base.later_figures)} later figures, {len(base.sources)} sources"
    yield ""
    yield f"{'exemplars':<28}{'zh':>8}{'en':>8}"
    forms = Counter((exemplar.form, exemplar.language) for exemplar in base.exemplars)
    for form in Form:
        yield _row(form.value, *(forms[form, language] for language in Language))
    yield ""
    yield f"{'fraud type':<28}{'asked':>8}{'told':>8}{'pasted':>8}  (zh + en)"
    kinds = Counter((exemplar.target, exemplar.form) for exemplar in base.exemplars)
    for topic in base.topics:
        yield _row(topic, *(kinds[topic, form] for form in _TOPIC_FORMS))


def _row(name: str, *counts: int) -> str:
    return f"{name:<28}" + "".join(f"{count:>8}" for count in counts)


if __name__ == "__main__":
    main()
