"""What somebody may choose next: only views that some round offers."""

from collections.abc import Sequence
from dataclasses import replace

from smio.breakdown.cutting import AskedRound, common_parts
from smio.breakdown.table import rounds_shown
from smio.breakdown.view import CRITERIA, NOTHING, QUESTIONS, ROUNDS, SERVICES, View, part_code


def row_choices(asked: Sequence[AskedRound]) -> tuple[str, ...]:
    """Services, criteria, rounds where there are several, and every field that some round offers."""
    rounds = (ROUNDS,) if len(asked) > 1 else ()
    return (SERVICES, CRITERIA, *rounds, *field_choices(asked))


def field_choices(asked: Sequence[AskedRound]) -> tuple[str, ...]:
    """The fields that some round offers, as the latest round has them first."""
    return tuple(dict.fromkeys(field.key for one in reversed(asked) for field in one.offer.fields))


def column_choices(asked: Sequence[AskedRound], view: View) -> tuple[str, ...]:
    """Nothing, or what can stand beside the rows."""
    offered = [axis for axis in row_choices(asked) if axis != view.rows and not {axis, view.rows} <= set(QUESTIONS)]
    return (NOTHING, *(axis for axis in offered if possible(asked, replace(view, columns=axis, field="", part=""))))


def filter_choices(asked: Sequence[AskedRound], view: View) -> tuple[tuple[str, str], ...]:
    """Fields and parts that the respondents may be narrowed to."""
    found: list[tuple[str, str]] = []
    bare = replace(view, field="", part="")
    for key in field_choices(asked):
        if key not in view.axes:
            parts = common_parts(rounds_shown(asked, bare), (*bare.keys, key))
            found += [(key, part_code(part)) for part in parts.get(key, ())]
    return tuple(found)


def possible(asked: Sequence[AskedRound], view: View) -> bool:
    """Whether some round shown offers the fields of a view together."""
    return not view.keys or bool(common_parts(rounds_shown(asked, view), view.keys))


def settled(asked: Sequence[AskedRound], view: View) -> View:
    """The view, or the nearest to it that is offered: a link may be older than the answers."""
    rows = view.rows if view.rows in row_choices(asked) else SERVICES
    view = replace(view, rows=rows)
    if not possible(asked, replace(view, columns=NOTHING, part="")):
        view = replace(view, rows=SERVICES)
    if view.columns not in column_choices(asked, view):
        view = replace(view, columns=NOTHING)
    if (view.field, view.part) not in filter_choices(asked, view):
        view = replace(view, field="", part="")
    return view
