"""Rounds that stand in one column of real files, through the trend: beside pandas, SciPy and statsmodels."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from smio.comments import listed, word_counts
from smio.comparison import sample_size, trend, widest_spread
from smio.reading import Choices, Reading, read
from smio.survey import Responses, score
from tests import independent_sources

pandas: Any = pd  # it carries no types of what is asked here
WAVES = ("1", "2", "3", "4", "5")
YEARS = ("2006", "2008", "2010", "2012", "2015")


def survey(folder: Path, start: str, **choices: Any) -> Reading:
    path = next((folder / "surveys").glob(f"{start}_*"))
    return read(path.read_bytes(), path.name, Choices.model_validate(choices))


def waves(folder: Path) -> list[Responses]:
    columns = {"q5_1": {"role": "rating"}}
    return [
        survey(folder, "S26", rest="ignored", columns=columns, round={"column": "Wave", "value": wave}).responses
        for wave in WAVES
    ]


def test_s26_five_waves_of_one_column_agree_with_pandas_and_statsmodels(shared_data: Path) -> None:
    table = pandas.read_csv(next((shared_data / "surveys").glob("S26_*")), low_memory=False)
    answers = [table.loc[table["Wave"] == int(wave), "q5_1"].dropna() for wave in WAVES]
    answers = [one[(one >= 1) & (one <= 5)].to_numpy(dtype=float) for one in answers]
    found = trend(waves(shared_data))
    points = found.services[0].points
    assert [(point.n, point.mean) for point in points] == [
        (len(one), pytest.approx(one.mean(), abs=1e-9)) for one in answers
    ]
    pairs = [*pairwise(range(5)), (0, 4)]
    p_values = [independent_sources.welch(answers[one], answers[two]).p_value for one, two in pairs]
    steps = [*found.services[0].steps, found.services[0].way]
    got = [step.change.p_adjusted for step in steps if step is not None]
    assert got == pytest.approx(independent_sources.adjusted(p_values, "holm"), abs=1e-9)


def test_s24_five_years_stand_on_the_questions_each_two_of_them_asked(shared_data: Path) -> None:
    rounds = [survey(shared_data, "S24", round={"column": "year", "value": year}).responses for year in YEARS]
    found = trend(rounds)
    table = pandas.read_excel(next((shared_data / "surveys").glob("S24_*")))
    first = next(line for line in found.criteria if line.indicator.criterion.startswith("q1"))
    column = next(name for name in table.columns if str(name).startswith("q1"))
    for point in first.points:
        own = table.loc[table["year"] == int(YEARS[point.place]), column].dropna()
        assert (point.n, point.mean) == (len(own), pytest.approx(own.mean(), abs=1e-9))


def test_s14_tells_its_own_spread_to_the_next_sample_size(shared_data: Path) -> None:
    responses = survey(shared_data, "S14").responses
    spread = widest_spread([score(responses)])
    assert spread is not None
    whole = responses.ratings[~pd.isna(responses.ratings).any(axis=1)].mean(axis=1)  # who answered every question
    assert spread.sd == pytest.approx(whole.std(ddof=1), rel=0.05)
    assert sample_size(0.4, spread).answers == pytest.approx(
        independent_sources.ttest_sample_size(0.4 / spread.sd, 0.05), abs=2
    )


def test_s16_free_answers_are_tied_to_the_ratings_of_their_rows(shared_data: Path) -> None:
    reading = survey(shared_data, "S16a")
    comments = [one for under in reading.comments.values() for one in under]
    found = listed(comments, reading.responses)
    assert len(found) == len(comments) > 100
    rows = {row: place for place, row in enumerate(reading.responses.rows)}
    assert all(rows[one.comment.row] == one.comment.respondent for one in found)
    ratings = [one.rating for one in found if one.rating is not None]
    assert ratings == sorted(ratings)
    assert "water" in {one.word for one in word_counts([one.text for one in comments])}
