"""What the acts of every kind have in common: who, where, when, copies."""

from collections.abc import Iterable
from datetime import date

from smio.documents.typography import typeset
from smio.language import Translator, city_name, translator
from smio.monitoring import Group


def organisation(group: Group, t: Translator) -> str:
    """The group's name in the language, with its city where the name does not hold it."""
    name = (t.language == "ky" and group.practice.name_ky) or group.name
    city = city_name(group.city, t.language)
    if not city or any(known.casefold() in name.casefold() for known in (group.city, city)):
        return name
    return t("documents.act.organisation", name=name, city=city)


def place(group: Group, t: Translator) -> str:
    """The city, as an act writes it."""
    return t("documents.act.place", city=city_name(group.city, t.language)) if group.city else ""


def letterhead(group: Group) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who writes and where, in Kyrgyz and in Russian: the two sides of a letterhead.

    A group that has a Kyrgyz name has its names there; of another, what kind of group it is.
    """
    kyrgyz, russian = translator("ky"), translator("ru")
    if group.practice.name_ky:
        return (group.practice.name_ky, *_town(group.practice.name_ky, group, kyrgyz)), (
            group.name,
            *_town(group.name, group, russian),
        )
    ky, ru = (
        tuple(line for line in (*words("documents.letter.letterhead").split("\n"), place(group, words)) if line)
        for words in (kyrgyz, russian)
    )
    return ky, ru


def _town(name: str, group: Group, t: Translator) -> tuple[str, ...]:
    """The town, where the name does not hold it."""
    city = city_name(group.city, t.language)
    held = any(known and known.casefold() in name.casefold() for known in (group.city, city))
    return () if held or not group.city else (place(group, t),)


def sides(both: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """Both sides of a letterhead, ready to print; where one alone is given the other is empty, not absent."""
    kyrgyz, russian = ([typeset(line) for line in side] for side in both)
    if not kyrgyz and not russian:
        return [], []
    return kyrgyz or [""], russian or [""]  # Word takes no cell without a paragraph


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
