"""What every page of results must hold: read from its bytes, and as a browser shows it.

`findings` are those of the file: no request goes out of it, headings, tables, pictures and languages say what they are.
`seen_findings` are those of the page as it is shown, each computed in the browser (`page_rules.js`): the contrast of
every word with what is painted under it, landmarks, headings, whether anything leaves the screen; `keyboard_findings`
are of what the keyboard reaches. An empty list is the pass.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page

from tests.documents.html_page import PageReader, ReadTable

FORBIDDEN = {"script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"}
SHORTEST_ALT = 40  # letters: fewer cannot say what a figure shows
READABLE = 4.5  # WCAG 1.4.3, asked of large letters too
LARGE_ENOUGH = 24  # pixels of what is pressed: WCAG 2.5.8
OUTLINE = 2  # pixels of the line around what the keyboard stands on
ASKED = Path(__file__).with_suffix(".js")
SCORE = re.compile(r"\d+(?:[.,]\d+)?")


def findings(page: bytes, language: str, address: str = "") -> list[str]:
    """What is wrong with the file; ``address`` is the one link that may lead out of it."""
    read = PageReader(page)
    return [
        *_apart_from_the_net(page, read, address), *_whole(read, language), *_headed(read), *_pictured(read),
        *(f"«{table.caption}»: {words}" for table in read.tables for words in _tabled(table)),
    ]  # fmt: skip


def _apart_from_the_net(page: bytes, read: PageReader, address: str) -> Iterator[str]:
    own = {f"#{name}" for name in read.identities}
    yield from (f"leads to {found}" for found in read.addresses if found not in own | {address})
    yield from (f"has <{tag}>" for tag in sorted(FORBIDDEN & set(read.tags)))
    yield from (
        f"fetches {found[:40]}"
        for found in re.findall(r"url\(([^)]*)\)", read.styles)
        if not found.startswith("data:font/woff2;base64,")
    )
    if "@import" in read.styles:
        yield "imports a style"
    if b"default-src 'none'" not in page:
        yield "does not tell the browser to ask nobody"
    outside = {found.decode() for found in re.findall(rb"https?://[^\s\"'<>]+", page)}
    yield from (f"names {found}" for found in sorted(outside - {address.replace("&", "&amp;")}))


def _whole(read: PageReader, language: str) -> Iterator[str]:
    if read.unclosed:
        yield f"not closed: {read.unclosed}"
    if read.language != language:
        yield f"speaks «{read.language}»"
    if len(read.title) < 10:
        yield "has no title"
    yield from (f"the name {name} stands twice" for name, times in Counter(read.identities).items() if times > 1)


def _headed(read: PageReader) -> Iterator[str]:
    levels = [level for level, _ in read.headings]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin {levels[:3]}"
    yield from (f"h{later} under h{earlier}" for earlier, later in pairwise(levels) if later - earlier > 1)
    if not all(words.strip() for _, words in read.headings):
        yield "an empty heading"


def _pictured(read: PageReader) -> Iterator[str]:
    """Every drawing is a picture, and its words say numbers that are drawn in it."""
    drawn = set(SCORE.findall(" ".join(read.svg_words)))
    for said in read.pictures:
        if not said or len(said) < SHORTEST_ALT:
            yield f"a picture says «{said}»"
        elif not set(SCORE.findall(said)) & drawn:
            yield f"a picture says no number of its own: «{said}»"


def _tabled(table: ReadTable) -> Iterator[str]:
    if not table.caption.strip():
        yield "no caption"
    if not table.heads or not all(head.strip() for head in table.heads):
        yield "a column without a heading"
    if set(table.scopes) != {"col", "row"} or table.scopes.count("row") != len(table.rows):
        yield f"headings of {Counter(table.scopes)}"
    if any(len(row) != len(table.heads) for row in table.rows):
        yield "rows of other lengths than the headings"


def seen_findings(tab: Page) -> list[str]:
    """What is wrong with the page as it stands in a browser, in whatever width and colours it was opened."""
    tab.evaluate("document.fonts.ready.then(() => true)")
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    unread: list[str] = tab.evaluate(asked("unreadable"), READABLE)
    wrong: list[str] = tab.evaluate(asked("markedWrong"), LARGE_ENOUGH)
    return [*unread, *wrong, *_scrolled(tab)]


def keyboard_findings(tab: Page) -> list[str]:
    """What the keyboard does not reach, or reaches unseen."""
    wanted: int = tab.evaluate("document.querySelectorAll('a, summary, .scroll').length")
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    reached: list[str] = []
    for _ in range(wanted):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate(asked("standsOn"), OUTLINE))
    found = [words for words in reached if words]
    if tab.evaluate("document.querySelectorAll('[data-reached]').length") != wanted:
        found.append(f"not all of {wanted} are reached")
    return found


def asked(question: str) -> str:
    """A question of the browser, as it takes it."""
    return f"given => {ASKED.read_text(encoding='utf-8').strip()}.{question}(given)"


def _scrolled(tab: Page) -> Iterator[str]:
    wide: int = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        yield f"the page is {wide} pixels wider than the screen"
