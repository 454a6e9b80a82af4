"""The change between two rounds in a sentence that a deputy understands."""

from html import escape

import streamlit as st

from smio.comparison import Change, Comparison, Verdict
from smio.documents.findings import finding_sentence
from smio.interface.messages import as_text
from smio.interface.results import ComparedRounds
from smio.language import Translator
from smio.survey.quality import check_rounds


def show_sentence(compared: ComparedRounds, t: Translator) -> None:
    """Which services got better, which worse, and what is not proven."""
    st.html(f'<p class="smio-sentence">{" ".join(sentences(compared.comparison, t))}</p>')
    n1, n2 = compared.comparison.respondents
    st.caption(t("interface.comparison.asked", n1=n1, n2=n2))


def show_same_round(compared: ComparedRounds, t: Translator) -> None:
    """A warning where the second round is the first again, or the first with more answers."""
    one, two = compared.first.round, compared.second.round
    for finding in check_rounds(one.responses, two.responses, one.name):
        st.warning(as_text(finding_sentence(finding, t)), icon=":material/content_copy:")


def sentences(comparison: Comparison, t: Translator) -> list[str]:
    """The verdicts on services in plain words; nothing unproven is called a change."""
    if not comparison.services:
        return [t("interface.comparison.nothing_shared")]
    parts: list[str] = []
    for verdict in (Verdict.IMPROVED, Verdict.WORSENED, Verdict.NOT_PROVEN, Verdict.TOO_FEW):
        names = [_named(change, t) for change in comparison.services if change.verdict is verdict]
        if names:
            parts.append(t(f"interface.comparison.{verdict}", n=len(names), services=t.listing(names)))
    smallest = [change.smallest_change for change in comparison.services if change.smallest_change is not None]
    if smallest:
        parts.append(t("interface.comparison.smallest", change=max(smallest)))
    return parts


def _named(change: Change, t: Translator) -> str:
    name = escape(change.indicator.service)
    if change.verdict in {Verdict.IMPROVED, Verdict.WORSENED}:
        return t("interface.comparison.named", service=name, difference=t.signed(change.values.difference))
    return f"«{name}»"
