"""One language's way to say a sentence, a number, a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from smio.language.catalogue import Entry, catalogue

Language = Literal["ru", "ky", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
PAPER_LANGUAGES: tuple[Language, ...] = ("ru", "ky")  # the languages of acts and letters

MINUS = "−"
NO_BREAK = "\u00a0"
NO_VALUE = "—"


@dataclass(frozen=True)
class Translator:
    """Says things in one language. ``translator("ky")("chrome.open")`` is a sentence of the catalogue."""

    language: Language

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language)

    @property
    def entries(self) -> dict[str, Entry]:
        return dict(catalogue(self.language))

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a key with its values filled in; ``n`` chooses the plural form.

        Floats are written with two decimals and the decimal comma; whoever wants them otherwise passes text.
        Raises KeyError for an unknown key: a test holds that every key used exists in every language.
        """
        entry = catalogue(self.language)[key]
        if not isinstance(entry, str):
            count = values.get("n", 0)
            form = self.locale.plural_form(float(count) if isinstance(count, int | float) else 0)
            entry = entry.get(form, entry["other"])
        shown = {name: self._shown(value) for name, value in values.items()}
        return entry.format(**shown) if shown else entry

    def has(self, key: str) -> bool:
        """Whether the catalogue knows a key."""
        return key in catalogue(self.language)

    def _shown(self, value: object) -> object:
        if isinstance(value, float):
            return self.decimal(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return self.whole(value)
        return self.long_date(value) if isinstance(value, date) else value

    def decimal(self, value: float | None, places: int = 2) -> str:
        """A number with so many decimals: 3,14; a true minus; «—» for None."""
        if value is None:
            return NO_VALUE
        pattern = "#,##0." + "0" * places if places else "#,##0"
        # Half to even would show 2,5 as 2: people expect halves to go up, as Babel is told by half-up rounding.
        text = format_decimal(_half_up(value, places), pattern, locale=self.locale)
        return text.replace("-", MINUS)

    def whole(self, value: float | None) -> str:
        """A whole number: 1 234 in Russian, with a no-break space."""
        return self.decimal(value, 0)

    def signed(self, value: float | None, places: int = 2) -> str:
        """A difference: +0,35, −0,20, 0,00."""
        if value is None:
            return NO_VALUE
        return ("+" if _half_up(value, places) > 0 else "") + self.decimal(value, places)

    def percent(self, share: float | None) -> str:
        """A share of 1 as whole per cent: 38 %."""
        if share is None:
            return NO_VALUE
        gap = "" if self.language == "en" else NO_BREAK
        return f"{self.whole(share * 100)}{gap}%"

    def interval(self, low: float | None, high: float | None, places: int = 2) -> str:
        """An interval with signs: −0,49 … +0,05."""
        if low is None or high is None:
            return NO_VALUE
        return f"{self.signed(low, places)}{NO_BREAK}…{NO_BREAK}{self.signed(high, places)}"

    def long_date(self, day: date) -> str:
        """A date in words: 8 февраля 2026 г., 2026-жылдын 8-февралы."""
        if self.language == "ky":
            return f"{day.year}-жылдын {day.day}-{self(f'language.month_of.{day.month}')}"
        if self.language == "ru":
            return format_date(day, f"d{NO_BREAK}MMMM y{NO_BREAK}'г.'", locale=self.locale)
        return format_date(day, "long", locale=self.locale)

    def short_date(self, day: date) -> str:
        """A date in digits: 08.02.2026."""
        return format_date(day, "dd/MM/y" if self.language == "en" else "dd.MM.y", locale=self.locale)

    def moment(self, when: datetime) -> str:
        """A date with the time of day."""
        return f"{self.short_date(when.date())} {when:%H:%M}"

    def period(self, start: date, end: date) -> str:
        """A period of measurement in digits: 01.01.2019 – 31.10.2019."""
        return f"{self.short_date(start)} – {self.short_date(end)}"

    def listing(self, items: Sequence[str]) -> str:
        """Several things in a row: a, b and c."""
        if len(items) < 2:  # noqa: PLR2004 - nothing to join
            return "".join(items)
        return self("language.list_and", first=", ".join(items[:-1]), last=items[-1])


def _half_up(value: float, places: int) -> float:
    """Rounded as people round: a half goes away from zero (1e-9 forgives the binary form of 2,675)."""
    scale = 10**places
    size = int(abs(value) * scale + 0.5 + 1e-9) / scale
    return -size if value < 0 and size else size  # never −0,00


@cache
def translator(language: Language) -> Translator:
    """The translator of a language."""
    return Translator(language)
