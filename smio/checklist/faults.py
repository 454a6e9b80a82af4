"""Everything wrong with a checklist that a schema of its fields cannot see.

What is checked may have faults of the schema too, and all are to be said at once: so nothing here relies on a field
being there, or being what it should be.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from smio.checklist.checklist import Checklist, Replaced
from smio.checklist.library import version_cycle
from smio.errors import UserError

POINTS_TOLERANCE = 1e-9
TOP = 100
Content = Mapping[str, Any]


def faults_of(content: Content, others: Iterable[Checklist] = ()) -> Iterator[UserError]:
    """What does not hold together; ``others`` are the checklists at hand, for the mapping of versions."""
    directions = _records(content, "directions")
    items = [item for direction in directions for item in _records(direction, "items")]
    answers = _records(content, "answers")
    offices = _records(content, "offices")
    yield from _twice("direction_twice", directions, "id")
    yield from _twice("item_twice", items, "id")
    yield from _twice("answer_twice", answers, "code")
    yield from _twice("office_twice", offices, "id")
    yield from _twice("level_twice", _records(content, "levels"), "code")
    yield from _twice("version_twice", _records(content, "replaces"), "version")
    if answers and all(_number(answer.get("share")) is None for answer in answers):
        yield UserError("checklist.fault.no_share")
    yield from _points(content, directions)
    yield from _unknown(items, answers, offices)
    yield from _untranslated(content, directions)
    yield from _bands(_records(content, "levels"))
    yield from _mapping(content, items, tuple(others))


def _twice(fault: str, records: Iterable[Content], key: str) -> Iterator[UserError]:
    counted = Counter(str(record[key]) for record in records if record.get(key) not in {None, ""})
    yield from (UserError(f"checklist.fault.{fault}", id=name) for name, times in counted.items() if times > 1)


def _points(content: Content, directions: Iterable[Content]) -> Iterator[UserError]:
    """Points that do not sum to what the file itself states."""
    whole = 0.0
    for direction in directions:
        total = sum(_number(item.get("points")) or 0.0 for item in _records(direction, "items"))
        stated = _number(direction.get("points"))
        whole += total
        if stated is not None and abs(total - stated) > POINTS_TOLERANCE:
            yield UserError(
                "checklist.fault.points", direction=str(direction.get("id")), total=f"{total:g}", stated=f"{stated:g}"
            )
    stated = _number(content.get("points"))
    if stated is not None and abs(whole - stated) > POINTS_TOLERANCE:
        yield UserError("checklist.fault.all_points", total=f"{whole:g}", stated=f"{stated:g}")


def _unknown(items: Iterable[Content], answers: Iterable[Content], offices: Iterable[Content]) -> Iterator[UserError]:
    """Answers and offices that items name and the checklist does not have."""
    codes = {str(answer.get("code")) for answer in answers}
    known = {str(office.get("id")) for office in offices}
    for item in items:
        name = str(item.get("id"))
        allowed: list[Any] = item["answers"] if isinstance(item.get("answers"), list) else []
        for code in allowed:
            if str(code) not in codes:
                yield UserError("checklist.fault.unknown_answer", item=name, answer=str(code))
        office = item.get("office")
        if office and str(office) not in known:
            yield UserError("checklist.fault.unknown_office", item=name, office=str(office))


def _untranslated(content: Content, directions: Iterable[Content]) -> Iterator[UserError]:
    """Texts that are not there in every language the file says it has."""
    listed: list[Any] = content["languages"] if isinstance(content.get("languages"), list) else []
    languages = [str(language) for language in listed]
    for place, words in _texts(content, directions):
        missing = [language for language in languages if not str(words.get(language) or "").strip()]
        if missing:
            yield UserError("checklist.fault.no_text", place=place, languages=", ".join(missing))


def _texts(content: Content, directions: Iterable[Content]) -> Iterator[tuple[str, Content]]:
    """Every text that is given, with where it stands. An optional one may be left out, but not in one language."""
    places: list[tuple[str, Content, tuple[str, ...]]] = [("", content, ("title", "short_title", "source"))]
    places += [(f"answer {one.get('code')} ", one, ("label",)) for one in _records(content, "answers")]
    places += [(f"office {one.get('id')} ", one, ("title",)) for one in _records(content, "offices")]
    for direction in directions:
        places.append((f"direction {direction.get('id')} ", direction, ("title",)))
        places += [
            (f"item {item.get('id')} ", item, ("text", "proof", "hint", "law")) for item in _records(direction, "items")
        ]
    places += [(f"level {one.get('code')} ", one, ("title", "wording")) for one in _records(content, "levels")]
    for place, record, fields in places:
        for name in fields:
            words: object = record.get(name)
            if isinstance(words, Mapping) and (words or name in {"title", "short_title", "source", "text", "label"}):
                yield f"{place}{name}", cast("Content", words)


def _bands(levels: Iterable[Content]) -> Iterator[UserError]:
    """Levels must cover every whole score from 0 to 100 once."""
    bands = [(_number(level.get("low")), _number(level.get("high")), str(level.get("code"))) for level in levels]
    known = [(low, high, code) for low, high, code in bands if low is not None and high is not None]
    if not known or len(known) < len(bands):
        return
    expected = 0.0
    for low, high, code in sorted(known):
        if low != expected or high < low:
            yield UserError("checklist.fault.bands", level=code, low=f"{low:g}")
        expected = high + 1
    if expected != TOP + 1:
        yield UserError("checklist.fault.top_band", last=f"{expected - 1:g}")


def _mapping(content: Content, items: Iterable[Content], others: tuple[Checklist, ...]) -> Iterator[UserError]:
    """The items that stand for those of earlier versions."""
    checklist, version = str(content.get("id")), str(content.get("version"))
    own = {str(item.get("id")) for item in items}
    known = {other.version: other for other in others if other.id == checklist and other.version != version}
    replaced: list[Replaced] = []
    for record in _records(content, "replaces"):
        given: object = record.get("items")
        pairs = cast("Content", given if isinstance(given, Mapping) else {})
        earlier = Replaced(str(record.get("version")), {str(item): str(was) for item, was in pairs.items()})
        replaced.append(earlier)
        there = known[earlier.version].items if earlier.version in known else None
        for item, was in earlier.items.items():
            if item not in own:
                yield UserError("checklist.fault.mapped_unknown", item=item, version=earlier.version)
            if there is not None and was not in there:
                yield UserError("checklist.fault.mapped_from_unknown", item=was, version=earlier.version)
        for was, times in Counter(earlier.items.values()).items():
            if times > 1:
                yield UserError("checklist.fault.mapped_twice", item=was, version=earlier.version)
    circle = version_cycle(version, [one.version for one in replaced], known.values())
    if circle:
        yield UserError("checklist.fault.cycle", versions=" → ".join(circle))


def _records(content: Content, key: str) -> list[Content]:
    """The records of a list, whatever else it holds passed over: the schema says that."""
    found: object = content.get(key)
    if not isinstance(found, list):
        return []
    listed = cast("list[object]", found)
    return [cast("Content", record) for record in listed if isinstance(record, Mapping)]


def _number(value: object) -> float | None:
    try:
        return None if value is None else float(str(value))
    except ValueError:
        return None
