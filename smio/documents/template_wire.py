"""A job of filling as it goes through the pipe to the template process."""

from datetime import datetime

from smio.confined import Header
from smio.documents.filling import Filling, Inline, Properties, Xml


def packed(template: bytes, filling: Filling, paper: str) -> tuple[Header, bytes]:
    """A job of filling as it goes through the pipe."""
    told = filling.properties
    header: Header = {
        "job": "fill",
        "paper": paper,
        "template": len(template),
        "context": {
            name: {"xml": str(value)} if isinstance(value, Xml) else value for name, value in filling.context.items()
        },
        "pictures": [
            [len(each.content), each.width, each.height, each.name, each.alt_text] for each in filling.pictures
        ],
        "properties": [told.title, told.author, told.subject, told.when.isoformat()],
        "styles": dict(filling.styles),
    }
    return header, b"".join((template, *(each.content for each in filling.pictures)))


def unpacked(header: Header, data: bytes) -> tuple[bytes, Filling]:
    """The template and what it is filled with."""
    at = int(header["template"])
    template, pictures = data[:at], list[Inline]()
    for length, width, height, name, alt_text in header["pictures"]:
        pictures.append(Inline(data[at : at + length], width, height, name, alt_text))
        at += length
    title, author, subject, when = header["properties"]
    context = {
        name: Xml(value["xml"]) if isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType]
        for name, value in header["context"].items()
    }
    properties = Properties(title, author, subject, datetime.fromisoformat(when))
    return template, Filling(context, pictures, properties, header["styles"])
