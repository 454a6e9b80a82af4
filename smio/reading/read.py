"""From the bytes of a file to what is proposed and to responses."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from smio.errors import UserError
from smio.reading.choices import Choices
from smio.reading.findings import reading_findings
from smio.reading.folding import plain
from smio.reading.grid import EMPTY, Grid
from smio.reading.limits import PREVIEW_ROWS
from smio.reading.opened import OpenedFile, open_file
from smio.reading.proposal import ColumnProposal, Question, Reading, Reason, Role, SheetInfo
from smio.reading.questions import LEFT_FOR_THE_USER, Case, questions_about
from smio.reading.ratings import ColumnRatings, rate_column, table_of_words
from smio.reading.roles import ACCEPTED, Draft, draft_columns
from smio.reading.scales import common_scale, stated_scale
from smio.reading.sheets import choose_table, why_no_ratings
from smio.reading.table import Table
from smio.survey import Comment, Indicator, Responses, Scale, Source
from smio.survey.quality import check

_OTHER_SCALE_FROM = 15
_TITLE_LENGTH = 60
_UNNAMED_SHEET = re.compile(
    r"(?:(?:лист|sheet|feuille?|tabelle|ответы на форму|form responses|форма жооптору)[\s(]*\d*\)?)?"
)


@dataclass(frozen=True, eq=False)
class Understood:
    """A table with its columns drafted and rated; ``counted`` are positions of drafts whose ratings are scored."""

    table: Table
    drafts: tuple[Draft, ...]
    rated: dict[int, ColumnRatings]
    counted: tuple[int, ...]
    other_scale: tuple[int, ...]
    scale: Scale
    questions: tuple[Question, ...]


def read(data: bytes, name: str, choices: Choices | None = None) -> Reading:
    """Read a questionnaire file. UserError where it cannot be read or holds nothing to score."""
    choices = choices or Choices()
    reading = interpret(open_file(data, name, choices.encoding or ""), choices)
    known = {plain(column.label) for column in reading.columns}
    missing = [label for label in choices.columns if plain(label) not in known]
    if missing:
        raise UserError("reading.error.mapping_column", file=name, column=missing[0])
    return reading


def interpret(opened: OpenedFile, choices: Choices, *, by_hand: bool = False) -> Reading:
    """What a parsed file means, with a person's corrections. UserError where it holds nothing to score.

    ``by_hand``: a person is there to point out the ratings, so a table without any that we know is let through.
    """
    table, layout_questions = choose_table(opened.grids, choices, opened.name)
    understood = understand(table, choices, layout_questions, opened.name)
    if not understood.counted and not any(question.blocking for question in understood.questions):
        reason = why_no_ratings(table, opened.grids, opened.name)
        if not (by_hand and reason.code == "reading.error.no_ratings"):
            raise reason
    source = Source(opened.name, opened.sha256, table.sheet)
    encoding, sure = str(opened.about.get("encoding", "")), bool(opened.about.get("sure", True))
    return report(understood, opened.grids, source, choices, encoding, sure=sure)


def understand(table: Table, choices: Choices, layout_questions: Sequence[Question] = (), name: str = "") -> Understood:
    """Draft the columns, settle the scale, rate the answers, list what must be asked."""
    table = _of_round(table, choices, name)
    drafts, orientation = draft_columns(table, choices)
    scale = _scale(table, drafts, choices)
    proposed = [draft for draft in drafts if draft.role is Role.RATING]
    other = tuple(draft.position for draft in proposed if not draft.decided and _is_on_another_scale(draft, scale))
    accepted = [d.position for d in proposed if d.position not in other and (d.decided or d.confidence >= ACCEPTED)]
    rated = {d.position: rate_column(d, table.codes[:, d.position], scale, choices) for d in proposed}
    questions = questions_about(Case(table, drafts, rated, accepted, scale, orientation, choices))
    waiting = {label for question in questions if question.code in LEFT_FOR_THE_USER for label in question.columns}
    counted = tuple(position for position in accepted if drafts[position].label not in waiting)
    return Understood(table, tuple(drafts), rated, counted, other, scale, (*layout_questions, *questions))


def _of_round(table: Table, choices: Choices, name: str) -> Table:
    """Only the rows of the round that a person has chosen."""
    if choices.round is None:
        return table
    wanted = plain(choices.round.column)
    column = next((at for at, heading in enumerate(table.headings) if plain(heading.text) == wanted), None)
    if column is None:
        raise UserError("reading.error.no_such_column", file=name, column=choices.round.column)
    values = table.values
    codes = [code for code in np.unique(table.codes[:, column]).tolist() if values.text(code) == choices.round.value]
    kept = np.isin(table.codes[:, column], codes)
    if not kept.any():
        raise UserError(
            "reading.error.no_such_round", file=name, column=choices.round.column, value=choices.round.value
        )
    return table.only_rows(kept)


def _scale(table: Table, drafts: list[Draft], choices: Choices) -> Scale:
    if choices.scale is not None:
        return Scale(choices.scale.low, choices.scale.high, choices.scale.steps)
    ratings = [d for d in drafts if d.role is Role.RATING and d.ladder]
    ladders = [d.ladder for d in ratings if d.decided] or [d.ladder for d in ratings if d.confidence >= ACCEPTED]
    stated = stated_scale([*table.titles, *(d.heading.text for d in ratings)])
    scale = common_scale([ladder for ladder in ladders if ladder], stated)
    zero_is_none = scale.low == 0 and 0.0 in choices.leave_out and not scale.given_steps
    return Scale(1.0, scale.high) if zero_is_none else scale


def _is_on_another_scale(draft: Draft, scale: Scale) -> bool:
    ladder = draft.ladder
    if ladder is None:
        return False
    if ladder.high > scale.high or (ladder.low < 0) != (scale.low < 0):
        return True
    if ladder.verbal:
        return ladder.high != scale.high
    return ladder.high < scale.high and draft.content.answered >= _OTHER_SCALE_FROM and scale.high > 5  # noqa: PLR2004


def report(
    understood: Understood, grids: tuple[Grid, ...], source: Source, choices: Choices, encoding: str, *, sure: bool
) -> Reading:
    """The reading as it is shown, with the de-identified responses."""
    table = understood.table
    responses = responses_of(understood, source)
    columns = tuple(_proposal(draft, understood) for draft in understood.drafts)
    findings = reading_findings(understood, grids, encoding, sure=sure)
    grid = next((grid for grid in grids if grid.sheet == table.sheet), grids[0])
    rated = [(understood.drafts[at].label, understood.rated[at]) for at in sorted(understood.rated)]
    return Reading(
        source=source,
        sheets=tuple(SheetInfo(g.sheet, *g.shape, g.state) for g in grids),
        sheet=table.sheet,
        title_rows=table.title_rows,
        header_rows=table.header_rows,
        data_rows=tuple(table.rows.tolist()),
        totals_rows=table.totals_rows,
        preview=tuple(tuple(grid.row_texts(row)) for row in range(min(PREVIEW_ROWS, grid.shape[0]))),
        columns=columns,
        scale=understood.scale,
        words=table_of_words(rated),
        fingerprint=fingerprint(table),
        layout=table.layout,
        questions=understood.questions,
        findings=(*findings, *check(responses, stated=choices.stated)),
        responses=responses,
        comments=_comments(understood),
        note_rows=table.note_rows,
        preview_first_row=int(grid.row_numbers[0]) if len(grid.row_numbers) else 1,
        titles=table.titles,
        encoding=encoding,
        rounds=_rounds(understood),
        round_column=next((d.label for d in understood.drafts if d.role is Role.ROUND), ""),
        row_names=_row_names(understood),
    )


def _rounds(understood: Understood) -> tuple[str, ...]:
    """The values of the column that tells rounds apart, the smallest first."""
    column = next((draft for draft in understood.drafts if draft.role is Role.ROUND), None)
    return tuple(sorted(column.content.samples(100))) if column else ()


def _row_names(understood: Understood) -> tuple[str, ...]:
    """The number of the questionnaire in each row, where a column holds it and it names each row once."""
    for draft in understood.drafts:
        if draft.role is Role.ID and draft.content.filled == len(draft.content.codes) == len(understood.table):
            return tuple(text or "" for text in _texts(understood.table, draft))
    return ()


def fingerprint(table: Table) -> str:
    """What two files with the same headings share, whatever the blanks, the case and the look-alike letters."""
    folded = "\n".join(plain(heading.text) for heading in table.headings)
    return hashlib.sha256(folded.encode()).hexdigest()[:32]


def indicators_of(understood: Understood, source: Source) -> tuple[Indicator, ...]:
    """An indicator for each scored column; where two came to the same keys, their own words tell them apart."""
    named = [understood.drafts[at].named for at in understood.counted]
    service_default = _name_of_whole(understood.table, source)
    keys = [(n.service_key, n.criterion_key) for n in named]
    indicators: list[Indicator] = []
    for at, (name, key) in enumerate(zip(named, keys, strict=True)):
        twice = keys.count(key) > 1
        number = understood.drafts[understood.counted[at]].heading.number
        own = plain(name.criterion) + (f" {number}" if number > 1 else "") if twice else key[1]
        service_key = plain(name.service) or key[0] if twice else key[0]
        service = name.service or service_default
        criterion = name.criterion + (f" ({number})" if twice and number > 1 else "")
        indicators.append(Indicator(service, criterion, service_key, own))
    return tuple(indicators)


def _name_of_whole(table: Table, source: Source) -> str:
    """What criteria that name no service are shown under: the title, the sheet, or the file."""
    titles = [title for title in table.titles if len(title) <= _TITLE_LENGTH]
    sheet = "" if _UNNAMED_SHEET.fullmatch(table.sheet.lower()) else table.sheet
    return titles[0] if titles else sheet or Path(source.name).stem


def responses_of(understood: Understood, source: Source) -> Responses:
    """The ratings and the kept profile; nothing that names a person."""
    table = understood.table
    ratings: NDArray[np.float64] = (
        np.column_stack([understood.rated[at].ratings for at in understood.counted])
        if understood.counted
        else np.empty((len(table), 0))
    )
    return Responses(
        indicators=indicators_of(understood, source),
        ratings=ratings,
        scale=understood.scale,
        rows=tuple(table.rows.tolist()),
        sources=(source,),
        profile={d.label: _texts(table, d) for d in understood.drafts if d.role is Role.PROFILE and d.content.filled},
    )


def _texts(table: Table, draft: Draft) -> tuple[str | None, ...]:
    values = table.values
    texts = {int(code): values.text(int(code)) for code in draft.content.codes}
    return tuple(texts.get(code) for code in table.codes[:, draft.position].tolist())


def _proposal(draft: Draft, understood: Understood) -> ColumnProposal:
    rated = understood.rated.get(draft.position)
    on_scale = rated.ratings[~np.isnan(rated.ratings)] if rated is not None else np.empty(0)
    is_rating = draft.role is Role.RATING
    return ColumnProposal(
        column=draft.heading.text,
        role=draft.role,
        service=draft.named.service if is_rating else "",
        criterion=draft.named.criterion if is_rating else "",
        service_key=draft.named.service_key if is_rating else "",
        criterion_key=draft.named.criterion_key if is_rating else "",
        confidence=round(draft.confidence, 3),
        reason=Reason("other_scale") if draft.position in understood.other_scale else draft.reason,
        samples=() if draft.role is Role.PERSONAL else draft.content.samples(),
        label=draft.label,
        letter=column_letter(understood.table.positions[draft.position]),
        field_key=draft.field_key,
        reversed=bool(draft.choice.reversed),
        counted=draft.position in understood.counted,
        n=int(on_scale.size) if is_rating else draft.content.filled,
        low=float(on_scale.min()) if on_scale.size else None,
        high=float(on_scale.max()) if on_scale.size else None,
    )


def column_letter(position: int) -> str:
    """0 -> A, 26 -> AA."""
    letters, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _comments(understood: Understood) -> dict[str, tuple[Comment, ...]]:
    table = understood.table
    found: dict[str, tuple[Comment, ...]] = {}
    for draft in understood.drafts:
        if draft.role is not Role.COMMENT:
            continue
        codes = table.codes[:, draft.position]
        here = np.flatnonzero(table.values.kinds[codes] != EMPTY)
        found[draft.label] = tuple(
            Comment(draft.label, int(table.rows[row]), table.values.text(int(codes[row])), row) for row in here.tolist()
        )
    return found


__all__ = ["Understood", "column_letter", "fingerprint", "interpret", "read", "replace", "report", "understand"]
