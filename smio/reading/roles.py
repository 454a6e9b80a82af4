"""What each column is: a rating of a service by a criterion, the profile, the time, a comment, personal data …"""

import re
from dataclasses import dataclass, field, replace

import numpy as np

from smio.reading.answers import folded_answer
from smio.reading.choices import Choices, ColumnChoice
from smio.reading.content import Content
from smio.reading.folding import plain
from smio.reading.grid import NUMBER, TEXT
from smio.reading.headings import (
    CODE_NAME,
    WHOLE,
    Named,
    Orientation,
    name_parts,
    name_single,
    orientation_of,
    parts_of,
    shared_beginnings,
)
from smio.reading.lexicon import fields
from smio.reading.personal import personal_by_value
from smio.reading.proposal import Reason, Role
from smio.reading.scales import FIVE, MOSTLY, Ladder
from smio.reading.table import Heading, Table

ACCEPTED = 0.6
"""Below this confidence a column waits for a person."""

_FIELD_SURE = 0.72
_FIELD_POSSIBLE = 0.6
_DATE_TEXT = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T,]+\d{1,2}:\d{2}.{0,20})?|\d{4}-\d\d-\d\dT\d\d:.*|\d+ days .*"
)
_MOST_ROUNDS = 20
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_MOST_CATEGORIES = 11
_ROUND_WORDS = re.compile(
    r"раунд|волна|этап|wave|round|толкун|оценк|баалоо|\btур\b|\b(?:19|20)\d\d\b|перв|втор|биринчи|экинчи"
)


@dataclass(frozen=True, eq=False)
class Draft:
    """A column on its way to a proposal."""

    position: int
    heading: Heading
    label: str
    content: Content
    role: Role
    confidence: float
    reason: Reason
    named: Named
    ladder: Ladder | None = None
    field_key: str = ""
    doubtful: bool = False
    choice: ColumnChoice = field(default_factory=ColumnChoice)
    decided: bool = False


def draft_columns(table: Table, choices: Choices) -> tuple[list[Draft], Orientation]:
    """A draft for each column, the person's choices already in."""
    labels = [
        heading.text if heading.number == 1 else f"{heading.text} ({heading.number})" for heading in table.headings
    ]
    contents = table.contents
    ladders = [
        _chosen_ladder(label, content, choices) or ladder
        for label, content, ladder in zip(labels, contents, table.ladders, strict=True)
    ]
    rated = [heading for heading, ladder in zip(table.headings, ladders, strict=True) if ladder]
    beginnings = shared_beginnings([parts_of(heading)[0] for heading in rated if not parts_of(heading)[1]])
    pairs = [pair for heading in rated if (pair := split_heading(heading, beginnings))[1]]
    orientation = _orient([(outer, inner) for outer, inner, _ in pairs], choices)
    drafts = [
        _draft(position, heading, label, content, ladder, _name(heading, beginnings, orientation))
        for position, (heading, label, content, ladder) in enumerate(
            zip(table.headings, labels, contents, ladders, strict=True)
        )
    ]
    drafts = [_chosen(draft, choices) for draft in _with_families(drafts)]
    return drafts, orientation


def _chosen_ladder(label: str, content: Content, choices: Choices) -> Ladder | None:
    """The steps a column stands on by the words a person has rated; None where there are none."""
    words = {**choices.words, **(choices.columns[label].words if label in choices.columns else {})}
    if words and content.word_counts:
        chosen = {folded_answer(word): rating for word, rating in words.items()}
        covered = sum(count for word, count in content.word_counts.items() if word in chosen)
        rated = [rating for word, rating in chosen.items() if rating is not None and word in content.word_counts]
        if rated and covered >= MOSTLY * content.answered:
            return Ladder(min(1.0, *rated), max(FIVE, *rated), top=max(rated))
    return None


def _orient(pairs: list[tuple[str, str]], choices: Choices) -> Orientation:
    if choices.service_in_brackets is not None:
        return Orientation(not choices.service_in_brackets, sure=True)
    return orientation_of(pairs)


def split_heading(heading: Heading, beginnings: dict[str, tuple[str, str]]) -> tuple[str, str, str]:
    """Outer and inner part of a heading and by what they are told apart, a family's shared beginning among it."""
    outer, inner, how = parts_of(heading)
    if not inner and outer in beginnings:
        return (*beginnings[outer], "beginning")
    return outer, inner, how


def _name(heading: Heading, beginnings: dict[str, tuple[str, str]], orientation: Orientation) -> Named:
    """The service and criterion of a heading."""
    outer, inner, how = split_heading(heading, beginnings)
    if not inner:
        return name_single(outer)
    return name_parts(*((outer, inner) if orientation.service_first else (inner, outer)), how)


def _draft(position: int, heading: Heading, label: str, content: Content, ladder: Ladder | None, named: Named) -> Draft:
    role, field_key, confidence, reason = _role_by_heading(heading, named)
    draft = Draft(position, heading, label, content, Role.IGNORED, 0.5, Reason("unknown"), named, ladder)
    if not content.filled:
        named_rating = named.sureness > ACCEPTED
        role = Role.RATING if named_rating and role is None else role or Role.IGNORED
        return replace(draft, role=role, field_key=field_key, confidence=0.9, reason=Reason("empty_column"))
    by_value = personal_by_value(content) if ladder is None else ""
    if by_value:
        return replace(
            draft,
            role=Role.PERSONAL,
            field_key=by_value,
            confidence=0.95,
            reason=Reason("personal_value", {"kind": by_value}),
        )
    doubtful = field_key.startswith("doubtful.") and not (ladder and ladder.verbal)
    if field_key.startswith("doubtful."):
        role = None
    if role is Role.ROUND and not could_be_rounds(content):
        role, field_key = Role.PROFILE, "use"
    if role is not None and not doubtful and not (ladder and named.sureness >= 0.7):  # noqa: PLR2004 - both parts known
        return replace(draft, role=role, field_key=field_key, confidence=confidence, reason=reason)
    if by_content := _role_by_content(draft):
        return by_content
    if ladder is not None:
        return _rating_draft(replace(draft, doubtful=doubtful), reason)
    return _leftover(draft)


def _role_by_heading(heading: Heading, named: Named) -> tuple[Role | None, str, float, Reason]:
    """A role that the word list gives to the heading or to the last row of it."""
    texts = [heading.text, heading.parts[-1]] if len(heading.parts) > 1 else [heading.text]
    for text in texts:
        found = fields().find(text)
        if not found:
            continue
        match = found[0]
        role_name, _, key = match.key.partition(".")
        if match.sureness < (_FIELD_SURE if role_name != "doubtful" else _FIELD_POSSIBLE):
            continue
        if match.sureness <= named.sureness and named.sureness > ACCEPTED:
            continue
        role = Role(role_name) if role_name in {known.value for known in Role} else None
        return role, key if role else match.key, match.sureness, Reason("heading_word", {"word": match.alias})
    if heading.text.startswith("_") or plain(heading.text).startswith("meta "):
        return Role.IGNORED, "service", 0.95, Reason("form_service")
    return None, "", 0.0, Reason("unknown")


def _role_by_content(draft: Draft) -> Draft | None:
    """What the values alone say: dates, running numbers."""
    content = draft.content
    if content.moments >= 0.8 or _are_dates(content):  # noqa: PLR2004 - most of them
        return replace(draft, role=Role.TIME, confidence=0.95, reason=Reason("dates"))
    numbers = content.values.numbers[content.codes]
    numbers = numbers[~np.isnan(numbers)]
    unnamed = not draft.heading.text
    unique = len(content.codes) == content.filled
    running = unique and len(numbers) == content.filled > 1 and bool((np.diff(np.sort(numbers)) == 1).all())
    if running and (unnamed or (draft.position == 0 and content.filled > 5) or content.filled > 12):  # noqa: PLR2004
        return replace(draft, role=Role.ID, confidence=0.9, reason=Reason("running_number"))
    if unique and content.filled >= 15 and len(numbers) == content.filled:  # noqa: PLR2004 - no scale has fifteen values
        return replace(
            draft, role=Role.ID if numbers.min() >= 0 else Role.IGNORED, confidence=0.7, reason=Reason("all_different")
        )
    return None


def could_be_rounds(content: Content) -> bool:
    """Few different whole numbers or years, or words that say so, each many times."""
    if not 1 <= len(content.codes) <= _MOST_ROUNDS or content.filled < 2 * len(content.codes):
        return False
    numbers = list(content.number_counts)
    if content.numeric_share >= MOSTLY:
        return all(
            number.is_integer() and (0 <= number <= _MOST_ROUNDS or _FIRST_YEAR <= number <= _LAST_YEAR)
            for number in numbers
        )
    texts = content.samples(_MOST_ROUNDS)
    return sum(bool(_ROUND_WORDS.search(text.lower())) for text in texts) * 2 > len(texts)


def _are_dates(content: Content) -> bool:
    if content.share(TEXT) < 0.8 or content.share(NUMBER) > 0.1:  # noqa: PLR2004
        return False
    texts = [content.values.text(int(code)) for code in content.text_codes[:30]]
    return sum(bool(_DATE_TEXT.fullmatch(text)) for text in texts) >= 0.8 * len(texts)


def _rating_draft(draft: Draft, reason: Reason) -> Draft:
    """A column whose answers stand on the steps of a scale; how surely it is a rating, its heading says."""
    named, ladder = draft.named, draft.ladder
    confidence = 0.62
    why = Reason("on_scale")
    if ladder and ladder.verbal:
        confidence, why = 0.8, Reason("words_of_scale")
    if named.how in ("rows", "brackets", "beginning"):
        confidence, why = max(confidence, 0.8), Reason("grid")
    if named.sureness > 0.3:  # noqa: PLR2004 - service or criterion known
        confidence, why = max(confidence, 0.85) + 0.14 * min(named.sureness, 1.0), Reason("service_and_criterion")
    if draft.doubtful and named.sureness < 0.7:  # noqa: PLR2004
        confidence, why = 0.4, reason
    if not draft.heading.text:
        confidence, why = 0.3, Reason("no_heading")
    return replace(draft, role=Role.RATING, confidence=min(confidence, 0.99), reason=why)


def _leftover(draft: Draft) -> Draft:
    """Text that is no scale: comments, or a category by which answers could be grouped."""
    content = draft.content
    if content.share(TEXT) > 0.5:  # noqa: PLR2004 - mostly text
        lengths = [len(content.values.text(int(code))) for code in content.text_codes[:200]]
        long = sum(lengths) / len(lengths)
        few = len(content.text_codes) <= _MOST_CATEGORIES and content.filled >= 3 * len(content.text_codes)
        if not few and (len(content.text_codes) > max(12, 0.3 * content.filled) or long > 40):  # noqa: PLR2004
            return replace(draft, role=Role.COMMENT, confidence=0.7, reason=Reason("free_text"))
        return replace(draft, role=Role.PROFILE, field_key="", confidence=0.5, reason=Reason("few_categories"))
    return replace(draft, role=Role.IGNORED, confidence=0.6, reason=Reason("numbers_off_scale"))


def _with_families(drafts: list[Draft]) -> list[Draft]:
    """Columns of one kind side by side support each other: six of X1…X6 on the same steps are no chance."""
    families: dict[tuple[str, float], int] = {}
    for draft in drafts:
        if draft.role is Role.RATING and draft.ladder:
            key = _family(draft)
            families[key] = families.get(key, 0) + 1
    grown: list[Draft] = []
    for draft in drafts:
        alone = draft.role is not Role.RATING or draft.ladder is None or draft.doubtful or not draft.heading.text
        if not alone and families[_family(draft)] >= 3 and draft.confidence < 0.8:  # noqa: PLR2004 - three are a block
            grown.append(replace(draft, confidence=min(0.8, draft.confidence + 0.12), reason=Reason("block")))
        else:
            grown.append(draft)
    return grown


def _family(draft: Draft) -> tuple[str, float]:
    """Headings of one block share their letters and differ in the numbers, or share their outer part."""
    outer, inner, _ = parts_of(draft.heading)
    if draft.named.how == "beginning":
        return (draft.named.service, draft.ladder.high if draft.ladder else 0.0)
    text = outer if inner else re.sub(r"\d+", "#", outer)
    return (text if inner or CODE_NAME.fullmatch(outer) else "", draft.ladder.high if draft.ladder else 0.0)


def _chosen(draft: Draft, choices: Choices) -> Draft:
    """The draft as a person has corrected it."""
    choice = choices.columns.get(draft.label) or _choice_by_words(draft, choices)
    if choice is None:
        if choices.rest == "ignored":
            return replace(draft, role=Role.IGNORED, confidence=1.0, reason=Reason("rest_ignored"), decided=True)
        return draft
    named = draft.named
    if choice.service is not None or choice.criterion is not None:
        service = choice.service if choice.service is not None else named.service
        criterion = choice.criterion if choice.criterion is not None else named.criterion
        named = name_parts(service, criterion, "chosen")
        named = replace(named, service=service, service_key=named.service_key if service else WHOLE)
    role = choice.role or (
        Role.RATING if choice.words or choice.service or choice.criterion or choice.reversed is not None else draft.role
    )
    return replace(draft, role=role, named=named, confidence=1.0, reason=Reason("chosen"), choice=choice, decided=True)


def _choice_by_words(draft: Draft, choices: Choices) -> ColumnChoice | None:
    """A choice made for the same heading written a little otherwise."""
    folded = plain(draft.label)
    for label, choice in choices.columns.items():
        if plain(label) == folded and folded:
            return choice
    return None
