"""What became of the recommendations, by addressee, as a table for everybody."""

from smio.documents.council import CouncilMaterial
from smio.documents.register_sheets import addressee_of
from smio.documents.report_tables import share_words
from smio.documents.tables import Cell, Column, Table, cells
from smio.language import Translator
from smio.monitoring import Rates, rates_by

COLUMNS = (("whom", 60.0), ("sent", 24.0), ("answered", 32.0), ("done", 32.0), ("overdue", 32.0))


def answers_table(material: CouncilMaterial, t: Translator) -> Table:
    """Sent, answered, done and overdue of each addressee; every share with what it is of."""
    columns = tuple(Column(t(f"report.answers.{name}"), width, number=name != "whom") for name, width in COLUMNS)
    parts = rates_by(material.register, material.made_on, lambda one: addressee_of(one, t))
    rows = [_row(name, counted, t) for name, counted in parts.items()]
    if len(parts) > 1:
        rows.append(_row(t("report.answers.all"), material.rates, t, strong=True))
    day = t.short_date(material.made_on)
    note = t("publication.answers.source", date=day, acts=material.rates.acts_sent)
    return Table(t("report.answers.title"), columns, tuple(rows), (note,))


def _row(name: str, counted: Rates, t: Translator, *, strong: bool = False) -> tuple[Cell, ...]:
    shares = (share_words(part, counted.sent, t) for part in (counted.answered, counted.done, counted.overdue))
    return cells(name, t.whole(counted.sent), *shares, strong=strong)
