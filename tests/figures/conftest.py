"""The figures that the tests look at."""

from datetime import date

import pytest

from smio.checklist import Checklist, built_in_checklists
from smio.figures import Figure
from smio.figures.checklist_words import Scored
from tests.figures.made import every_figure, made_scored
from tests.figures.made_rounds import round_figures


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    return built_in_checklists()["mibp-example"]


@pytest.fixture(scope="session")
def measurements() -> list[Scored]:
    """Low, middle, unfinished with a direction that could not be checked, and one with nothing to score."""
    return [
        made_scored(lambda place, _: "no" if place % 6 else "yes"),
        made_scored(lambda place, _: "yes" if place % 2 else "partly", date(2019, 11, 1), date(2019, 12, 31)),
        made_scored(
            lambda place, item: None if place > 17 else "not_verified" if item[0] == "3" else "yes",
            date(2020, 1, 1),
            date(2020, 6, 30),
        ),
        made_scored(lambda _place, _item: "not_applicable", date(2020, 7, 1), date(2020, 12, 31)),
    ]


@pytest.fixture(scope="session")
def figures(measurements: list[Scored], checklist: Checklist) -> dict[str, Figure]:
    made = every_figure(measurements, checklist)
    before = list(made).index("directions")
    return dict([*list(made.items())[:before], *round_figures().items(), *list(made.items())[before:]])
