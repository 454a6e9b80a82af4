"""The receipt of an answer given by a link: a page of its own to keep and to print, with nothing from outside."""

from collections.abc import Sequence
from datetime import date
from html import escape

from smio.documents.act_letters import letter_words
from smio.language import Translator
from smio.monitoring import Letter, Reply, Tracked, Voice
from smio.monitoring.photo_reference import unmarked

STYLE = """
body { font: 12pt/1.5 "Noto Sans", "Segoe UI", Arial, sans-serif; color: #1A2129; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #9AA5B1; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; } p { margin: .3rem 0; } .said { color: #46505B; }
tr { break-inside: avoid; } @page { margin: 20mm 10mm 20mm 20mm; }
"""  # noqa: E501 - a style sheet reads by its rules


def said_words(reply: Reply, t: Translator) -> str:
    """The status of a reply with its day: «сделаем до 1 марта», and when and by whom it was said."""
    status = t(f"correspondence.status.{reply.status}")
    if reply.promised_by is not None:
        status = t("correspondence.status.with_day", status=status, date=t.short_date(reply.promised_by))
    signed = ", ".join(part for part in (reply.who, t.short_date(reply.on)) if part)
    return f"{status} · {signed}"


def receipt_rows(asked: Sequence[Tracked], t: Translator) -> tuple[tuple[str, str, str, str], ...]:
    """Each recommendation in a row: its number here, what was asked, the status said last, its words."""
    return tuple(_row(place, one, t) for place, one in enumerate(asked, start=1))


def receipt_page(asked: Sequence[Tracked], letter: Letter, t: Translator, *, who: str, on: date) -> bytes:
    """The receipt as one HTML file."""
    title = escape(t("correspondence.receipt.title"))
    words = letter_words(letter, t) if letter.number else ""
    closed = t("correspondence.receipt.closed", who=who or "—", date=on)
    head = [letter.organisation, words[:1].upper() + words[1:], letter.heading, closed]
    lines = "".join(f"<p>{escape(line)}</p>" for line in head if line)
    headings = "".join(
        f'<th scope="col">{escape(t(f"correspondence.receipt.{name}"))}</th>' for name in ("number", "asked", "answer")
    )
    rows = "".join(
        f"<tr><td>{escape(number)}</td><td>{escape(what)}</td>"
        f'<td>{escape(status)}<br><span class="said">{escape(said)}</span></td></tr>'
        for number, what, status, said in receipt_rows(asked, t)
    )
    return (
        f'<!doctype html><html lang="{t.language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1>{lines}"
        f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table></body></html>"
    ).encode()


def _row(place: int, one: Tracked, t: Translator) -> tuple[str, str, str, str]:
    reply = next((reply for reply in reversed(one.replies) if reply.voice is Voice.AUTHORITY), None)
    if reply is None:
        return f"{place}", unmarked(one.recommendation.what), t("correspondence.status.no_answer"), ""
    files = t("correspondence.receipt.files", names=", ".join(file.name for file in reply.files)) if reply.files else ""
    said = " · ".join(part for part in (reply.text, reply.document, files) if part)
    return f"{place}", unmarked(one.recommendation.what), said_words(reply, t), said
