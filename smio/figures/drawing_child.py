"""The drawing process: takes one chart or drawing after another on standard input and answers with the picture.

It is started as a script, so that it loads the converter and nothing else. When its input ends, so does it.
"""

import json
import sys
import types
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # the rooms it needs, without the start of this one
    sys.path.insert(0, str(ROOT))
    package = types.ModuleType("smio.figures")
    package.__path__ = [str(ROOT / "smio" / "figures")]
    sys.modules["smio.figures"] = package

import vl_convert  # noqa: E402 - the path to it and to the rooms is set above

from smio.confined import Header, serve  # noqa: E402 - see above

FONTS = ROOT / "assets" / "fonts"


def answer(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    """One job: ``do`` is a function of the converter, ``with`` its options; a chart is JSON, a drawing SVG."""
    words = data.decode()
    subject = json.loads(words) if str(header["do"]).startswith("vegalite") else words
    try:
        made = getattr(vl_convert, header["do"])(subject, **header["with"])
    except (ValueError, RuntimeError) as error:
        return {"error": str(error)}, []
    return {}, [made.encode() if isinstance(made, str) else made]


if __name__ == "__main__":
    vl_convert.register_font_directory(str(FONTS))
    serve(answer)
