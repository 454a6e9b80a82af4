"""Words that several slides say: sources, keys of colours, the finding of a comparison."""

from collections.abc import Sequence

from smio.comparison import Change, Comparison, Verdict, hidden_changes
from smio.documents.act_parts import quoted
from smio.documents.results import Results
from smio.documents.shown import MARK, NO_CHANGE_SIGN, SIGNS, count_text, shown_verdict
from smio.documents.slides.slide import Ink, Run
from smio.documents.typography import NO_BREAK
from smio.figures.captions import small_number_notes
from smio.language import Translator
from smio.survey import Round, Showing, showing

VERDICT_INKS = {Verdict.IMPROVED: Ink.BETTER, Verdict.WORSENED: Ink.WORSE}
SQUARE = "■"
NAMED = 2  # services of a verdict named in a title; more are counted
LONGEST_TITLE = 130  # letters; a longer one counts services instead of naming them
LONGEST_ROUND = 32  # letters of a round's name in headings and keys; sources and the speaker say all of it


def verdict_ink(verdict: Verdict) -> Ink:
    """The ink of a verdict: better, worse, grey for everything else."""
    return VERDICT_INKS.get(verdict, Ink.UNPROVEN)


def is_hidden(change: Change, comparison: Comparison) -> bool:
    """Whether a side of a change rests on too few answers, or would give such a number away."""
    earlier, later = hidden_changes(comparison)
    few = showing(min(change.values.n1, change.values.n2)) is Showing.HIDDEN
    return few or (earlier | later).hides(change.indicator)


def verdict_of(change: Change, comparison: Comparison) -> Verdict:
    """The verdict that may be shown."""
    return shown_verdict(change, hidden=is_hidden(change, comparison))


def of_verdict(comparison: Comparison, verdict: Verdict) -> list[Change]:
    """The services of a verdict, in the order of the file."""
    return [change for change in comparison.services if verdict_of(change, comparison) is verdict]


def finding_of_services(comparison: Comparison, t: Translator) -> str:
    """What changed, in one sentence: only what is proven is called better or worse."""
    better, worse = (
        [change.indicator.service for change in of_verdict(comparison, verdict)]
        for verdict in (Verdict.IMPROVED, Verdict.WORSENED)
    )
    if not better and not worse:
        judged = of_verdict(comparison, Verdict.NOT_PROVEN)
        return t("slides.services.nothing_proven" if judged else "slides.services.too_few")
    parts = [
        t(f"slides.services.{name}", list=t.listing(quoted(names, t)))
        for name, names in (("worse", worse), ("better", better))
        if names
    ]
    named = "; ".join(parts)
    said = named[0].upper() + named[1:]
    everything = len(comparison.services)
    if everything == 1 or (max(len(better), len(worse)) <= NAMED and len(said) <= LONGEST_TITLE):
        return said
    if everything in {len(better), len(worse)}:
        return t("slides.services.all_better" if better else "slides.services.all_worse", all=everything)
    if better and worse:
        return t("slides.services.counted", all=everything, better=len(better), worse=len(worse))
    way = "better" if better else "worse"
    return t(f"slides.services.counted_{way}", all=everything, count=len(better) + len(worse))


def count_said(round_: Round, t: Translator, name: str = "") -> str:
    """A round with its n, by a shorter ``name`` where there is one: «первая оценка, n = 47»."""
    count = t("slides.count", round="", n=count_text(len(round_.responses), t)).replace(" ", NO_BREAK)
    return (name or round_.name) + count.replace(f",{NO_BREAK}", ", ", 1)


def round_names(rounds: Sequence[Round], longest: int = LONGEST_ROUND) -> list[str]:
    """Names that fit a heading: long ones by their first words, by their last where the first are alike; names that
    two rounds share are numbered.
    """
    names = [round_.name for round_ in rounds]
    if len(set(names)) < len(names):
        names = [f"{name} ({place})" for place, name in enumerate(names, 1)]
    first = [_first_words(name, longest) for name in names]
    if len(set(first)) == len(set(names)):
        return first
    return [_last_words(name, longest) for name in names]


def _first_words(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    return f"{name[:longest].rsplit(' ', 1)[0].rstrip(' ,.;:–-')}…"


def _last_words(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    return f"…{name[-longest:].split(' ', 1)[-1]}"


def key_of_rounds(rounds: Sequence[Round], t: Translator) -> tuple[Run, ...]:
    """Which bar is which round, and what the colours of the later one say: with its sign, as everywhere."""
    first, second = (count_said(*each) for each in zip(rounds, (t, t), round_names(rounds), strict=True))
    words = [
        (Ink.BETTER, SIGNS[Verdict.IMPROVED], "improved"),
        (Ink.WORSE, SIGNS[Verdict.WORSENED], "worsened"),
        (Ink.UNPROVEN, NO_CHANGE_SIGN, "not_proven"),
    ]
    runs = [Run(SQUARE + NO_BREAK, Ink.BEFORE, mark=True), Run(f"{first}   ")]
    runs.append(Run(f"{second}: "))
    for ink, sign, name in words:
        word = t(f"comparison.verdict.{name}").replace(" ", NO_BREAK)
        runs += [Run(SQUARE + NO_BREAK, ink, mark=True), Run(f"{sign}{NO_BREAK}{word}   ", ink)]
    return tuple(runs)


def marked(name: str, n: int) -> str:
    """The name, with the asterisk of what rests on five to nine answers."""
    return name + MARK if showing(n) is Showing.MARKED else name


def files_of(results: Results, t: Translator) -> str:
    """The files of the rounds by name, and whether their answers were made up. Their fingerprints, which nobody reads
    off a wall, stand in the act, the workbook and the package's manifest.
    """
    return files_of_rounds(results.rounds, t)


def files_of_rounds(rounds: Sequence[Round], t: Translator) -> str:
    """The files of these rounds, each once."""
    names = "; ".join(dict.fromkeys(source.name for round_ in rounds for source in round_.responses.sources))
    said = [t("documents.table.source", files=names)] if names else []
    if any(round_.generated for round_ in rounds):
        said.append(t("documents.generated.note"))
    return " ".join(said)


def source_of_services(results: Results, t: Translator) -> str:
    """The files, whom the results describe, what small numbers are told by, and whether the answers were made up."""
    rounds = "; ".join(count_said(round_, t) for round_ in results.rounds)
    notes = [files_of(results, t), t("documents.table.describes")]
    counts = [one.n for scores in results.scores for one in (*scores.services, *scores.criteria)]
    return " ".join([f"{rounds}.", *notes, *small_number_notes(counts, t)])
