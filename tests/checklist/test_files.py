"""Checklists and measurements as files: what is read, and what is refused with every fault named."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from smio.checklist import (
    Checklist,
    ItemAnswer,
    Measurement,
    built_in_checklists,
    built_in_library,
    load_checklist,
    load_measurement,
)
from smio.checklist.files import CHECKLISTS, LARGEST_FILE
from smio.errors import UserError
from smio.language import LANGUAGES, Language, error_sentence, translator

BUILT_IN = built_in_checklists()
EXAMPLE = BUILT_IN["mibp-example"]
HEAD = "checklist: mibp-example\nfrom: 2019-01-01\nto: 2019-10-31\nanswers:\n"


def broken(change: Callable[[dict[str, Any]], None]) -> bytes:
    """The example checklist after a change to its content."""
    content: dict[str, Any] = yaml.safe_load((CHECKLISTS / "mibp-example.yaml").read_text(encoding="utf-8"))
    change(content)
    return json.dumps(content).encode()


def refusal(data: bytes) -> UserError:
    with pytest.raises(UserError) as refused:
        load_checklist(data, "ours.yaml")
    return refused.value


def refused_measurement(text: str) -> UserError:
    with pytest.raises(UserError) as refused:
        load_measurement(text.encode(), "m.yaml", built_in_library())
    return refused.value


def filled(text: str) -> Measurement:
    return load_measurement(text.encode(), "m.yaml", built_in_library())


def test_the_example_read_as_yaml_and_as_json_is_the_same_checklist() -> None:
    assert load_checklist(broken(lambda _: None), "example.json") == EXAMPLE


def test_the_built_in_checklists_speak_all_three_languages() -> None:
    for checklist in BUILT_IN.values():
        texts = [checklist.title, checklist.source, *(item.text for item in checklist.items.values())]
        texts += [answer.label for answer in checklist.answers] + [level.title for level in checklist.levels]
        assert all({"ru", "ky", "en"} <= text.keys() for text in texts)


def several_faults(content: dict[str, Any]) -> None:
    first = content["directions"][0]
    first["items"][0]["points"] = 6
    first["items"][1]["id"] = "1.3"
    del first["items"][2]["text"]["ky"]
    content["answers"][1]["code"] = "yes"
    content["levels"][1]["low"] = 45
    content["levels"][2]["high"] = 99
    content["title"]["en"] = " "


def test_every_fault_of_a_broken_checklist_is_named_at_once() -> None:
    error = refusal(broken(several_faults))
    assert error.code == "checklist.error.broken"
    assert error.details["file"] == "ours.yaml"
    assert [str(fault).removeprefix("checklist.fault.") for fault in error.faults] == [
        "item_twice (id=1.3)",
        "answer_twice (id=yes)",
        "points (direction=1, total=41, stated=40)",
        "all_points (total=101, stated=100)",
        "no_text (place=title, languages=en)",
        "no_text (place=item 1.3 text, languages=ky)",
        "bands (level=middle, low=45)",
        "top_band (last=99)",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_said_in_the_readers_language(language: Language) -> None:
    error = refusal(broken(several_faults))
    said = error_sentence(error, translator(language))
    assert said.count("; ") == len(error.faults) - 1
    assert "ours.yaml" in said
    assert "faults" not in said


def wrong_fields(content: dict[str, Any]) -> None:
    del content["version"]
    content["answers"][0]["share"] = 1.5
    content["directions"][0]["items"][0]["points"] = 0
    content["directions"][1]["items"] = []
    content["colour"] = "blue"


def test_every_wrong_field_is_named_at_once() -> None:
    faults = str(refusal(broken(wrong_fields)))
    places = ["version", "answers.0.share", "directions.0.items.0.points", "directions.1.items", "colour"]
    assert [place for place in places if f"place={place}," not in faults] == []


@pytest.mark.parametrize("points", ["inf", "nan", "-5", "many"])
def test_points_are_finite_and_positive_numbers(points: str) -> None:
    def change(content: dict[str, Any]) -> None:
        content["directions"][0]["items"][0]["points"] = points

    assert "directions.0.items.0.points" in str(refusal(broken(change)))


@pytest.mark.parametrize(
    "data",
    [b"title: [unclosed", b"x: &x [*x]", b"\xff\xfe\x00", b"a: &a [*a, *b]", b"\x00", b"[" * 5000],
    ids=["unclosed", "a list within itself", "not UTF-8", "unknown alias", "a zero byte", "deeper than anyone writes"],
)
def test_what_is_no_yaml_is_said_plainly(data: bytes) -> None:
    assert refusal(data).code == "checklist.error.not_yaml"


@pytest.mark.parametrize("data", [b"", b"just words", b"- a\n- b"])
def test_yaml_that_is_no_checklist_is_refused(data: bytes) -> None:
    assert refusal(data).code == "checklist.error.broken"


def test_a_file_far_larger_than_a_checklist_is_refused_unread() -> None:
    assert refusal(b"[" * (LARGEST_FILE + 1)).code == "checklist.error.too_large"


def test_a_key_that_stands_twice_is_named_with_its_row() -> None:
    error = refused_measurement(HEAD + "  1.1: yes\n  1.2: no\n  1.1: no\n")
    assert error.code == "checklist.error.twice"
    assert error.details == {"file": "m.yaml", "key": "1.1", "row": 7}


@pytest.mark.parametrize("word", ["yes", "Yes", "да", "ДА", " ооба ", "'yes'"])
def test_yes_is_a_word_in_three_languages_and_no_truth_value(word: str) -> None:
    assert filled(HEAD + f"  1.1: {word}\n").codes == {"1.1": "yes"}


@pytest.mark.parametrize(("word", "code"), [("no", "no"), ("нет", "no"), ("жок", "no"), ("off", None), ("true", None)])
def test_no_is_a_word_and_yamls_other_truth_values_are_no_answers(word: str, code: str | None) -> None:
    text = HEAD + f"  1.1: {word}\n"
    if code is None:
        assert refused_measurement(text).code == "checklist.error.unknown_answers"
    else:
        assert filled(text).codes == {"1.1": code}


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_answer_may_be_given_by_its_label(language: str) -> None:
    for answer in EXAMPLE.answers:
        assert filled(HEAD + f"  1.1: {answer.label[language]}\n").codes == {"1.1": answer.code}


def test_item_numbers_need_no_quotes_and_keep_their_zeros() -> None:
    assert filled(HEAD + "  1.1: yes\n").codes.keys() == {"1.1"}
    assert "1.10" in str(refused_measurement(HEAD + "  1.10: yes\n").details["items"])


def test_an_answer_may_carry_its_proof() -> None:
    text = (
        HEAD + "  1.1: {answer: да, note: стенд, link: 'https://example.kg', checked_on: 2019-11-02, checked_by: А}\n"
    )
    assert filled(text).answers["1.1"] == ItemAnswer("yes", "стенд", "https://example.kg", date(2019, 11, 2), "А")


def test_blank_answers_are_unanswered() -> None:
    blank = '  1.1:\n  1.2: ~\n  1.3: null\n  1.4: ""\n  1.5: no\n'
    assert filled(HEAD + blank).codes == {"1.5": "no"}


def test_a_measurement_saved_as_json_is_read() -> None:
    content = {
        "checklist": "mibp-example",
        "version": None,
        "from": "2019-01-01",
        "to": "2019-10-31",
        "place": "Кара-Балта",
        "generated": True,
        "answers": {"1.1": "yes", "1.2": None, "1.3": {"answer": "no", "checked_on": None}},
    }
    measurement = filled(json.dumps(content))
    assert measurement.codes == {"1.1": "yes", "1.3": "no"}
    assert (measurement.start, measurement.end) == (date(2019, 1, 1), date(2019, 10, 31))
    assert (measurement.place, measurement.generated) == ("Кара-Балта", True)


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ("mibp-example", "unknown", "checklist.error.unknown_checklist", "unknown"),
        ("to: 2019-10-31", "to: 2018-10-31", "checklist.error.period", "m.yaml"),
        ("answers:", "version: '7'\nanswers:", "checklist.error.other_version", "7"),
        ("from: 2019-01-01", "from: вчера", "checklist.error.broken_measurement", "from"),
        ("from: 2019-01-01\n", "", "checklist.error.broken_measurement", "from"),
        ("  1.1: yes", "  9.9: yes\n  1.2: может быть", "checklist.error.unknown_answers", "9.9, 1.2: может быть"),
    ],
)
def test_a_measurement_is_refused_with_what_is_wrong(old: str, new: str, code: str, named: str) -> None:
    error = refused_measurement((HEAD + "  1.1: yes\n").replace(old, new))
    assert error.code == code
    assert named in str(error)


def test_a_byte_order_mark_and_windows_line_ends_are_read_over() -> None:
    text = "\ufeff" + HEAD.replace("\n", "\r\n") + "  1.1: да\r\n"
    assert filled(text).codes == {"1.1": "yes"}


def test_an_answer_of_a_checklist_is_found_by_its_code() -> None:
    checklist: Checklist = EXAMPLE
    assert checklist.answer("partly").share == 0.5
    with pytest.raises(KeyError):
        checklist.answer("perhaps")
