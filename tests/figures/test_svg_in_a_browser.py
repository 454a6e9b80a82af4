"""An SVG shows in its own face on a machine that does not have it: nothing is registered with the browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from smio.figures import Figure, svg
from smio.figures.face import FAMILY


@pytest.mark.browser
def test_every_text_of_an_svg_is_drawn_in_the_face_it_carries(
    chromium: Browser, figures: dict[str, Figure], tmp_path: Path
) -> None:
    path = tmp_path / "figure.svg"
    path.write_bytes(svg(figures["dumbbell of long names"]))
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    faces = _faces_drawn(page.context.new_cdp_session(page))
    page.close()
    assert faces == {FAMILY}


def _faces_drawn(session: Any) -> set[str]:
    """The families of the faces that Chromium really took for the page's texts."""
    session.send("DOM.enable")
    session.send("CSS.enable")
    root: dict[str, Any] = session.send("DOM.getDocument")["root"]
    texts: list[int] = session.send("DOM.querySelectorAll", {"nodeId": root["nodeId"], "selector": "text"})["nodeIds"]
    fonts: list[dict[str, Any]] = [
        font for node in texts for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    ]
    assert len(fonts) > 10
    assert all(font["isCustomFont"] for font in fonts)
    return {font["familyName"].removesuffix(" SemiBold") for font in fonts}
