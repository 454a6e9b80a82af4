"""Who differs: parts of the respondents beside each other, or each part from round to round."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from smio.breakdown import (
    AskedRound,
    Part,
    PartDifference,
    PartDifferences,
    field_choices,
)
from smio.comparison import Verdict
from smio.figures.breakdown_words import field_words, part_words
from smio.figures.captions import MARK
from smio.interface.asked import differences_of
from smio.interface.messages import as_text
from smio.interface.score_tables import SIGNS
from smio.interface.tables import Cell, Row, draw_table
from smio.interface.view_choice import chosen, headings_of
from smio.language import Translator
from smio.store import RoundSummary
from smio.survey import Showing, showing

TWO = 2
SENTENCES = {  # by verdict: inside a round, between two
    Verdict.IMPROVED: ("higher_sentence", "improved_sentence"),
    Verdict.WORSENED: ("lower_sentence", "worsened_sentence"),
}


def show_differences(asked: tuple[AskedRound, ...], summaries: tuple[RoundSummary, ...], t: Translator) -> None:
    """Choose a field, inside a round or between two; the verdicts in words, then the tables."""
    headings = headings_of(asked)
    left, middle, right = st.columns(3)
    with left:
        key = chosen(
            "by",
            t("breakdown.choose.field"),
            field_choices(asked),
            lambda one: field_words(one, headings[one], t),
        )
    names = {str(one.id): one.round.name for one in asked}
    with middle:
        last = chosen("later", t("interface.round.which"), [*reversed(names)], names.__getitem__)
    latest = next(one for one in asked if str(one.id) == last)
    earlier = {
        "": t("breakdown.choose.inside"),
        **{str(one.id): one.round.name for one in asked[: asked.index(latest)]},
    }
    with right:
        first = chosen("since", t("breakdown.choose.first"), list(earlier), earlier.__getitem__)
    before = next((one for one in asked if str(one.id) == first), None)
    found = differences_of(before, latest, summaries, key, t.language)
    if found is None:
        st.info(t("breakdown.parts.not_offered"), icon=":material/info:")
        return
    _show(found, before, latest, t)


def _show(found: PartDifferences, before: AskedRound | None, latest: AskedRound, t: Translator) -> None:
    st.html(f'<p class="smio-sentence">{" ".join(sentences(found, t, rounds=before is not None))}</p>')
    st.caption(as_text(_reading(found, before, latest, t)))
    headings = _headings(before, latest, t)
    rows = _rows(found.overall, t, rounds=before is not None) + _rows(found.services, t, rounds=before is not None)
    draw_table([t("breakdown.parts.part"), *headings], rows, numbers_from=1)
    st.caption(t("breakdown.parts.corrected"))
    if found.left_out:
        st.caption(t("breakdown.left_out", n=len(found.left_out)))
    if found.criteria:
        with st.expander(t("breakdown.parts.criteria")):
            st.caption(t("interface.comparison.exploratory"))
            draw_table([t("breakdown.parts.part"), *headings], _rows(found.criteria, t, rounds=before is not None))


def sentences(found: PartDifferences, t: Translator, *, rounds: bool) -> list[str]:
    """Which part rates which services higher or lower, or changed them; nothing unproven is called a difference."""
    said: list[str] = []
    for verdict, keys in SENTENCES.items():
        lists = [_of_part(found, part, verdict, t) for part in found.parts]
        if any(lists):
            said.append(t(f"breakdown.parts.{keys[rounds]}", list="; ".join(one for one in lists if one)))
    return said or [t("breakdown.parts.none")]


def _of_part(found: PartDifferences, part: Part, verdict: Verdict, t: Translator) -> str:
    """A part with the services it stands out in, or with all of them together where no single one is proven."""
    own = [one for one in found.services if one.part == part and one.verdict is verdict]
    own = own or [one for one in found.overall if one.part == part and one.verdict is verdict]
    names = [
        f"{escape(one.indicator.service) or t('breakdown.all_services').lower()} ({t.signed(one.values.difference)})"
        for one in own
    ]
    return f"<strong>{escape(part_words(found.key, part, t))}</strong> – {', '.join(names)}" if names else ""


def _reading(found: PartDifferences, before: AskedRound | None, latest: AskedRound, t: Translator) -> str:
    if before is not None:
        return t("breakdown.parts.reading_rounds", first=before.round.name, second=latest.round.name)
    if len(found.parts) == TWO:
        one, other = (part_words(found.key, part, t) for part in found.parts)
        return t("breakdown.parts.reading_two", one=one, other=other)
    return t("breakdown.parts.reading")


def _headings(before: AskedRound | None, latest: AskedRound, t: Translator) -> list[str]:
    sides = [t("breakdown.parts.others"), t("breakdown.parts.own")]
    if before is not None:
        sides = [before.round.name, latest.round.name]
    return [t("interface.table.difference"), t("interface.table.interval"), *sides]


def _rows(found: Sequence[PartDifference], t: Translator, *, rounds: bool) -> list[Row]:
    """A heading for each question, and below it a row for each part."""
    rows: list[Row] = []
    last = None
    for one in found:
        name = one.indicator.service or t("breakdown.parts.overall")
        if one.indicator.criterion:
            name = f"{one.indicator.service}: {one.indicator.criterion}"
        if name != last:
            rows.append(Row([name, "", "", "", ""], "whole"))
            last = name
        rows.append(_row(one, t, rounds=rounds))
    return rows


def _row(one: PartDifference, t: Translator, *, rounds: bool) -> Row:
    values = one.values
    key = "comparison.verdict" if rounds else "breakdown.verdict"
    word = t(f"{key}.{one.verdict}")
    sign = SIGNS.get(one.verdict, "")
    return Row(
        [
            part_words(_key_of(one), one.part, t),
            Cell(f"{sign} {t.signed(values.difference)}".strip(), f"smio-{one.verdict}", quiet=word),
            Cell(t.interval(values.ci_low, values.ci_high), "smio-plain"),
            _mean(values.n1, values.mean1, t),
            _mean(values.n2, values.mean2, t),
        ],
        "part",
    )


def _key_of(one: PartDifference) -> str:
    """Only sex has values of its own words."""
    return "sex" if {"female", "male"} & set(one.part) else ""


def _mean(n: int, mean: float, t: Translator) -> Cell:
    return Cell(t.decimal(mean) + (MARK if showing(n) is Showing.MARKED else ""), quiet=t("figures.count", n=n))
