"""Everything we know, read and cross-checked at once; the first mistake stops the start.

Only the exemplars, nine tenths of it, wait for who builds an index, and are checked when read.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from knowledge.accuracy import Accuracy
from knowledge.asides import Asides
from knowledge.audiences import Audience
from knowledge.averages import AverageWords
from knowledge.bulletins import Bulletin, read_bulletin
from knowledge.charts import YearsPanel
from knowledge.cries import Cries
from knowledge.drills import Drill
from knowledge.emergencies import Emergency
from knowledge.exemplars import Exemplar, Exemplars, Form
from knowledge.figures import LaterFigure
from knowledge.firstaid import FirstAid
from knowledge.followups import FollowUps
from knowledge.guidance import Guidance, Term
from knowledge.hotlines import Place, Towns
from knowledge.matters import Matter
from knowledge.models import Language, Source
from knowledge.organisations import ContactWords, Organisation, Webs
from knowledge.quiz import QuizQuestion
from knowledge.reading import (
    KnowledgeError,
    R,
    by_id,
    read_groups,
    read_record,
    read_records,
    read_text,
)
from knowledge.redflags import Oddity, OddityId, RedFlag
from knowledge.rises import RiseWords
from knowledge.talks import Talk, of_emergency, of_page, of_topic
from knowledge.topics import Topic
from knowledge.triage import TriageQuestion
from knowledge.variants import Variant
from knowledge.wording import Wording
from knowledge.worries import EVERYDAY, LONG_AGO, NOTHING_LOST, RELATIVE, SETTLED, Worry

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class KnowledgeBase:
    """All records by id, in the order people see them."""

    sources: dict[str, Source]
    topics: dict[str, Topic]
    variants: dict[str, tuple[Variant, ...]]
    """The forms of a kind of fraud, by its id, the more specific first."""
    guidance: dict[str, Guidance]
    terms: dict[str, Term]
    audiences: dict[str, Audience]
    emergencies: dict[str, Emergency]
    first_aid: dict[str, FirstAid]
    worries: dict[str, Worry]
    talks: tuple[Talk, ...]
    matters: dict[str, Matter]
    """The more specific first."""
    cries: Cries
    asides: Asides
    places: dict[str, Place]
    towns: dict[str, Towns]
    red_flags: tuple[RedFlag, ...]
    oddities: dict[OddityId, Oddity]
    organisations: dict[str, Organisation]
    webs: Webs
    contact_words: ContactWords
    triage: dict[str, TriageQuestion]
    drills: dict[str, Drill]
    quiz: dict[str, QuizQuestion]
    followups: FollowUps
    wording: Wording
    accuracy: Accuracy
    bulletin: Bulletin
    later_figures: tuple[LaterFigure, ...]
    exemplars: Exemplars

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "KnowledgeBase":
        base = cls(
            sources=_records(folder / "sources.yaml", Source),
            topics=by_id(folder / "topics", _read_folder(folder / "topics", Topic)),
            variants=_read_variants(folder / "variants"),
            guidance=by_id(folder / "guidance", _read_folder(folder / "guidance", Guidance)),
            terms=_records(folder / "glossary" / "terms.yaml", Term),
            audiences=by_id(folder / "audiences", _read_folder(folder / "audiences", Audience)),
            emergencies=_records(folder / "emergencies.yaml", Emergency),
            first_aid=_records(folder / "firstaid.yaml", FirstAid),
            worries=_read_several(folder / "worries", Worry),
            talks=_read_talks(folder / "talks"),
            matters=_read_several(folder / "matters", Matter),
            cries=read_record(folder / "cries.yaml", Cries),
            asides=read_record(folder / "asides.yaml", Asides),
            places=_records(folder / "hotlines.yaml", Place),
            towns=_records(folder / "towns.yaml", Towns),
            red_flags=tuple(_records(folder / "redflags.yaml", RedFlag).values()),
            oddities=_read_oddities(folder / "oddities.yaml"),
            organisations=_read_several(folder / "organisations", Organisation),
            webs=read_record(folder / "webs.yaml", Webs),
            contact_words=read_record(folder / "contact-words.yaml", ContactWords),
            triage=_records(folder / "triage.yaml", TriageQuestion),
            drills=by_id(folder / "drills", _read_folder(folder / "drills", Drill)),
            quiz=_read_several(folder / "quiz", QuizQuestion),
            followups=read_record(folder / "followups.yaml", FollowUps),
            wording=read_record(folder / "wording.yaml", Wording),
            accuracy=read_record(folder / "accuracy.yaml", Accuracy),
            bulletin=read_bulletin(
                folder / "bulletins" / "2021-06-17",
                read_record(folder / "averages.yaml", AverageWords),
                read_record(folder / "rises.yaml", RiseWords),
            ),
            later_figures=tuple(_records(folder / "later-figures.yaml", LaterFigure).values()),
            exemplars=Exemplars.holding(()),
        )
        _cross_check(base)
        return replace(base, exemplars=_exemplars(folder / "exemplars", _targets(base)))


def _read_folder(folder: Path, kind: type[R]) -> tuple[R, ...]:
    return tuple(read_record(path, kind, id=path.stem) for path in sorted(folder.glob("*.yaml")))


def _read_variants(folder: Path) -> dict[str, tuple[Variant, ...]]:
    return {
        path.stem: tuple(_records(path, Variant).values()) for path in sorted(folder.glob("*.yaml"))
    }


def _read_oddities(path: Path) -> dict[OddityId, Oddity]:
    oddities = {oddity.id: oddity for oddity in _records(path, Oddity).values()}
    _known("oddities.yaml", "ids", OddityId, oddities)
    return oddities


def _read_several(folder: Path, kind: type[R]) -> dict[str, R]:
    """Read files that hold several records each."""
    files = sorted(folder.glob("*.yaml"))
    return by_id(folder, [record for path in files for record in read_records(path, kind)])


def _read_talks(folder: Path) -> tuple[Talk, ...]:
    return tuple(
        talk for path in sorted(folder.glob("*.yaml")) for talk in read_records(path, Talk)
    )


def _records(path: Path, kind: type[R]) -> dict[str, R]:
    return by_id(path, read_records(path, kind))


_TOPIC_FORMS = {
    "questions": Form.QUESTION,
    "situations": Form.SITUATION,
    "messages": Form.MESSAGE,
}
_GROUP_FILES = {
    "guidance.yaml": Form.GUIDANCE,
    "figures.yaml": Form.FIGURE,
    "no-figure.yaml": Form.NO_FIGURE,
    "ordinary.yaml": Form.ORDINARY,
    "out-of-scope.yaml": Form.OUT_OF_SCOPE,
    "misuse.yaml": Form.MISUSE,
    "smalltalk.yaml": Form.SMALLTALK,
    "emergency.yaml": Form.EMERGENCY,
    "worries.yaml": Form.WORRY,
}


_Targets = Mapping[Form, Collection[str]]
"""What there are exemplars of; of other forms, whatever a file says."""


def _targets(base: KnowledgeBase) -> _Targets:
    return {
        Form.QUESTION: base.topics.keys(),
        Form.SITUATION: base.topics.keys(),
        Form.MESSAGE: base.topics.keys(),
        Form.GUIDANCE: base.guidance.keys() | base.terms.keys(),
        Form.EMERGENCY: base.emergencies.keys(),
        Form.WORRY: base.worries.keys(),
        Form.FIGURE: base.bulletin.figures.keys() | base.bulletin.derived.keys(),
    }


def _exemplars(folder: Path, targets: _Targets) -> Exemplars:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        for part in (path.relative_to(folder).as_posix(), read_text(path)):
            digest.update(hashlib.sha256(part.encode()).digest())
    return Exemplars(digest.hexdigest(), partial(_checked_exemplars, folder, targets))


def _checked_exemplars(folder: Path, targets: _Targets) -> Iterator[Exemplar]:
    for exemplar in _read_exemplars(folder):
        if exemplar.form in targets and exemplar.target not in targets[exemplar.form]:
            raise KnowledgeError(
                f"exemplars/{exemplar.language}: {exemplar.target} is no {exemplar.form} entry; "
                "correct the id or add the entry"
            )
        yield exemplar


def _read_exemplars(folder: Path) -> Iterator[Exemplar]:
    for language in Language:
        for path in sorted((folder / language / "topics").glob("*.yaml")):
            for group, texts in read_groups(path).items():
                if group not in _TOPIC_FORMS:
                    raise KnowledgeError(f"{path}: {group} is not one of {', '.join(_TOPIC_FORMS)}")
                for text in texts:
                    yield Exemplar(text, language, _TOPIC_FORMS[group], path.stem)
        for name, form in _GROUP_FILES.items():
            for target, texts in read_groups(folder / language / name).items():
                for text in texts:
                    yield Exemplar(text, language, form, target)


def _cross_check(base: KnowledgeBase) -> None:
    """Every id that a record names must exist."""
    entries = base.topics.keys() | base.guidance.keys() | base.terms.keys()
    known: tuple[Topic | Guidance | Term, ...] = (
        *base.topics.values(),
        *base.guidance.values(),
        *base.terms.values(),
    )
    for entry in known:
        _known(entry.id, "related", entry.related, entries)
        _sourced(entry.id, entry.sources, base)
    _cross_check_variants(base)
    for audience in base.audiences.values():
        _known(audience.id, "traps", audience.topics, base.topics)
        _known(audience.id, "guidance", (audience.guidance,), base.guidance)
        _sourced(audience.id, audience.sources, base)
    _cross_check_emergencies(base)
    _cross_check_talks(base)
    _cross_check_matters(base)
    for term in base.terms.values():
        _known(term.id, "topic", filter(None, (term.topic,)), base.topics)
    for guide in base.guidance.values():
        _known(guide.id, "topic", filter(None, (guide.topic,)), base.topics)
    for place in base.places.values():
        for hotline in place.hotlines:
            _sourced(place.id, hotline.sources, base)
            if hotline.number is None and hotline.website is None:
                raise KnowledgeError(f"{place.id}: {hotline.name.en}: give a number or a website")
    _known("towns.yaml", "id", base.towns, base.places)
    for sign in (*base.red_flags, *base.oddities.values()):
        _known(sign.id, "topics", sign.topics, base.topics.keys())
    _cross_check_organisations(base.organisations.values(), base)
    _cross_check_triage(base)
    _known("drills", "file names", base.drills, base.topics)
    _cross_check_quiz(base)
    for figure in base.later_figures:
        _known(figure.id, "source", (figure.source,), base.sources.keys())
        _known(figure.id, "like", figure.like, base.bulletin.figures.keys())
    _cross_check_charts(base)
    _known("masthead", "source", (base.bulletin.masthead.source,), base.sources.keys())


def _cross_check_variants(base: KnowledgeBase) -> None:
    _known("variants", "file names", base.variants, base.topics)
    for forms in base.variants.values():
        for form in forms:
            _sourced(form.id, form.sources, base)


def _cross_check_emergencies(base: KnowledgeBase) -> None:
    for emergency in base.emergencies.values():
        _sourced(emergency.id, emergency.sources, base)
    for aid in base.first_aid.values():
        _known(aid.id, "emergencies", aid.emergencies, base.emergencies)
        _sourced(aid.id, aid.sources, base)
    _known("cries.yaml", "plain", base.cries.plain, base.emergencies)
    cases = base.emergencies.keys() | base.topics.keys() | base.guidance.keys()
    cases |= {EVERYDAY, LONG_AGO, NOTHING_LOST, RELATIVE, SETTLED}
    for worry in base.worries.values():
        where = f"worries: {worry.id}"
        for answer in worry.answers:
            _known(where, "of", answer.of, cases)
        _known(where, "kin", worry.kin, base.worries)
        _known(where, "never_of", worry.never_of, cases)
        _known(where, "never_settles_of", worry.never_settles_of, base.topics)
        _known(where, "in_a_quarrel", worry.in_a_quarrel, base.worries)
        _known(where, "of_a_child", worry.of_a_child, base.worries)
        _known(where, "of_a_bystander", worry.of_a_bystander, base.worries)
        _known(where, "guide", filter(None, (worry.guide,)), base.guidance)
        _known(where, "there", worry.there, base.places)
        _known(where, "of_kind", worry.of_kind, base.topics)
        _known(where, "topic", filter(None, (worry.topic,)), base.topics)
        _known(where, "leads_to", filter(None, (worry.leads_to,)), base.emergencies)
        if worry.answers:
            _sourced(where, worry.sources, base)


def _cross_check_talks(base: KnowledgeBase) -> None:
    told = {
        *base.worries,
        *map(of_emergency, base.emergencies),
        *map(of_topic, base.topics),
        *map(of_page, base.guidance),
    }
    for number, talk in enumerate(base.talks, 1):
        where = f"talks: {number}"
        _known(where, "about", filter(None, (talk.about,)), base.topics)
        _known(where, "goes", talk.goes, told)


def _cross_check_matters(base: KnowledgeBase) -> None:
    flags = {flag.id for flag in base.red_flags}
    for matter in base.matters.values():
        _known(matter.id, "usual", matter.usual, flags)
        _known(matter.id, "instead_of", matter.instead_of, base.guidance)
        _sourced(matter.id, matter.sources, base)


def _cross_check_charts(base: KnowledgeBase) -> None:
    later = {figure.id for figure in base.later_figures}
    for chart in base.bulletin.charts.values():
        for panel in chart.panels:
            if isinstance(panel, YearsPanel):
                _known(chart.id, "years", (*panel.whole, *panel.partial), later)


def _cross_check_triage(base: KnowledgeBase) -> None:
    flags = {flag.id for flag in base.red_flags}
    for question in base.triage.values():
        for option in question.options:
            where = f"triage.yaml: {question.id}: {option.id}"
            _known(where, "flag", filter(None, (option.flag,)), flags)
            _known(where, "emergency", filter(None, (option.emergency,)), base.emergencies)
            for topics in option.leads.values():
                _known(where, "leads", topics, base.topics)


def _cross_check_quiz(base: KnowledgeBase) -> None:
    for question in base.quiz.values():
        where = f"quiz: {question.id}"
        _known(where, "about", (question.about,), base.topics.keys() | base.guidance.keys())
        _known(where, "sources", question.sources, base.sources)


def _cross_check_organisations(organisations: Iterable[Organisation], base: KnowledgeBase) -> None:
    """A number has one owner, and every ending is one that owns nothing else."""
    owners: dict[str, str] = {}
    for organisation in organisations:
        _sourced(organisation.id, organisation.sources, base)
        if anybodys := {*organisation.domains} & {*base.webs.shorteners}:
            raise KnowledgeError(
                f"{organisation.id}: domains: {', '.join(sorted(anybodys))} shortens anybody's "
                "links, so it is no address of theirs; leave it out"
            )
        for number in organisation.numbers:
            if owners.setdefault(number, organisation.id) != organisation.id:
                raise KnowledgeError(
                    f"{organisation.id}: numbers: {number} is also {owners[number]}'s; "
                    "keep it with one of them"
                )


def _sourced(where: str, sources: tuple[str, ...], base: KnowledgeBase) -> None:
    _known(where, "sources", sources, base.sources.keys())
    if not sources:
        raise KnowledgeError(f"{where}: sources: name at least one of sources.yaml")


def _known(where: str, field: str, ids: Iterable[str], known: Iterable[str]) -> None:
    for missing in sorted(set(ids) - set(known)):
        raise KnowledgeError(f"{where}: {field}: {missing} does not exist; correct the id")
