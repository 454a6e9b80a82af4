"""The tables for researchers: what the descriptor says of them holds, and nobody is given away."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from smio.checklist import Measurement, score_measurement
from smio.documents import open_data, results_of
from smio.language import Translator
from smio.survey import Round
from tests.documents.evidence import example_checklist, make_round

MADE_ON = date(2026, 9, 30)
READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def files_of(*rounds: Round, measurements: tuple[Measurement, ...] = (), t: Translator) -> dict[str, bytes]:
    checklist = example_checklist() if measurements else None
    return open_data(results_of(rounds, measurements, checklist), t, MADE_ON, "Каракол")


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode())))


def numbers(rows: list[dict[str, str]], name: str) -> list[float | None]:
    return [float(row[name]) if row[name] else None for row in rows]


@pytest.fixture
def files(worked: tuple[Round, Round], measurements: tuple[Measurement, ...], t: Translator) -> dict[str, bytes]:
    return files_of(*worked, measurements=measurements, t=t)


def test_every_value_is_of_its_fields_type_and_within_its_constraints(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert {one["path"] for one in package["resources"]} | {"datapackage.json", "README.md"} == files.keys()
    for resource in package["resources"]:
        rows = list(csv.reader(io.StringIO(files[resource["path"]].decode())))
        fields = resource["schema"]["fields"]
        assert rows[0] == [field["name"] for field in fields]
        assert len(rows) > 1
        for row in rows[1:]:
            for field, cell in zip(fields, row, strict=True):
                rules = field.get("constraints", {})
                if cell == "":
                    assert not rules.get("required"), (resource["name"], field["name"])
                    continue
                value = READ[field["type"]](cell)
                assert value in rules.get("enum", [value])
                assert rules.get("minimum", value) <= value <= rules.get("maximum", value)


def test_keys_name_one_row_each_and_point_at_rows_that_are_there(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    pointed = 0
    for resource in package["resources"]:
        rows = table(files, resource["name"])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), resource["name"]
        for foreign in resource["schema"].get("foreignKeys", []):
            there = {
                tuple(row[name] for name in foreign["reference"]["fields"])
                for row in table(files, foreign["reference"]["resource"])
            }
            assert {tuple(row[name] for name in foreign["fields"]) for row in rows} <= there
            pointed += 1
    assert pointed >= 4


def test_hashes_and_sizes_are_those_of_the_files(files: dict[str, bytes]) -> None:
    for resource in json.loads(files["datapackage.json"])["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_scores_are_what_pandas_makes_of_the_ratings(files: dict[str, bytes], worked: tuple[Round, Round]) -> None:
    ratings = pd.DataFrame(table(files, "ratings")).merge(pd.DataFrame(table(files, "questions")), on="question")
    ratings["rating"] = ratings["rating"].astype(float)
    given = sum(int((~np.isnan(one.responses.ratings)).sum()) for one in worked)
    assert len(ratings) == given
    by_question = ratings.groupby(["round", "service", "criterion"], as_index=False)["rating"]
    told = by_question.agg(["mean", "count", "std"]).merge(
        pd.DataFrame(table(files, "scores")), on=["round", "service", "criterion"], how="outer"
    )
    criteria = told[told["criterion"] != "*"]
    assert len(criteria) == 2 * len(worked[0].responses.indicators)
    for pandas, ours in (("mean", "score"), ("std", "sd"), ("count", "n")):
        assert criteria[ours].astype(float).tolist() == pytest.approx(criteria[pandas].tolist(), abs=1e-12)
    services = criteria.groupby(["round", "service"], as_index=False)["mean"].mean()
    wholes = told[(told["criterion"] == "*") & (told["service"] != "*")].drop(columns="mean")
    both = wholes.merge(services, on=["round", "service"])
    assert len(both) == 2 * len(worked[0].responses.services)
    assert both["score"].astype(float).tolist() == pytest.approx(both["mean"].tolist(), abs=1e-12)


def test_a_checklist_can_be_scored_again_from_its_items(
    files: dict[str, bytes], measurements: tuple[Measurement, ...]
) -> None:
    for number, (row, measurement) in enumerate(zip(table(files, "measurements"), measurements, strict=True), 1):
        items = [one for one in table(files, "items") if one["measurement"] == str(number) and one["share"]]
        possible = sum(float(one["points"]) for one in items)
        got = sum(float(one["points"]) * float(one["share"]) for one in items)
        score = score_measurement(example_checklist(), measurement)
        assert float(row["score"]) == pytest.approx(100 * got / possible, abs=1e-9) == pytest.approx(score.score)
        assert row["rounded"] == str(score.rounded)


def test_answers_have_labels_in_the_language_of_the_package(
    translator: Translator, measurements: tuple[Measurement, ...]
) -> None:
    package = json.loads(files_of(measurements=measurements, t=translator)["datapackage.json"])
    (items,) = [one for one in package["resources"] if one["name"] == "items"]
    (answer,) = [one for one in items["schema"]["fields"] if one["name"] == "answer"]
    labels = {one["value"]: one["label"] for one in answer["categories"]}
    assert labels["yes"] == {"ru": "да", "ky": "ооба", "en": "yes"}[translator.language]


def test_the_descriptor_follows_the_standard(files: dict[str, bytes], worked: tuple[Round, Round]) -> None:
    """Data Package and Table Schema, version 2: datapackage.org/standard, the rules that these tables touch."""
    package = json.loads(files["datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert datetime.fromisoformat(package["created"]).date() == MADE_ON
    assert all("name" in one or "path" in one for one in package["licenses"])
    assert {one["hash"] for one in package["sources"] if "hash" in one} == {
        f"sha256:{source.sha256}" for round_ in worked for source in round_.responses.sources
    }
    assert package["contributors"] == [{"title": "Каракол", "roles": ["creator"]}]
    labelled = 0
    for resource in package["resources"]:
        assert resource["type"] == "table"
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(set(names)) == len(names)
        assert set(resource["schema"]["primaryKey"]) <= set(names)
        for field in resource["schema"]["fields"]:
            assert field["type"] in READ
            categories = field.get("categories", [])
            values, labels = ([one[key] for one in categories] for key in ("value", "label"))
            assert len(set(values)) == len(values)
            assert len(set(labels)) == len(labels)
            assert set(field.get("constraints", {}).get("enum", [])) <= set(values)
            assert not categories or field["type"] in {"string", "integer"}
            labelled += bool(categories)
    assert labelled == 4  # verdict, level, direction, answer


def test_numbers_are_written_as_the_standard_writes_them(t: Translator) -> None:
    """A point, no thousands, and an exponent after a capital E."""
    files = files_of(make_round(seed=1), make_round(seed=2, shift=1.5), t=t)  # so far apart that p is tiny
    written: list[str] = []
    for resource in json.loads(files["datapackage.json"])["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for row in table(files, resource["name"]):
            written += [cell for name, cell in row.items() if cell and kinds[name] in {"number", "integer"}]
    assert any("E-" in cell for cell in written)
    assert [cell for cell in written if not re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", cell)] == []


def test_ratings_on_whole_steps_are_integers_and_others_numbers(t: Translator) -> None:
    for shift, kind in ((0.0, "integer"), (0.5, "number")):
        round_ = make_round(seed=4)
        ratings = round_.responses.ratings - shift
        files = files_of(replace(round_, responses=replace(round_.responses, ratings=ratings)), t=t)
        (ratings_table,) = [
            one for one in json.loads(files["datapackage.json"])["resources"] if one["name"] == "ratings"
        ]
        assert ratings_table["schema"]["fields"][-1]["type"] == kind


def test_a_text_says_how_to_begin(translator: Translator, measurements: tuple[Measurement, ...]) -> None:
    t, round_ = translator, make_round(seed=5, generated=True)
    files = files_of(round_, measurements=measurements, t=t)
    said = files["README.md"].decode()
    assert said.startswith(f"# {t('open_data.title', group='Каракол')}\n")
    assert t("documents.generated.label") in said
    assert round_.responses.sources[0].sha256 in said
    assert "creativecommons.org/licenses/by/4.0" in said
    for name in files:
        assert not name.endswith(".csv") or f"`{name}`" in said
    ratings = int((~np.isnan(round_.responses.ratings)).sum())
    (line,) = [line for line in said.splitlines() if line.startswith("- `ratings.csv`")]
    assert re.sub(r"\D", "", line.rpartition("(")[2]) == str(ratings)


def test_the_order_of_people_tells_nothing(t: Translator) -> None:
    round_ = make_round(seed=3)
    turned = replace(round_, responses=replace(round_.responses, ratings=round_.responses.ratings[::-1]))
    assert files_of(round_, t=t)["ratings.csv"] == files_of(turned, t=t)["ratings.csv"]


def test_a_question_of_few_is_left_out_with_what_would_tell_it(t: Translator) -> None:
    round_ = make_round(respondents=40, services=("Вода", "Дороги"), criteria=("качество", "цена", "доступность"))
    ratings = round_.responses.ratings.copy()
    ratings[4:, 0] = np.nan
    files = files_of(replace(round_, responses=replace(round_.responses, ratings=ratings)), t=t)
    asked = [row["service"] for row in table(files, "questions")]
    assert (asked.count("Вода"), asked.count("Дороги")) == (1, 3)
    water = {row["criterion"]: row for row in table(files, "scores") if row["service"] == "Вода"}
    assert (water["качество"]["n"], water["качество"]["score"]) == ("", "")
    assert numbers([one for one in water.values() if one["criterion"] != "*"], "score").count(None) == 2


def test_of_three_people_no_rating_is_told(t: Translator) -> None:
    files = files_of(make_round(respondents=3), t=t)
    assert "ratings.csv" not in files
    assert {row["score"] for row in table(files, "scores")} == {""}
    assert table(files, "rounds")[0]["respondents"] == ""


def test_words_that_a_spreadsheet_would_run_are_defused(t: Translator) -> None:
    round_ = make_round("=1+1", services=('=HYPERLINK("http://evil")', "@SUM(A1)"))
    files = files_of(round_, t=t)
    for name in ("rounds", "questions", "scores"):
        assert not [cell for row in table(files, name) for cell in row.values() if cell.startswith(("=", "@", "+"))]


def test_the_same_results_give_the_same_bytes_and_nothing_gives_nothing(t: Translator) -> None:
    assert files_of(make_round(), t=t) == files_of(make_round(), t=t)
    assert files_of(t=t) == {}
