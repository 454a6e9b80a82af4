"""Towns and oblasts of the country: their names in each language and in the cases of Russian."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from smio.language.case import LEXICON, Case, russian_place


@dataclass(frozen=True)
class Place:
    """A town or an oblast. ``russian`` are the forms in the order of `smio.language.case.RUSSIAN_ORDER`."""

    russian: tuple[str, ...]
    kyrgyz: str
    english: str
    town: bool

    def name(self, language: str) -> str:
        """Its name as it stands by itself."""
        return {"ru": self.russian[0], "ky": self.kyrgyz}.get(language, self.english)

    def in_russian(self, case: Case) -> str:
        return self.russian[russian_place(case)]


def known_place(words: str) -> Place | None:
    """The town or oblast of a name in any of the three languages, or in another spelling; None for an unknown one."""
    return _places().get(_folded(words))


@cache
def _places() -> dict[str, Place]:
    table = tomllib.loads((LEXICON / "places.toml").read_text(encoding="utf-8"))
    known: dict[str, Place] = {}
    for kind in ("towns", "oblasts"):
        for row in table[kind]:
            place = Place(tuple(row["ru"]), row["ky"], row["en"], kind == "towns")
            for name in (row["ru"][0], row["ky"], row["en"], *row.get("known_as", ())):
                known.setdefault(_folded(name), place)
    return known


def _folded(words: str) -> str:
    """A name for looking up: «г. Каракол», «Каракол шаары» and «КАРАКОЛ» are one town."""
    text = unicodedata.normalize("NFC", words).replace("\u00a0", " ").casefold().replace("ё", "е")
    for before in ("город ", "г. ", "г.", "city of "):
        text = text.removeprefix(before)
    text = text.removesuffix(" шаары").removesuffix(" ш.")
    return " ".join(text.replace("–", "-").split())
