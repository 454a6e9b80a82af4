"""Cities side by side: the latest measurement of every group on one version of a checklist."""

from dataclasses import dataclass

import streamlit as st

from smio.checklist import Checklist, Library
from smio.comparison import compare_measurements
from smio.figures import cities_ranking
from smio.figures.cities import ranks
from smio.interface.messages import as_text
from smio.interface.results import ScoredMeasurement, measurements, with_previous
from smio.interface.session import current_group, database
from smio.interface.shown_figures import show_figure
from smio.interface.tables import Cell, Row, draw_table
from smio.language import Translator
from smio.store import StoredGroup, groups_beside


@dataclass(frozen=True)
class City:
    """A group, its latest scored measurement on the version, and the one before it on the same version."""

    group: StoredGroup
    latest: ScoredMeasurement
    before: ScoredMeasurement | None

    @property
    def name(self) -> str:
        return self.group.group.city or self.group.group.name


def cities_on(checklist: Checklist) -> tuple[tuple[City, ...], tuple[StoredGroup, ...]]:
    """The cities measured with this very version, and the groups that have none."""
    cities: list[City] = []
    without: list[StoredGroup] = []
    for group in _beside():
        measured = measurements(group.id)
        scored = [one for one in measured if one.score.checklist == checklist and one.score.rounded is not None]
        if not scored:
            without.append(group)
            continue
        pair = with_previous(measured, scored[-1])
        cities.append(City(group, pair[-1], pair[0] if len(pair) > 1 else None))
    return tuple(cities), tuple(without)


def measured_checklists() -> tuple[Checklist, ...]:
    """Every version that some group has measured with, that of most groups first.

    Two of the same name and other content are two: what is equal is compared, not what is called so.
    """
    found: list[tuple[Checklist, set[int]]] = []
    for group in _beside():
        for one in measurements(group.id):
            groups = next((groups for checklist, groups in found if checklist == one.score.checklist), None)
            if groups is None:
                found.append((one.score.checklist, {group.id}))
            else:
                groups.add(group.id)
    return tuple(checklist for checklist, _ in sorted(found, key=lambda pair: -len(pair[1])))


def _beside() -> tuple[StoredGroup, ...]:
    """The current group and those that agreed to stand beside others."""
    current = current_group()
    return groups_beside(database(), current.id if current else None)


def pick_version(checklists: tuple[Checklist, ...], t: Translator) -> Checklist:
    """The checklist and version to rank by."""
    names = [t("interface.cities.named", title=one.short_title[t.language], version=one.version) for one in checklists]
    place = st.selectbox(
        t("interface.cities.checklist"),
        list(range(len(names))),
        format_func=names.__getitem__,
        key="cities_checklist",
        width=380,
    )
    return checklists[place]


def of_oblasts(cities: tuple[City, ...], t: Translator) -> tuple[City, ...]:
    """The cities of the oblasts chosen; all of them where none is."""
    oblasts = sorted({city.group.group.oblast for city in cities if city.group.group.oblast})
    if len(oblasts) < 2:  # noqa: PLR2004 - nothing to choose
        return cities
    chosen = st.multiselect(
        t("interface.cities.oblast"),
        oblasts,
        key="cities_oblast",
        placeholder=t("interface.cities.all_oblasts"),
        width=480,
    )
    return tuple(city for city in cities if not chosen or city.group.group.oblast in chosen)


def show_ranking(checklist: Checklist, cities: tuple[City, ...], t: Translator) -> None:
    """The table and the figure, highest first; equal scores share a rank."""
    ordered = sorted(cities, key=lambda city: (-(city.latest.score.rounded or 0), city.name))
    placed = ranks([city.latest.score.rounded for city in ordered])
    draw_table(
        [t(f"interface.cities.{name}") for name in ("rank", "city", "period", "level", "score", "change")],
        [_row(rank, city, t) for rank, city in zip(placed, ordered, strict=True)],
        numbers_from=4,
    )
    rows = [(city.name, city.latest.measurement, city.latest.score) for city in ordered]
    show_figure(cities_ranking(checklist, rows, t), t)


def say_left_out(without: tuple[StoredGroup, ...], t: Translator) -> None:
    """Who is not ranked, and why."""
    if without:
        names = as_text(t.listing([group.group.name for group in without]))
        st.caption(t("interface.cities.left_out", names=names))


def _row(rank: int | None, city: City, t: Translator) -> Row:
    score = city.latest.score
    measurement = city.latest.measurement
    open_range = "" if score.finished else t(
        "interface.checklist.range", floor=t.whole(score.floor), ceiling=t.whole(score.ceiling)
    )  # fmt: skip
    return Row(
        [
            t.whole(rank),
            Cell(city.name, quiet=city.group.group.oblast),
            Cell(t.period(measurement.start, measurement.end), quiet=open_range),
            score.level.title[t.language] if score.level else "—",
            Cell(t.whole(score.rounded)),
            _change(city, t),
        ]
    )


def _change(city: City, t: Translator) -> str:
    if city.before is None:
        return "—"
    library_of_two = Library([city.latest.score.checklist])
    change = compare_measurements(library_of_two, city.before.measurement, city.latest.measurement)
    if change.first.rounded is None or change.second.rounded is None:
        return "—"
    return t.signed(float(change.second.rounded - change.first.rounded), 0)
