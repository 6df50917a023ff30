"""Leads from three answers to advice; the answers are all there is to know."""

from bot.advice.advice import AssessmentAdvice, Clue, EmergencyAdvice, Risk
from knowledge import KnowledgeBase, Language
from knowledge.hotlines import Place
from knowledge.triage import TriageOption, TriageQuestion


class Triage:
    def __init__(self, knowledge: KnowledgeBase, place: Place) -> None:
        self._knowledge = knowledge
        self._place = place
        self._questions = tuple(knowledge.triage.values())
        self._flags = {flag.id: flag for flag in knowledge.red_flags}

    def follow(
        self, answers: str, language: Language
    ) -> TriageQuestion | AssessmentAdvice | EmergencyAdvice:
        """Return the next question, or the advice once all are answered.

        ``answers`` are the letters chosen so far; any that no question has start anew.
        """
        chosen = self._chosen(answers)
        if len(chosen) < len(self._questions):
            return self._questions[len(chosen)]
        who, wants, done = chosen
        topics = tuple(self._knowledge.topics[topic] for topic in who.leads.get(wants.id, ()))
        if done.emergency:
            return EmergencyAdvice(self._knowledge.emergencies[done.emergency], self._place, topics)
        if wants.flag is None:
            return AssessmentAdvice(Risk.UNKNOWN, (), ())
        flag = self._flags[wants.flag]
        risk = Risk.HIGH if flag.strength == "decisive" else Risk.CAUTION
        return AssessmentAdvice(risk, topics, (Clue(wants.label.in_(language), flag),))

    def _chosen(self, answers: str) -> tuple[TriageOption, ...]:
        if len(answers) > len(self._questions):
            return ()
        chosen = tuple(
            question.option(letter)
            for question, letter in zip(self._questions, answers, strict=False)
        )
        known = tuple(option for option in chosen if option)
        return known if len(known) == len(answers) else ()
