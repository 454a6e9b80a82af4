"""Text files to a packed sheet: the encoding, the separator, the rows."""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from smio.errors import UserError
from smio.reading.cells import PackedSheet, pack
from smio.reading.kinds import SPREADSHEET_NAMES
from smio.reading.limits import CELLS, COLUMNS

SEPARATORS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16
_COMMON_LETTERS = frozenset("оеаинтсрвлкмдпуяОЕАИНТСРВЛКМДП")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_BINARY_SHARE = 0.02


@dataclass(frozen=True)
class TextFile:
    """A decoded text with how it was decoded; ``sure`` is False where the encoding is only the likeliest."""

    text: str
    encoding: str
    sure: bool


def read_text_table(data: bytes, name: str, encoding: str = "") -> tuple[PackedSheet, TextFile, str]:
    """The rows of a text file, how it was decoded, and its separator."""
    file = decode(data, name, encoding)
    sample = file.text[:_SAMPLE]
    if len(_CONTROL.findall(sample.replace("\x00", ""))) > _BINARY_SHARE * max(len(sample), 1) or not sample:
        raise UserError("reading.error.not_a_workbook", file=name)
    text, separator = _declared_separator(file.text)
    separator = separator or find_separator(text)
    if name.lower().endswith(SPREADSHEET_NAMES) and not _is_plainly_a_table(text, separator):
        raise UserError("reading.error.not_a_workbook", file=name)
    return _pack_text(text, separator, name), file, separator


def decode(data: bytes, name: str, encoding: str = "") -> TextFile:
    """By mark, else strict UTF-8, else the encoding in which the bytes read like words."""
    if encoding:
        try:
            return TextFile(data.decode(encoding), encoding, sure=True)
        except (UnicodeDecodeError, LookupError) as failure:
            raise UserError("reading.error.encoding", file=name, encoding=encoding) from failure
    for mark, known in _MARKS:
        if data.startswith(mark):
            return TextFile(data.decode(known, "replace"), known, sure=True)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_bytes(data)
    zeros = data[:_SAMPLE].count(0)
    if zeros > len(data[:_SAMPLE]) // 4:
        guess = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
        return TextFile(data.decode(guess, "replace"), guess, sure=False)
    return TextFile(text, "utf-8", sure=True)


def _decode_single_bytes(data: bytes) -> TextFile:
    """Cyrillic letters stand beside each other; the accents of western languages stand alone among plain letters.

    Windows-1251 reads nearly any bytes without an error, so that it can be read proves nothing.
    """
    sample = data[: 4 * _SAMPLE]
    zeros = sample.count(0)
    if zeros > len(sample) // 4:
        guess = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return TextFile(data.decode(guess, "replace"), guess, sure=False)
    pairs = len(re.findall(rb"[\x80-\xff]{2,}", sample))
    alone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", sample))
    if pairs >= alone:
        best = max(("cp1251", "koi8-r", "cp866", "mac_cyrillic"), key=lambda codec: _likeness(sample, codec))
        likeness = _likeness(sample, best)
        if likeness > 0.5:  # noqa: PLR2004 - half of the letters are the common ones in any Russian text
            return TextFile(data.decode(best, "replace"), best, sure=best == "cp1251")
    return TextFile(data.decode("cp1252", "replace"), "cp1252", sure=False)


def _likeness(sample: bytes, codec: str) -> float:
    """How much of the letters beyond ASCII are common Russian ones, less what is in odd places."""
    text = sample.decode(codec, "ignore")
    letters = [letter for letter in text if ord(letter) > 127]  # noqa: PLR2004 - beyond ASCII
    if not letters:
        return 0.0
    common = sum(letter in _COMMON_LETTERS for letter in letters)
    odd = len(re.findall("[а-яё][А-ЯЁ]", text)) + sum(not letter.isalpha() for letter in letters)
    return (common - odd) / len(letters)


def _declared_separator(text: str) -> tuple[str, str]:
    """Excel's own first line «sep=;»."""
    declared = re.match(r"[\ufeff]?sep=(.)\r?\n", text, re.IGNORECASE)
    return (text[declared.end() :], declared.group(1)) if declared else (text.removeprefix("\ufeff"), "")


def find_separator(text: str) -> str:
    """The separator by which most records have the same number of fields, quotes and line breaks respected."""
    best, best_score = ",", (0.0, 0.0)
    for separator in SEPARATORS:
        lengths = _record_lengths(text[:_SAMPLE], separator)
        if not lengths:
            continue
        width, times = max(Counter(lengths).items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        if width < 2:  # noqa: PLR2004 - one field is no table
            continue
        score = (round(times / len(lengths), 1), float(width))
        if score > best_score:
            best, best_score = separator, score
    return best


def _record_lengths(sample: str, separator: str) -> list[int]:
    lengths: list[int] = []
    try:
        lengths.extend(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if any(row))
    except csv.Error:
        return lengths
    return lengths[:-1] if len(sample) == _SAMPLE else lengths


def _is_plainly_a_table(text: str, separator: str) -> bool:
    """A text called .xls is taken for a table only if its rows agree."""
    lengths = _record_lengths(text[:_SAMPLE], separator)
    return len(lengths) > 1 and min(lengths) > 1 and len(set(lengths)) == 1


def _pack_text(text: str, separator: str, name: str) -> PackedSheet:
    csv.field_size_limit(1 << 20)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as failure:
        raise UserError("reading.error.damaged_text", file=name) from failure
    while rows and not any(field.strip() for field in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    if width > COLUMNS:
        raise UserError("reading.error.too_wide", file=name, limit=COLUMNS)
    if width * len(rows) > CELLS:
        raise UserError("reading.error.too_large", file=name, limit=CELLS)
    ragged = _ragged(rows)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    packed = pack("", rows, width)
    packed.ragged_rows = ragged
    return packed


def _ragged(rows: list[list[str]]) -> list[int]:
    """Rows, counted from 1, that hold more fields than most: a separator too many shifts the answers."""
    lengths = [len(row) for row in rows if len(row) > 1]
    if not lengths:
        return []
    usual = Counter(lengths).most_common(1)[0][0]
    return [
        number for number, row in enumerate(rows, 1) if len(row) > usual and any(field.strip() for field in row[usual:])
    ]
