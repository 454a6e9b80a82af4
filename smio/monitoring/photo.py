"""A photograph as it is kept: upright, small enough for a paper, without the place and the device it was taken with."""

from datetime import date, datetime
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from smio.errors import UserError

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600  # pixels; a page's width at 200 dots an inch
MOST_PIXELS = 50_000_000  # opened whole, so many take 200 MB
MOST_JPEG_PIXELS = 120_000_000  # a telephone's largest picture; a JPEG is opened at a fraction of its size
QUALITY = 82
MEDIA_TYPE = "image/jpeg"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")  # what telephones and screens give; few readers, little to attack
one_at_a_time = Lock()  # whoever sends many pictures at once makes none of them take more memory than one
KEEPS_MODE = frozenset({"RGB", "RGBA", "L", "LA"})  # may be shrunk as they are; a palette or bits may not
DETAILS, TAKEN, DIGITISED = 0x8769, 0x9003, 0x9004  # the tags of EXIF: its own directory, and two dates in it


def prepared_photo(content: bytes, name: str) -> bytes:
    """A photograph as JPEG, turned as it was taken, no side longer than 1600 pixels, without its metadata.

    It is drawn anew from its pixels, so that nothing else of the file is left. UserError where it is no picture, or
    too large to open. `taken_on` tells its day before that is gone.
    """
    from PIL import Image  # noqa: PLC0415 - only an upload needs it

    try:
        with one_at_a_time, Image.open(BytesIO(content), formats=FORMATS) as picture:
            _refuse_large(picture, name)
            upright = _upright(picture)
    except Image.DecompressionBombError as bomb:
        raise UserError("monitoring.error.photo_too_large", file=name) from bomb
    except Exception as damage:
        if isinstance(damage, UserError):
            raise
        raise UserError("monitoring.error.not_a_photo", file=name) from damage  # a broken picture fails in many ways
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    buffer = BytesIO()
    flat.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def taken_on(content: bytes) -> date | None:
    """The day on which the camera says a photograph was taken; None where it says none, or nothing that is a day."""
    from PIL import Image  # noqa: PLC0415 - see above

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            details = picture.getexif().get_ifd(DETAILS)
            told = str(details.get(TAKEN) or details.get(DIGITISED) or "")
            return datetime.strptime(told[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day needs no zone
    except Exception:  # noqa: BLE001 - a broken picture fails in many ways, and then no day is known
        return None


def _refuse_large(picture: "Image", name: str) -> None:
    """By what its head claims. A progressive JPEG is held whole in memory whatever size it is opened at."""
    in_parts = picture.format in {"JPEG", "MPO"} and not picture.info.get("progressive")
    if picture.width * picture.height > (MOST_JPEG_PIXELS if in_parts else MOST_PIXELS):
        raise UserError("monitoring.error.photo_too_large", file=name)


def _upright(picture: "Image") -> "Image":
    """The first picture of a file, small and as it was held."""
    from PIL import ImageOps  # noqa: PLC0415 - see above

    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is opened at a fraction of its size
    small = picture if picture.mode in KEEPS_MODE else picture.convert("RGBA")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ImageOps.exif_transpose(small).convert("RGBA")
