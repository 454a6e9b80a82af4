"""The checklists that come with the app, and the schema that editors check a file with."""

import json

import jsonschema
import pytest
import yaml

from smio.checklist import Checklist, built_in_checklists, checklist_yaml, load_checklist
from smio.checklist.files import CHECKLISTS
from smio.checklist.make_schema import SCHEMA, schema

NAMES = tuple(built_in_checklists())


@pytest.fixture(params=NAMES)
def checklist(request: pytest.FixtureRequest) -> Checklist:
    return built_in_checklists()[request.param]


def test_the_example_of_the_index_stands_first() -> None:
    assert NAMES == ("mibp-example", "website-example")


def test_the_schema_is_that_of_the_records() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema()


@pytest.mark.parametrize("name", NAMES)
def test_a_built_in_file_fits_the_schema_as_any_editor_reads_it(name: str) -> None:
    content = yaml.safe_load((CHECKLISTS / f"{name}.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(content, json.loads(schema()))
    content["answers"][0]["share"] = 2
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, json.loads(schema()))


def test_every_item_says_how_it_is_checked_what_proves_it_and_who_must_act(checklist: Checklist) -> None:
    for item in checklist.items.values():
        for words in (item.text, item.hint, item.proof):
            assert all(words[language].strip() for language in ("ru", "ky", "en")), item.id
            assert words["ru"] != words["ky"], item.id
        assert item.office in checklist.offices


def test_an_example_says_that_it_is_not_official(checklist: Checklist) -> None:
    assert not checklist.official
    assert "не официальная методика" in checklist.source["ru"]
    assert "расмий методика эмес" in checklist.source["ky"]


def test_the_points_are_a_hundred_and_the_levels_have_their_words(checklist: Checklist) -> None:
    assert sum(direction.points for direction in checklist.directions) == 100
    assert [(level.low, level.high) for level in checklist.levels] == [(0, 40), (41, 60), (61, 100)]
    assert all(level.wording["ru"] for level in checklist.levels)


def test_what_could_not_be_checked_is_not_counted_as_no(checklist: Checklist) -> None:
    assert checklist.shares["not_verified"] is None
    assert checklist.shares["not_applicable"] is None


def test_a_checklist_is_read_from_its_own_file(checklist: Checklist) -> None:
    assert load_checklist(checklist_yaml(checklist).encode(), "x.yaml") == checklist
