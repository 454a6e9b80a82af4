"""The words of an act as its template's tags take them; what is not known is a line to fill in."""

from collections.abc import Callable, Iterator, Sequence

from smio.documents.act_parts import letterhead, sides
from smio.documents.blanks import BLANK, LONG_BLANK, date_words, until_words
from smio.documents.checklist_tables import checklist_labels
from smio.documents.results import Results
from smio.documents.typography import paragraphs, typeset
from smio.language import Translator
from smio.monitoring import MEASURED, Act, ActKind, Group, Member, Recommendation

FEWEST_SIGNERS = 3
FEWEST_RECOMMENDATIONS = 3  # rows to fill in by hand where none are drafted
Say = Callable[[str], str]  # a text with what it says of photographs in words


def act_words(act: Act, results: Results, t: Translator, group: Group | None, say: Say) -> dict[str, object]:
    """The tags of an act but for its tables and annexes; ``group`` gives the letterhead and the laws."""
    words = {
        "number": t("documents.act.number", number=act.number or BLANK),
        "title": act_title(act, results, t),
        "place": act.place or BLANK * 2,
        "date": date_words(act.signed_on, t),
        "basis": say(act.basis) or LONG_BLANK,
        "subject": say(act.subject) or LONG_BLANK,
        "period": _period(act, t),
        "method_heading": _method_heading(act, t),
        "answer_by": t("documents.act.answer_by", until=until_words(act.answer_by, t)),
    }
    told = {name: typeset(text) for name, text in words.items()}
    return {**told, **_head(act, group), **_lists(act, t, say), "labels": list(labels(act, results, t))}


def _period(act: Act, t: Translator) -> str:
    if act.period is None:
        return LONG_BLANK
    start, end = act.period
    return t.short_date(start) if start == end else t.period(start, end)


def act_title(act: Act, results: Results, t: Translator) -> str:
    """What the act is of."""
    if act.kind not in MEASURED:
        return t(f"visit.title.{act.kind}")
    checklist = act.subject if results.checklist is None else results.checklist.short_title[t.language]
    return t(f"documents.act.title.{act.kind}", checklist=checklist)


def _method_heading(act: Act, t: Translator) -> str:
    return t("documents.act.method") if act.kind in MEASURED else t(f"visit.heading.{act.kind}")


def labels(act: Act, results: Results, t: Translator) -> Iterator[str]:
    """What stands at the head of every page: made-up answers, a checklist that is an example."""
    if act.kind is ActKind.CHECKLIST:
        yield from (typeset(label) for label in checklist_labels(results, t))
    if act.generated or results.generated:
        name = {ActKind.SERVICES: "documents.generated.label", ActKind.CHECKLIST: "documents.generated.label_checklist"}
        yield typeset(t(name.get(act.kind, "visit.generated.label")))


def _head(act: Act, group: Group | None) -> dict[str, object]:
    """Who writes: both languages side by side where the group wants it, else the name alone."""
    practice = group.practice if group else None
    both = letterhead(group) if group and practice and practice.bilingual else ((), ())
    kyrgyz, russian = sides(both)
    return {
        "kyrgyz": kyrgyz,
        "russian": russian,
        "organisation": "" if kyrgyz else typeset(act.organisation or LONG_BLANK),
        "contacts": typeset(practice.contacts) if practice else "",
        "laws": [typeset(law) for law in practice.laws] if practice else [],
    }


def _lists(act: Act, t: Translator, say: Say) -> dict[str, object]:
    blank = [Recommendation("")] * FEWEST_RECOMMENDATIONS
    abstained = [member for member in act.participants if member.abstains]
    return {
        "participants": [typeset(_person(member, t)) for member in chair_first(act.participants)] or [LONG_BLANK] * 3,
        "method": paragraphs(say(act.method)) or [LONG_BLANK],
        "facts": [typeset(say(fact)) for fact in act.facts] or [LONG_BLANK] * 3,
        "conclusions": [typeset(say(conclusion)) for conclusion in act.conclusions] or [LONG_BLANK],
        "recommendations": [
            _recommendation(number, recommendation, t, say)
            for number, recommendation in enumerate(act.recommendations or blank, 1)
        ],
        "copies": [typeset(copy) for copy in act.copies] or [LONG_BLANK],
        "abstained": [typeset(t("visit.abstains", name=member.name, why=member.abstains)) for member in abstained],
        "signers": _signers(act.participants, t),
    }


def chair_first(members: Sequence[Member]) -> list[Member]:
    """The chair, then the others in their order."""
    return sorted(members, key=lambda member: not member.chair)


def _person(member: Member, t: Translator) -> str:
    role = t("documents.act.chair") if member.chair else ""
    named = " – ".join(part for part in (member.name, ", ".join(filter(None, (role, member.post)))) if part)
    return t("visit.abstains_too", person=named) if member.abstains else named


def _recommendation(number: int, recommendation: Recommendation, t: Translator, say: Say) -> dict[str, str]:
    return {
        "number": str(number),
        "what": typeset(say(recommendation.what)),
        "to_whom": typeset(recommendation.to_whom),
        "by_when": t.short_date(recommendation.by_when) if recommendation.by_when else "",
        "why": typeset(say(recommendation.why)),
    }


def _signers(members: Sequence[Member], t: Translator) -> list[dict[str, str]]:
    """A line for everybody who took part and does not abstain, the chair first, and never fewer than three."""
    known = chair_first([member for member in members if not member.abstains])
    known += [Member("")] * (FEWEST_SIGNERS - len(known))
    has_chair = any(member.chair for member in members)
    return [
        {
            "post": t(
                "documents.act.chair" if member.chair or (not has_chair and not place) else "documents.act.member"
            ),
            "name": typeset(member.name),
        }
        for place, member in enumerate(known)
    ]
