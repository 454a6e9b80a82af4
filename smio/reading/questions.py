"""What a person must settle about a file before, or beside, its scores."""

from smio.reading.choices import Choices
from smio.reading.headings import Orientation, parts_of
from smio.reading.proposal import Question, Role
from smio.reading.ratings import ColumnRatings
from smio.reading.roles import ACCEPTED, Draft
from smio.reading.table import Table
from smio.survey import Scale

_STRONG = 2.0


def questions_about(
    table: Table,
    drafts: list[Draft],
    rated: dict[int, ColumnRatings],
    accepted: list[int],
    other_scale: tuple[int, ...],
    scale: Scale,
    orientation: Orientation,
    choices: Choices,
) -> list[Question]:
    """The questions in the order a person would settle them."""
    _ = (table, scale, other_scale, accepted)
    return [
        *_about_brackets(drafts, orientation),
        *_about_doubtful(drafts, choices),
        *_about_unknown_words(drafts, rated, choices),
    ]


def _about_brackets(drafts: list[Draft], orientation: Orientation) -> list[Question]:
    if orientation.sure:
        return []
    pairs = [
        parts_of(draft.heading)[:2] for draft in drafts if draft.role is Role.RATING and parts_of(draft.heading)[1]
    ]
    if not pairs:
        return []
    outer, inner = pairs[0]
    service, criterion = (outer, inner) if orientation.service_first else (inner, outer)
    return [Question("bracket_order", details={"service": service, "criterion": criterion})]


def _about_doubtful(drafts: list[Draft], choices: Choices) -> list[Question]:
    """Columns that stand on the scale but may be something else: left for the user."""
    if choices.confirmed:
        return []
    waiting = [d for d in drafts if d.role is Role.RATING and not d.decided and d.confidence < ACCEPTED]
    return [Question("is_rating", draft.label, blocking=True) for draft in waiting]


def _about_unknown_words(drafts: list[Draft], rated: dict[int, ColumnRatings], choices: Choices) -> list[Question]:
    if choices.confirmed:
        return []
    found: list[Question] = []
    for draft in drafts:
        if draft.position not in rated or draft.confidence < ACCEPTED:
            continue
        unread = [value for value in rated[draft.position].with_fate("unread") if value.is_word and value.count > 1]
        if unread:
            words = "; ".join(value.text for value in unread[:5])
            found.append(Question("unknown_words", draft.label, blocking=True, details={"value": words}))
    return found
