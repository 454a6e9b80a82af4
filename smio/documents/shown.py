"""A score, a count, a margin and a verdict as they are printed."""

from smio.comparison import Change, Verdict
from smio.figures.palette import BETTER, NOT_PROVEN, WORSE
from smio.language import Translator
from smio.survey import Showing, margin, showing

HIDDEN_VALUE = "—"
HIDDEN_COUNT = "<5"
MARK = "*"  # beside a value that rests on 5–9 answers

SIGNS = {Verdict.IMPROVED: "▲", Verdict.WORSENED: "▼"}
NO_CHANGE_SIGN = "•"
COLOURS = {Verdict.IMPROVED: BETTER[1:], Verdict.WORSENED: WORSE[1:]}  # RRGGBB
NO_CHANGE_COLOUR = NOT_PROVEN[1:]


def value_text(value: float | None, n: int, t: Translator, *, hidden: bool) -> str:
    """A score with two decimals: «—» where hidden, marked where it rests on 5–9 answers."""
    if hidden or value is None or showing(n) is Showing.HIDDEN:
        return HIDDEN_VALUE
    return t.decimal(value) + (MARK if showing(n) is Showing.MARKED else "")


def count_text(n: int, t: Translator) -> str:
    """A number of answers, «<5» below five."""
    return HIDDEN_COUNT if showing(n) is Showing.HIDDEN else t.whole(n)


def margin_text(se: float | None, n: int, t: Translator) -> str:
    """The margin of a mean: ±0,25; «—» where it cannot be known."""
    half = margin(se, n)
    return HIDDEN_VALUE if half is None else f"±{t.decimal(half)}"


def shown_verdict(change: Change, *, hidden: bool) -> Verdict:
    """The verdict of a change; none where a side of it is hidden."""
    return Verdict.TOO_FEW if hidden else change.verdict


def verdict_sign(verdict: Verdict) -> str:
    """▲ better, ▼ worse, • anything else."""
    return SIGNS.get(verdict, NO_CHANGE_SIGN)


def verdict_colour(verdict: Verdict) -> str:
    """The verdict's colour as RRGGBB."""
    return COLOURS.get(verdict, NO_CHANGE_COLOUR)
