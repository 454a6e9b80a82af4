"""A photograph as it is kept: upright, small enough for a paper, without the place and the device it was taken with."""

from io import BytesIO

from smio.errors import UserError

LONGEST_SIDE = 1600  # pixels; a page's width at 200 dots an inch
MOST_PIXELS = 100_000_000  # a telephone's largest picture; more is an attack or a mistake
QUALITY = 82
MEDIA_TYPE = "image/jpeg"


def prepared_photo(content: bytes, name: str) -> bytes:
    """A photograph as JPEG, turned as it was taken, no side longer than 1600 pixels, without its metadata.

    UserError where it is no picture, or too large to open.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - only an upload needs it

    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UserError("monitoring.error.photo_too_large", file=name)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is opened at a fraction of its size
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("monitoring.error.not_a_photo", file=name) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    buffer = BytesIO()
    flat.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()
