"""Survey exports by others go through breakdowns: numbers beside pandas on the file itself."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from smio.breakdown import AskedRound, View, between_parts, break_down, importance, offer
from smio.reading import Reading
from smio.survey import Round
from tests.reading.test_real_files import read_survey

pandas: Any = import_module("pandas")  # read_excel carries no full types


def sheets_of(file: Path) -> list[pd.DataFrame]:
    """Every sheet, its first row the headings."""
    return list(pandas.read_excel(file, sheet_name=None, engine="calamine").values())


def asked(reading: Reading, number: int = 1) -> AskedRound:
    round_ = Round(str(number), reading.responses)
    return AskedRound(number, round_, offer(round_))


def test_s16_women_men_and_villages_are_those_of_the_file(shared_data: Path) -> None:
    file = next((shared_data / "surveys").glob("S16a_*"))
    frame = sheets_of(file)[0]
    round_ = asked(read_survey("S16a"))
    table = break_down([round_], View(rows="criteria", columns="sex"))
    assert table is not None
    shown = [line.part[0] for line in table.columns if line.part]
    named = {"female": "Female", "male": "Male"}
    assert [row[0].n for row in table.cells] == [int((frame["respondent_gender"] == named[shown[0]]).sum())] * 5
    villages = break_down([round_], View(rows="village", measure="n"))
    assert villages is not None
    counts = frame["village"].str.strip().value_counts()
    for line, (cell,) in zip(villages.rows, villages.cells, strict=True):
        if len(line.part) == 1:
            assert cell.n == counts[line.part[0]]


def test_s16_villages_too_small_are_one_part_and_districts_tell_nothing_of_them(shared_data: Path) -> None:
    assert shared_data.exists()
    field = asked(read_survey("S16a")).offer.field("village")
    assert field is not None
    assert np.bincount(field.codes).min() >= 5
    assert len(field.parts) == 12


def test_s14_services_differ_between_the_happy_and_the_others_as_in_the_file(shared_data: Path) -> None:
    file = next((shared_data / "surveys").glob("S14_*"))
    frame = pd.read_csv(file, sep=";", encoding="utf-16")
    round_ = asked(read_survey("S14", columns={"D": {"role": "profile"}}))
    found = between_parts(round_, round_.offer.fields[0].key)
    assert found is not None
    means = frame.groupby("D")[["X1", "X2", "X3", "X4", "X5", "X6"]].mean()
    expected = means.loc[0] - means.loc[1]
    differences = [one.values.difference for one in found.criteria]  # noqa: PD011 - no frame
    assert differences == pytest.approx(list(expected), abs=1e-6)


def test_s24_five_rounds_stand_side_by_side(shared_data: Path) -> None:
    file = next((shared_data / "surveys").glob("S24_*"))
    years = (2006, 2008, 2010, 2012, 2015)
    rounds = [
        asked(read_survey("S24", round={"column": "year", "value": str(year)}), place)
        for place, year in enumerate(years, 1)
    ]
    table = break_down(rounds, View(rows="criteria", columns="rounds"))
    assert table is not None
    sheet = next(one for one in sheets_of(file) if {"year", "q1"} <= set(map(str, one.columns)))
    means = pd.to_numeric(sheet["q1"], errors="coerce").groupby(sheet["year"]).mean()
    first = next(place for place, line in enumerate(table.rows) if line.words.startswith("q1"))
    assert [cell.value for cell in table.cells[first]] == pytest.approx([means[year] for year in years])


def test_s26_five_waves_stand_side_by_side(shared_data: Path) -> None:
    file = next((shared_data / "surveys").glob("S26_*"))
    frame = pd.read_csv(file, low_memory=False)
    columns = {"q5_1": {"role": "rating"}}
    rounds = [
        asked(read_survey("S26", rest="ignored", columns=columns, round={"column": "Wave", "value": str(wave)}), wave)
        for wave in range(1, 6)
    ]
    table = break_down(rounds, View(rows="services", columns="rounds"))
    assert table is not None
    valid = pd.to_numeric(frame["q5_1"], errors="coerce").where(lambda rating: rating.between(1, 5))
    by_wave = valid.groupby(frame["Wave"])
    for wave, cell in enumerate(table.cells[0], 1):
        assert (cell.n, cell.value) == (by_wave.count()[wave], pytest.approx(by_wave.mean()[wave]))


def test_s24_and_s16_have_a_map_of_importance(shared_data: Path) -> None:
    assert shared_data.exists()
    for name, choices in (("S16a", {}), ("S24", {"round": {"column": "year", "value": "2015"}})):
        found = importance(read_survey(name, **choices).responses)
        assert found is not None
        assert all(-1 <= one.low <= one.tie <= one.high <= 1 for one in found.criteria)
