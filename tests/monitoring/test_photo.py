"""A photograph is kept small and bare, and one that is none, or too much, is refused in a plain word."""

import io
import struct
import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from smio.errors import UserError
from smio.monitoring import photo as photo_module
from smio.monitoring.photo import LONGEST_SIDE, prepared_photo, taken_on

GPS, MAKE, ORIENTATION, DETAILS, TAKEN = 0x8825, 0x010F, 0x0112, 0x8769, 0x9003
SCRIPT = b"<script>alert(1)</script>"


def photo(
    size: tuple[int, int] = (400, 300), *, kind: str = "JPEG", taken: str = "", turned: int = 1, **more: bytes
) -> bytes:
    """A picture whose left half is red, with what a telephone writes into it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = picture.getexif()
    exif[MAKE], exif[ORIENTATION] = "Телефон-9000", turned
    exif.get_ifd(GPS).update({1: "N", 2: (42.0, 29.0, 5.0), 3: "E", 4: (78.0, 23.0, 40.0)})
    if taken:
        exif.get_ifd(DETAILS)[TAKEN] = taken
    stream = io.BytesIO()
    picture.save(stream, kind, exif=exif, **more)
    return stream.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of so many pixels by its head, with next to nothing behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR" + head, b"IDAT" + zlib.compress(b"\x00" * 1000), b"IEND")
    packed = (struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_device_and_every_other_word_of_the_file_are_gone(kind: str) -> None:
    kept = prepared_photo(photo(kind=kind, taken="2026:03:14 10:12:13"), "снимок.jpg")
    assert opened(kept).format == "JPEG"
    assert dict(opened(kept).getexif()) == {}
    assert opened(kept).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    assert not any(word in kept for word in (b"Exif", "Телефон".encode(), b"2026:03:14"))


def test_the_day_it_was_taken_is_told_before() -> None:
    assert taken_on(photo(taken="2026:03:14 10:12:13")) == date(2026, 3, 14)


@pytest.mark.parametrize("told", ["", "0000:00:00 00:00:00", "вчера", "2026:13:45 10:00:00", "    :  :     :  :  "])
def test_a_day_that_is_none_is_not_told(told: str) -> None:
    assert taken_on(photo(taken=told)) is None


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe1\x00\x08Exif\x00\x00"])
def test_of_what_is_no_picture_no_day_is_known(content: bytes) -> None:
    assert taken_on(content) is None


def test_it_is_turned_as_it_was_held() -> None:
    kept = opened(prepared_photo(photo((400, 300), turned=6), "x.jpg"))
    assert kept.size == (300, 400)
    top, bottom = kept.getpixel((150, 50)), kept.getpixel((150, 350))  # the left side, turned clockwise, is above
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]


def test_a_large_one_is_shrunk_in_its_shape() -> None:
    assert opened(prepared_photo(photo((4000, 3000)), "x.jpg")).size == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "RGBA", "I;16"])
def test_any_kind_of_pixels_will_do(mode: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (40, 30)).save(stream, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(prepared_photo(stream.getvalue(), "x.png")).mode == "RGB"


@pytest.mark.parametrize(("width", "height"), [(8000, 7000), (60_000, 60_000), (2_000_000_000, 2_000_000_000)])
def test_a_bomb_of_pixels_is_refused_by_what_its_head_claims(width: int, height: int) -> None:
    with pytest.raises(UserError, match=r"monitoring\.error\.photo_too_large"):
        prepared_photo(png_that_claims(width, height), "бомба.png")


def test_a_bomb_of_words_is_refused() -> None:
    """A comment that unpacks to a hundred megabytes."""
    chunk = b"zTXtComment\x00\x00" + zlib.compress(b"a" * 100_000_000, 9)
    packed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    stream = io.BytesIO()
    Image.new("RGB", (40, 30)).save(stream, "PNG")
    whole = stream.getvalue()
    with pytest.raises(UserError, match=r"monitoring\.error\.not_a_photo"):
        prepared_photo(whole[:33] + packed + whole[33:], "бомба.png")


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
        b"<?xml version='1.0'?><!DOCTYPE svg><svg/>",
        b"<html><body>photo</body></html>",
        b"%PDF-1.7\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"MZ\x90\x00" + b"\x00" * 200,
        zipped(),
        b"",
        photo()[:200],
        photo(kind="PNG")[:200],
        photo((4000, 3000))[:20_000],
    ],
)
def test_another_type_or_half_a_picture_is_refused_whatever_its_name(content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        prepared_photo(content, "снимок.jpg")
    assert refused.value.code == "monitoring.error.not_a_photo"
    assert refused.value.details == {"file": "снимок.jpg"}


@pytest.mark.parametrize("kind", ["TIFF", "PPM", "ICO", "TGA", "PCX"])
def test_a_format_that_no_telephone_gives_is_not_even_tried(kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30)).save(stream, kind)
    with pytest.raises(UserError, match=r"monitoring\.error\.not_a_photo"):
        prepared_photo(stream.getvalue(), "x.jpg")


@pytest.mark.parametrize(
    "content",
    [
        photo(comment=SCRIPT),
        photo() + SCRIPT + zipped(),  # a picture that is a page and an archive at once
        photo(kind="PNG") + SCRIPT,
        photo(kind="GIF") + SCRIPT,
    ],
)
def test_what_hides_beside_the_pixels_is_gone(content: bytes) -> None:
    kept = prepared_photo(content, "x.jpg")
    assert b"script" not in kept
    assert b"PK\x03\x04" not in kept
    assert opened(kept).size == (400, 300)


@given(st.binary(min_size=1, max_size=40), st.integers(0, 2000))
def test_whatever_is_broken_in_it_nothing_but_a_plain_error_comes_out(noise: bytes, place: int) -> None:
    whole = photo(taken="2026:03:14 10:12:13")
    content = whole[:place] + noise + whole[place + len(noise) :]
    taken_on(content)
    try:
        kept = prepared_photo(content, "x.jpg")
    except UserError:
        return
    assert opened(kept).format == "JPEG"


def test_pictures_sent_at_once_are_opened_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[int] = []
    most: list[int] = []
    upright = photo_module._upright  # pyright: ignore[reportPrivateUsage] - what takes the memory

    def watched(picture: Image.Image) -> Image.Image:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.02)  # long enough for the others to come, were they let in
        try:
            return upright(picture)
        finally:
            inside.pop()

    monkeypatch.setattr(photo_module, "_upright", watched)
    with ThreadPoolExecutor(6) as senders:
        made = list(senders.map(prepared_photo, [photo()] * 6, ["a.jpg"] * 6))
    assert len(made) == 6
    assert max(most) == 1
