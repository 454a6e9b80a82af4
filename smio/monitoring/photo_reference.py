"""How a text of an act speaks of a photograph: by a mark that holds whatever its number becomes.

«Плитка разбита ([фото:17]).» names the photograph of id 17. The paper prints «(фото 2, приложение 1)»: the number is
the photograph's place among those of the act, so moving or removing one renumbers the text by itself.
"""

import re
from collections.abc import Callable, Collection, Iterator

from smio.language import Translator
from smio.monitoring.act import Act

MARK = re.compile(r"\[(?:фото|сүрөт|photo):(\d{1,12})\]")
MARKS = re.compile(rf"{MARK.pattern}(?:(?:,\s*|\s+){MARK.pattern})*")  # several in a row are told together
END = re.compile(r"[.!?…]*\s*$")
# A full stop that belongs to its word: «в 2019 г.», «300 куб.»; the sentence gets one of its own after the brackets.
SHORTENED = re.compile(r"(?:(?<=[\s\u00a0\d])(?:г|гг|м|км|см|га|т|кв|куб|чел|шт|тыс|млн|руб|др|пр|ж|жж)|т\. ?[дп])\.$")
ENDS_WITH_MARKS = re.compile(rf"\(({MARKS.pattern})\)$")


def photo_mark(photo_id: int, t: Translator) -> str:
    """The mark of a photograph, as it stands in a text: [фото:17]."""
    return f"[{t('visit.photo.word')}:{photo_id}]"


def with_photo(text: str, photo_id: int, t: Translator) -> str:
    """The text with the mark of a photograph before its full stop, in brackets, beside others that end it."""
    end = END.search(text)
    body, close = (text[: end.start()], end.group().strip()) if end else (text, "")
    if close == "." and SHORTENED.search(f"{body}."):
        body += "."
    mark = photo_mark(photo_id, t)
    joined = ENDS_WITH_MARKS.search(body)
    if joined:
        return f"{body[: joined.start()]}({joined.group(1)}, {mark}){close}"
    return f"{body} ({mark}){close}" if body else mark + close


def photos_in(text: str) -> tuple[int, ...]:
    """The ids of the photographs that a text speaks of, in its order."""
    return tuple(int(found) for found in MARK.findall(text))


def photos_spoken_of(act: Act) -> frozenset[int]:
    """The ids of the photographs that any text of the act speaks of."""
    return frozenset(photo for text in act_texts(act) for photo in photos_in(text))


def lost_marks(act: Act, kept: Collection[int]) -> tuple[int, ...]:
    """The ids that the act's texts name though no such photograph is kept, each once."""
    named = dict.fromkeys(photo for text in act_texts(act) for photo in photos_in(text))
    return tuple(photo for photo in named if photo not in kept)


def without_photo(text: str, photo_id: int) -> str:
    """The text without the mark of a photograph that is gone, and without the brackets that held it alone."""
    mark = rf"\[(?:фото|сүрөт|photo):{photo_id}\]"
    text = re.sub(rf"\s*\({mark}\)", "", text)
    return re.sub(rf",\s*{mark}|{mark},\s*|\s*{mark}", "", text)


def unmarked(text: str) -> str:
    """The text without any mark: for a paper that has no photographs."""
    for photo in photos_in(text):
        text = without_photo(text, photo)
    return text


def act_texts(act: Act) -> Iterator[str]:
    """The texts of an act in which a photograph may be spoken of."""
    yield from (act.subject, act.basis, act.method, *act.facts, *act.conclusions)
    for recommendation in act.recommendations:
        yield from (recommendation.what, recommendation.why)


def with_marks_said(text: str, say: Callable[[tuple[int, ...]], str]) -> str:
    """The text with its marks in words; ``say`` is given the ids of those that stand together."""
    return MARKS.sub(lambda found: say(photos_in(found.group())), text)
