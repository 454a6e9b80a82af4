"""The published address as a QR code: what a phone reads off the notice board."""

import re
from urllib.parse import urlsplit

from smio.documents.publication.drawing import Piece
from smio.errors import UserError

QUIET_ZONE = 4 / 21  # of the side at most, left white around: four modules, as the standard asks
LONGEST = 300  # letters: more make modules too small for a phone at arm's length
HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?", re.UNICODE)


def published_address(typed: str) -> str:
    """The address with its scheme; empty where nothing was typed. UserError where it is no address of a page."""
    address = typed.strip()
    if not address:
        return ""
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        raise UserError("publication.error.address") from None
    plain = parts.scheme in {"http", "https"} and HOST.fullmatch(parts.netloc) and not re.search(r"[\s<>\"]", address)
    if not plain or len(address) > LONGEST:
        raise UserError("publication.error.address")
    return address


def qr_code(address: str, side: float) -> Piece:
    """The code in a square of that side; whoever places it leaves `QUIET_ZONE` modules of white around."""
    import segno  # noqa: PLC0415 - a poster's need

    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix]
    path = "".join(f"M{left} {down}h{long}v1h-{long}z" for down, row in enumerate(rows) for left, long in _runs(row))
    drawn = f'<path transform="scale({side / len(rows):.4f})" d="{path}" fill="#000000" shape-rendering="crispEdges"/>'
    return Piece(drawn, side)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand together."""
    return [(found.start(), len(found.group())) for found in re.finditer(b"\x01+", row)]
