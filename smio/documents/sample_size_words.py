"""How many to ask, in words: on the page and as a line of the plan."""

from datetime import date

from smio.comparison import SampleSize
from smio.language import Translator
from smio.monitoring import PlanItem


def sample_size_sentences(found: SampleSize, t: Translator) -> list[str]:
    """The answer in plain words: how many, in which rounds, with what certainty."""
    change = _change(found, t)
    if found.answers is None or found.in_all is None or found.asked is None:
        return [t("sample_size.answer.never", n=found.earlier or 0, smallest=t.decimal(found.smallest))]
    numbers = {"answers": found.answers, "asked": found.asked, "change": change}
    if found.parts > 1:
        said = [t("sample_size.answer.each", in_all=found.in_all, **numbers)]
    else:
        said = [t("sample_size.answer.one", **numbers)]
    if found.earlier is None:
        said.append(t("sample_size.answer.both"))
    return [*said, t("sample_size.answer.power")]


def spread_sentence(found: SampleSize, t: Translator) -> str:
    """Where the spread comes from."""
    spread = found.spread
    if not spread.n:
        return t("sample_size.answer.spread_assumed", sd=spread.sd)
    return t("sample_size.answer.spread_known", sd=spread.sd, service=spread.service, n=spread.n)


def sample_size_note(
    found: SampleSize, t: Translator, *, start: date | None = None, due: date | None = None
) -> PlanItem | None:
    """A line of the plan that asks for so many questionnaires and says why; None where no number would do."""
    if found.answers is None or found.in_all is None or found.asked is None:
        return None
    note = [t("sample_size.plan.note", in_all=found.in_all, change=_change(found, t))]
    if found.parts > 1:
        note.append(t("sample_size.plan.note_parts", parts=found.parts, answers=found.answers))
    note.append(t("sample_size.plan.note_sample"))
    return PlanItem(t("sample_size.plan.title", asked=found.asked), start=start, due=due, note=" ".join(note))


def _change(found: SampleSize, t: Translator) -> str:
    """The change with as many decimals as it needs: 0,4 or 0,35."""
    return t.decimal(found.change, 1 if abs(found.change * 10 - round(found.change * 10)) < 1e-9 else 2)  # noqa: PLR2004
