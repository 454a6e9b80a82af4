"""The border to python-pptx and lxml: what the one has no word for is said in XML, and the other has no types."""

from typing import Any, cast

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def _etree() -> Any:
    from lxml import etree as untyped  # pyright: ignore  # noqa: PGH003, PLC0415 - no types at all; loaded when needed

    return cast("Any", untyped)


def new(name: str, **attributes: str) -> Any:
    """An element."""
    return _etree().Element(name, attributes)


def add(parent: Any, name: str, **attributes: str) -> Any:
    """An element at the end of another."""
    return _etree().SubElement(parent, name, attributes)


def parsed(content: bytes) -> Any:
    """The root of an XML file; no entity is resolved."""
    return _etree().fromstring(content, _etree().XMLParser(resolve_entities=False))


def written(root: Any) -> bytes:
    """A root as a file of an office package."""
    return _etree().tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: Any) -> str:
    """An element's name without its name space."""
    return element.tag.rpartition("}")[2]


def xml_of(shape: Any) -> Any:
    """The element behind an object of python-pptx."""
    return shape._element  # noqa: SLF001 - the one place that reaches behind the library


def remove(shape: Any) -> None:
    """Take a shape away; the library removes none."""
    element = xml_of(shape)
    element.getparent().remove(element)


def colour(hex_colour: str) -> Any:
    """#RRGGBB as the library wants it."""
    from pptx.dml import color  # noqa: PLC0415 - office libraries are loaded when a paper is written

    untyped: Any = color.RGBColor
    return untyped.from_string(hex_colour.removeprefix("#"))
