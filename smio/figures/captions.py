"""What every figure says of its data: who answered and when, where the file is, what it stands for."""

from collections.abc import Sequence
from datetime import date

from smio.figures.labels import HASH_LENGTH, shortened
from smio.language import Translator
from smio.survey import Round, Showing, Source, showing
from smio.survey.small_numbers import HIDDEN_BELOW

MOST_FILES = 2  # named in a source line; the rest are counted
MARK = "*"
GAP = " · "


def round_line(round_: Round, t: Translator) -> str:
    """A round in one line: its name, how many answered, its period."""
    return GAP.join(part for part in (*round_name(round_, t), period(round_.start, round_.end, t)) if part)


def round_name(round_: Round, t: Translator) -> tuple[str, str]:
    """A round's name and how many answered."""
    return round_.name, t("figures.respondents", n=len(round_.responses))


def period(start: date | None, end: date | None, t: Translator) -> str:
    """A period as far as it is known."""
    if start and end and start != end:
        return t.period(start, end)
    day = start or end
    return t.short_date(day) if day else ""


def survey_notes(rounds: Sequence[Round], t: Translator) -> list[str]:
    """The last lines of a survey's figure: what the results describe, and the files they come from."""
    sources = list(dict.fromkeys(source for round_ in rounds for source in round_.responses.sources))
    described = t("figures.describes")
    return [f"{_source_line(sources, t)} {described}" if sources else described]


def generated_line(generated: bool, t: Translator) -> list[str]:
    """The line that made-up data must carry, where it is needed."""
    return [t("figures.generated")] if generated else []


def small_number_notes(counts: Sequence[int], t: Translator) -> list[str]:
    """What the dash and the asterisk mean, where the figure has them."""
    shown = {showing(n) for n in counts}
    notes = [t("figures.hidden_note")] if Showing.HIDDEN in shown else []
    return [*notes, t("figures.marked_note")] if Showing.MARKED in shown else notes


def shown_score(score: float | None, n: int, t: Translator) -> str:
    """A score under the rule on small numbers: 3,49, 3,49* or «—»."""
    if score is None or showing(n) is Showing.HIDDEN:
        return t.decimal(None)
    return t.decimal(score) + (MARK if showing(n) is Showing.MARKED else "")


def shown_count(n: int, t: Translator) -> str:
    """A number of answers under the rule on small numbers: 41, or <5."""
    return f"<{HIDDEN_BELOW}" if showing(n) is Showing.HIDDEN else t.whole(n)


def count_label(n: int, t: Translator) -> str:
    """A number of answers with its sign: n = 41, or n < 5."""
    if showing(n) is Showing.HIDDEN:
        return t("figures.count_hidden", limit=HIDDEN_BELOW)
    return t("figures.count", n=n)


def plain(number: float, t: Translator) -> str:
    """A step of a scale or a number of points: whole where it is whole, else with one decimal."""
    return t.decimal(number, 1 if number % 1 else 0)


def _source_line(sources: Sequence[Source], t: Translator) -> str:
    named = [
        t("figures.file", name=shortened(source.name), hash=source.sha256[:HASH_LENGTH])
        for source in sources[:MOST_FILES]
    ]
    more = len(sources) - MOST_FILES
    files = ", ".join(named) + (" " + t("figures.more_files", n=more) if more > 0 else "")
    return t("figures.source", files=files)
