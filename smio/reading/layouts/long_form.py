"""One row an answer: respondent, service, criterion, rating. Laid out as one row a respondent."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from smio.reading.choices import Choices
from smio.reading.content import Content
from smio.reading.folding import plain
from smio.reading.grid import NUMBER, TEXT, Codes
from smio.reading.lexicon import fields
from smio.reading.proposal import Role
from smio.reading.scales import ladder_of
from smio.reading.table import Heading, Table

SERVICE = frozenset(map(plain, ("услуга", "сервис", "кызмат", "кызмат көрсөтүү", "объект", "service", "entity", "object", "наименование услуги", "название услуги", "вид услуги", "муниципальная услуга", "store", "place")))  # fmt: skip # noqa: E501
CRITERION = frozenset(map(plain, ("критерий", "показатель", "вопрос", "суроо", "көрсөткүч", "criterion", "indicator", "question", "item", "question text", "question subquestion", "question + subquestion", "параметр", "характеристика", "subquestion", "measure", "variable", "criteria")))  # fmt: skip # noqa: E501
RATING = frozenset(map(plain, ("оценка", "балл", "баллы", "баа", "баасы", "ответ", "жооп", "значение", "rating", "score", "answer", "value", "response", "mark", "grade", "оценка балл")))  # fmt: skip # noqa: E501

_MOST_ITEMS = 500
_FEW_DOUBLES = 0.02


@dataclass(frozen=True)
class _Columns:
    """Positions of what a row of a long form holds; -1 where there is none."""

    rating: int
    service: int
    criterion: int
    respondent: int


def as_long_form(table: Table, choices: Choices) -> Table | None:
    """The answers laid out as one row a respondent; None where the table is no long form."""
    contents = table.contents
    columns = _find(table, contents, choices)
    if columns is None:
        return None
    items, labels = _items(table, columns)
    who = _respondents(table, columns, items)
    pairs = who.astype(np.int64) * len(labels) + items
    doubles = len(pairs) - len(np.unique(pairs))
    if doubles > _FEW_DOUBLES * len(pairs) or len(pairs) < 2 or who.max() == 0:  # noqa: PLR2004 - two rows to lay out
        return None
    return _laid_out(table, contents, columns, items, labels, who)


def _find(table: Table, contents: list[Content], choices: Choices) -> _Columns | None:
    names = [plain(heading.text) for heading in table.headings]
    chosen = {plain(label): choice.role for label, choice in choices.columns.items()}
    roles = [chosen.get(name) for name in names]
    services = [
        at for at, name in enumerate(names) if roles[at] is Role.SERVICE or (roles[at] is None and name in SERVICE)
    ]
    criteria = [
        at for at, name in enumerate(names) if roles[at] is Role.CRITERION or (roles[at] is None and name in CRITERION)
    ]
    services = [at for at in services if _repeats(contents[at])]
    criteria = [at for at in criteria if _repeats(contents[at])]
    ratings = [at for at, name in enumerate(names) if name in RATING and contents[at].filled]
    ratings.sort(key=lambda at: ladder_of(contents[at]) is None)
    if not ratings or not (services or criteria):
        return None
    ids = [at for at, name in enumerate(names) if _is_id(name) and len(contents[at].codes) < contents[at].filled]
    finest = max(criteria, key=lambda at: len(contents[at].codes), default=-1)
    return _Columns(ratings[0], services[0] if services else -1, finest, ids[0] if ids else -1)


def _repeats(content: Content) -> bool:
    """Few different texts, each many times."""
    text = content.share(TEXT) > 0.5 or content.share(NUMBER) > 0.5  # noqa: PLR2004 - mostly one or the other
    return text and 1 <= len(content.codes) <= _MOST_ITEMS and content.filled >= 2 * len(content.codes)


def _is_id(name: str) -> bool:
    found = fields().find(name)
    return bool(found) and found[0].key == "id.id" and found[0].sureness > 0.7  # noqa: PLR2004 - named as an id


def _items(table: Table, columns: _Columns) -> tuple[NDArray[np.int64], list[tuple[str, ...]]]:
    """The item, service and criterion, of each row, and the words of each item, in the order of the file."""
    positions = [at for at in (columns.service, columns.criterion) if at >= 0]
    keys = table.codes[:, positions]
    _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    labels = [tuple(table.values.text(int(code)) for code in keys[first[at]]) for at in order]
    return rank[inverse.ravel()], labels


def _respondents(table: Table, columns: _Columns, items: NDArray[np.int64]) -> NDArray[np.int64]:
    """The respondent of each row, from 0; without an id the first answer to each item is the first respondent's."""
    if columns.respondent >= 0:
        codes = table.codes[:, columns.respondent]
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        rank = np.empty(len(first), np.int64)
        rank[np.argsort(first)] = np.arange(len(first))
        return rank[inverse.ravel()]
    seen = np.zeros(len(items), np.int64)
    order = np.argsort(items, kind="stable")
    counts = np.bincount(items)
    seen[order] = np.concatenate([np.arange(int(count), dtype=np.int64) for count in counts])
    return seen


def _laid_out(
    table: Table,
    contents: list[Content],
    columns: _Columns,
    items: NDArray[np.int64],
    labels: list[tuple[str, ...]],
    who: NDArray[np.int64],
) -> Table:
    people = int(who.max()) + 1
    wide: Codes = np.zeros((people, len(labels)), np.int32)
    wide[who, items] = table.codes[:, columns.rating]
    firsts = np.full(people, len(who), np.int64)
    np.minimum.at(firsts, who, np.arange(len(who)))
    taken = {columns.rating, columns.service, columns.criterion}
    kept = [at for at in range(len(contents)) if at not in taken and _is_constant(table.codes[:, at], who, firsts)]
    headings = [table.headings[at] for at in kept]
    headings += [Heading(_label(label), label if len(label) > 1 else (_label(label),)) for label in labels]
    return replace(
        table,
        headings=tuple(headings),
        codes=np.column_stack([table.codes[firsts][:, kept], wide]) if kept else wide,
        rows=table.rows[firsts],
        positions=(*(table.positions[at] for at in kept), *[table.positions[columns.rating]] * len(labels)),
        layout="long_form",
    )


def _is_constant(codes: Codes, who: NDArray[np.int64], firsts: NDArray[np.int64]) -> bool:
    return bool((codes == codes[firsts][who]).all())


def _label(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{parts[0]} [{parts[1]}]"
