"""The photographs of an act: numbered as they stand, spoken of by number and annex, named with their hashes."""

import hashlib
import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from smio.checklist import ItemAnswer, ProofFile
from smio.documents import Results, draft_checklist_act, draft_site_act, results_of, write_act
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, ActPhoto, Recommendation
from smio.monitoring.photo_reference import with_photo
from tests.documents.evidence import GROUP, example_checklist, measurement
from tests.documents.word_reader import Paper


def picture(colour: str, size: tuple[int, int] = (80, 60)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return stream.getvalue()


CONTENTS = {17: picture("red"), 3: picture("green", (60, 80)), 40: picture("blue")}
STORED = (
    ActPhoto(17, "a.jpg", hashlib.sha256(CONTENTS[17]).hexdigest(), "Разбитая плитка.", date(2026, 4, 16)),
    ActPhoto(3, "b.jpg", hashlib.sha256(CONTENTS[3]).hexdigest(), "Лоток без решётки"),
    ActPhoto(40, "c.jpg", hashlib.sha256(CONTENTS[40]).hexdigest()),
)


def visit(t: Translator, *facts: str) -> Act:
    return replace(draft_site_act(GROUP, t), facts=facts)


def printed(act: Act, t: Translator, stored: tuple[ActPhoto, ...] = STORED) -> Paper:
    return Paper(write_act(act, Results(), t, stored=stored, photos=CONTENTS))


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Плитка разбита (фото 1, приложение 1)."), ("ky", "Плитка разбита (1-фото, 1-тиркеме).")],
)
def test_a_text_speaks_of_a_photograph_by_number_and_annex(language: Language, said: str) -> None:
    t = translator_of(language)
    assert said in printed(visit(t, with_photo("Плитка разбита.", 17, t)), t).text


def test_moving_a_photograph_renumbers_the_text(t: Translator) -> None:
    act = visit(t, with_photo("Плитка разбита.", 17, t), with_photo("Решётки нет.", 3, t))
    first, second, third = STORED
    for order, numbers in (((first, second, third), (1, 2)), ((second, third, first), (3, 1))):
        text = printed(act, t, order).text
        assert f"Плитка разбита (фото {numbers[0]}, приложение 1)." in text
        assert f"Решётки нет (фото {numbers[1]}, приложение 1)." in text


def test_several_are_told_together_and_in_order(t: Translator) -> None:
    text = with_photo(with_photo(with_photo("Двор.", 40, t), 17, t), 3, t)
    assert "Двор (фото 1, 2 и 3, приложение 1)." in printed(visit(t, text), t).text


def test_reasons_speak_of_them_too(t: Translator) -> None:
    act = replace(visit(t), recommendations=(Recommendation("Чинить", why=with_photo("опасно", 3, t)),))
    assert printed(act, t).table("№")[1][4] == "опасно (фото 2, приложение 1)"


def test_a_photograph_that_is_gone_leaves_a_line_to_fill_in(t: Translator) -> None:
    paper = printed(visit(t, with_photo("Плитка разбита.", 99, t)), t)
    assert "Плитка разбита (фото ____)." in paper.text
    assert "[фото" not in paper.text


def test_captions_and_days_stand_under_them_and_words_behind_them(t: Translator) -> None:
    paper = printed(visit(t), t)
    assert [words for words in paper.styled("PictureCaption") if words.strip()] == [
        "Фото 1. Разбитая плитка, снято 16.04.2026", "Фото 2. Лоток без решётки", "Фото 3",
    ]  # fmt: skip
    assert paper.alternatives() == [
        "Фотография: Разбитая плитка", "Фотография: Лоток без решётки", "Фотография «c.jpg» без подписи",
    ]  # fmt: skip
    assert "Подробнее: приложение 1 «Фотографии» и приложение 2 «Источники данных»." in paper.text


def test_the_sources_name_every_file_with_its_whole_hash(t: Translator) -> None:
    rows = next(rows for rows in printed(visit(t), t).tables() if rows[0][0] == "Файл")
    assert rows[1:] == [
        ["a.jpg", "фото 1; снято 16.04.2026", STORED[0].sha256],
        ["b.jpg", "фото 2", STORED[1].sha256],
        ["c.jpg", "фото 3", STORED[2].sha256],
    ]


def test_one_that_cannot_be_shown_keeps_its_number_and_says_so(t: Translator) -> None:
    act = visit(t, with_photo("Решётки нет.", 3, t))
    contents = {17: CONTENTS[17], 3: b"no picture"}
    paper = Paper(write_act(act, Results(), t, stored=STORED, photos=contents))
    assert "Решётки нет (фото 2, приложение 1)." in paper.text
    captions = [words for words in paper.styled("PictureCaption") if words.strip()]
    assert captions[1] == "Фото 2. Лоток без решётки (снимок «b.jpg» не открылся и не напечатан)"
    assert captions[2] == "Фото 3 (снимок «c.jpg» не открылся и не напечатан)"
    assert len(paper.alternatives()) == 1


def test_they_come_after_the_proofs_of_a_measurement_in_one_annex(t: Translator) -> None:
    """An id of a proof and an id of a photograph may be the same: they are of two tables of the store."""
    proof = ProofFile(17, "proof.jpg", "image/jpeg", "f" * 64)
    one = measurement(11, 12, 12, changed={"1.1": ItemAnswer("yes", files=(proof,))})
    results = results_of((), [one], example_checklist())
    act = draft_checklist_act(GROUP, example_checklist(), [one], t, results)
    act = replace(act, conclusions=(with_photo("Видно на снимке.", 17, t),))
    written = write_act(act, results, t, pictures=(), proofs={17: picture("white")}, stored=STORED, photos=CONTENTS)
    paper = Paper(written)
    assert "Видно на снимке (фото 2, приложение 2)." in paper.text
    captions = [words.split(".")[0].split(",")[0] for words in paper.styled("PictureCaption") if words.strip()]
    assert captions == ["Фото 1", "Фото 2", "Фото 3", "Фото 4"]
    rows = next(rows for rows in paper.tables() if rows[0][0] == "Файл")
    assert rows[-1] == ["proof.jpg", "пункт 1.1; фото 1", "f" * 64]


def test_marks_of_any_language_are_read(t: Translator) -> None:
    text = printed(visit(t, "А ([сүрөт:17]), б ([photo:3])."), t).text
    assert "А (фото 1, приложение 1), б (фото 2, приложение 1)." in text


def test_the_same_act_is_the_same_file(t: Translator) -> None:
    act = visit(t, with_photo("Плитка.", 17, t))
    one, two = (write_act(act, Results(), t, stored=STORED, photos=CONTENTS) for _ in range(2))
    assert one == two
