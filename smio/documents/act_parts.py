"""What the acts of every kind have in common: who, where, when, copies."""

from collections.abc import Iterable
from datetime import date

from smio.language import Translator, city_name, translator
from smio.monitoring import Group


def organisation(group: Group, t: Translator) -> str:
    """The group's name, with its city where the name does not hold it."""
    if not group.city or group.city.casefold() in group.name.casefold():
        return group.name
    return t("documents.act.organisation", name=group.name, city=city_name(group.city, t.language))


def place(group: Group, t: Translator) -> str:
    """The city, as an act writes it."""
    return t("documents.act.place", city=city_name(group.city, t.language)) if group.city else ""


def letterhead(group: Group) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What kind of group writes and where, in Kyrgyz and in Russian: the two sides of a letterhead."""
    kyrgyz, russian = (
        tuple(line for line in (*words("documents.letter.letterhead").split("\n"), place(group, words)) if line)
        for words in (translator("ky"), translator("ru"))
    )
    return kyrgyz, russian


def copies(group: Group, t: Translator) -> tuple[str, ...]:
    """Who usually gets a copy; the group changes the list."""
    if not group.city:
        return ()
    city = city_name(group.city, t.language)
    return tuple(t(f"documents.copy.{name}", city=city) for name in ("mayor", "kenesh", "commissions"))


def span(days: Iterable[date | None]) -> tuple[date, date] | None:
    """From the earliest to the latest of the known days; None where none is known."""
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else None


def quoted(words: Iterable[str], t: Translator) -> tuple[str, ...]:
    """The words in the quotation marks of the language."""
    return tuple(t("documents.act.quoted", words=word) for word in words)
