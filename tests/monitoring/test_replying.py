"""What an answer must say before it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from smio.errors import UserError
from smio.monitoring import Reply, Status, Voice
from smio.monitoring.replying import complete

DAY = date(2026, 2, 5)
SAID = Reply(Status.DONE, "Крыша отремонтирована.", DAY, who="Ибраев Н. А., мэр", by_link=True)


def code_of(reply: Reply) -> str:
    with pytest.raises(UserError) as refused:
        complete(reply)
    return refused.value.code.rpartition(".")[2]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": Status.NO_ANSWER}, "status"),
        ({"status": Status.OVERDUE}, "status"),
        ({"who": " "}, "who"),
        ({"status": Status.REFUSED, "text": " "}, "reason"),
        ({"status": Status.PROMISED}, "promised_by"),
        ({"status": Status.PROMISED, "promised_by": date(2026, 2, 4)}, "promised_before"),
        ({"text": "\n "}, "nothing_said"),
        ({"text": "а" * 5001}, "too_long"),
        ({"document": "а" * 301}, "too_long"),
    ],
)
def test_an_answer_that_says_too_little_or_too_much_is_refused_with_what_is_missing(
    changes: dict[str, object], code: str
) -> None:
    assert code_of(replace(SAID, **changes)) == code  # pyright: ignore[reportArgumentType]


def test_a_document_or_a_file_is_an_answer_without_words() -> None:
    assert complete(replace(SAID, text="", document="исх. № 7")).document == "исх. № 7"
    assert complete(replace(SAID, text=""), with_files=True).text == ""


def test_what_the_group_saw_needs_no_name() -> None:
    seen = replace(SAID, voice=Voice.GROUP, who="", by_link=False)
    assert complete(seen) == seen


def test_spaces_go_and_a_day_stays_only_with_a_promise() -> None:
    kept = complete(replace(SAID, text="  да \n", who=" Ибраев ", promised_by=date(2026, 3, 1)))
    assert (kept.text, kept.who, kept.promised_by) == ("да", "Ибраев", None)
    promised = complete(replace(SAID, status=Status.PROMISED, promised_by=DAY))
    assert promised.promised_by == DAY
