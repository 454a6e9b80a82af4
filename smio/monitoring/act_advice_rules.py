"""The check of recommendations: what, to whom, by when, why; and whether each problem has one."""

from collections.abc import Iterator
from dataclasses import replace

from smio.monitoring.act import Act, Recommendation
from smio.monitoring.act_fault import ActFault, Desk, Severity
from smio.monitoring.act_words import found_words, stems

MUST, SHOULD, HINT = Severity.MUST, Severity.SHOULD, Severity.HINT


def advice_faults(act: Act, desk: Desk) -> Iterator[ActFault]:
    """Every recommendation, one by one, then the problems nobody is asked to solve."""
    seen: dict[str, int] = {}
    for place, one in enumerate(act.recommendations, 1):
        if not one.what.strip():
            yield ActFault("empty_recommendation", SHOULD, "recommendations", place, mend=_without(act, place))
            continue
        same = " ".join((one.what + " " + one.to_whom).casefold().split())
        if same in seen:
            values = {"other": seen[same]}
            yield ActFault("same_recommendation", SHOULD, "recommendations", place, values, _without(act, place))
            continue
        seen[same] = place
        yield from _of_one(act, place, one, desk)
    yield from _problems_left(act, desk)


def _without(act: Act, place: int) -> Act:
    kept = act.recommendations[: place - 1] + act.recommendations[place:]
    return replace(act, recommendations=kept)


def _of_one(act: Act, place: int, one: Recommendation, desk: Desk) -> Iterator[ActFault]:
    if not one.to_whom.strip():
        yield ActFault("no_addressee", MUST, "recommendations", place)
    if one.by_when is None:
        yield ActFault("no_deadline", MUST, "recommendations", place)
    elif act.signed_on is not None and one.by_when < act.signed_on:
        values = {"date": one.by_when, "signed": act.signed_on}
        yield ActFault("deadline_before_act", MUST, "recommendations", place, values)
    elif one.by_when < desk.today:
        yield ActFault("deadline_past", SHOULD, "recommendations", place, {"date": one.by_when})
    vague = found_words("vague", one.what)
    measurable = any(letter.isdigit() for letter in one.what) or found_words("concrete", one.what)
    if vague and not measurable:
        yield ActFault("vague", SHOULD, "recommendations", place, {"words": ", ".join(vague)})
    if not one.why.strip():
        yield ActFault("no_reason", HINT, "recommendations", place)


def _problems_left(act: Act, desk: Desk) -> Iterator[ActFault]:
    """Conclusions that name a trouble of which no recommendation speaks: told by their words, so only a hint."""
    asked = [one for one in act.recommendations if one.what.strip()]
    if not asked:
        return  # no_recommendations says it all
    answered = stems(" ".join(f"{one.what} {one.why}" for one in asked))
    for place, line in enumerate(act.conclusions, 1):
        drafted = line in desk.drafted_lines("conclusions")
        if not drafted and found_words("problem", line) and not stems(line) & answered:
            yield ActFault("problem_left", HINT, "conclusions", place)
