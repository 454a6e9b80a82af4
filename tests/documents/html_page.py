"""A page of HTML read as a browser's reader would: headings, tables, pictures, links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

NO_END = {"meta", "br", "link", "img", "input", "rect", "circle"}
OUTSIDE = ("src", "href", "xlink:href", "action", "data", "poster", "srcset", "background", "cite", "formaction")


@dataclass
class ReadTable:
    """A table: its caption, the headings of its columns, its rows; ``scopes`` are those of its headings."""

    caption: str = ""
    heads: list[str] = field(default_factory=list[str])
    rows: list[list[str]] = field(default_factory=list[list[str]])
    scopes: list[str | None] = field(default_factory=list["str | None"])


class PageReader(HTMLParser):
    """Reads the whole page; ``unclosed`` must be empty at its end."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.title = ""
        self.headings: list[tuple[int, str]] = []
        self.tables: list[ReadTable] = []
        self.pictures: list[str | None] = []
        self.addresses: list[str] = []
        self.identities: list[str] = []
        self.styles = ""
        self.words: list[str] = []
        self.svg_words: list[str] = []
        self.unclosed: list[str] = []
        self.tags: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in NO_END:
            self.unclosed.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in OUTSIDE]
        self.styles += given.get("style") or ""
        self.identities += [value or "" for name, value in attrs if name == "id"]
        if tag == "html":
            self.language = given.get("lang") or ""
        elif tag == "svg":
            self.pictures.append(given.get("aria-label") if given.get("role") == "img" else None)
        elif tag == "table":
            self.tables.append(ReadTable())
        elif tag == "tr" and "tbody" in self.unclosed:
            self.tables[-1].rows.append([])
        elif tag in {"th", "td"}:
            self._cell(tag, given.get("scope"))
        elif tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), ""))
        elif tag == "br" and self.tables and self.unclosed[-1] in {"th", "td"}:
            self.handle_data(" ")

    def _cell(self, tag: str, scope: str | None) -> None:
        table = self.tables[-1]
        if "thead" in self.unclosed:
            table.heads.append("")
        else:
            table.rows[-1].append("")
        if tag == "th":
            table.scopes.append(scope)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in NO_END:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in NO_END:
            assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        words = data.replace("\u00a0", " ")
        inside = self.unclosed
        if not inside:
            return
        if "style" in inside:
            self.styles += data
        elif "svg" in inside:
            self.svg_words.append(words)
        elif "title" in inside:
            self.title += words
        else:
            self.words.append(words)
            self._placed(words, inside)

    def _placed(self, words: str, inside: list[str]) -> None:
        if "caption" in inside:
            self.tables[-1].caption += words
        elif "thead" in inside and "th" in inside:
            self.tables[-1].heads[-1] += words
        elif "tbody" in inside and ("td" in inside or "th" in inside):
            self.tables[-1].rows[-1][-1] += words
        elif inside[-1][0] == "h" and inside[-1][1:].isdigit():
            level, said = self.headings[-1]
            self.headings[-1] = (level, said + words)
