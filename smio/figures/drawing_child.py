"""The drawing process: takes one chart or drawing after another on standard input and answers with the picture.

It is started as a script, so that it loads what draws and nothing else. When its input ends, so does it.
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

from smio.confined import Header, serve  # noqa: E402 - the path to the rooms is set above
from smio.figures import native  # noqa: E402 - see above

TAKES_CHARTS = "chart_to_svg"


def answer(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    """One job: ``do`` is a function of `smio.figures.native`, ``with`` its options; a chart is JSON, a drawing SVG."""
    words = data.decode()
    subject = json.loads(words) if header["do"] == TAKES_CHARTS else words
    try:
        made = getattr(native, header["do"])(subject, **header["with"])
    except (ValueError, RuntimeError) as error:
        return {"error": str(error)}, []
    return {}, [made.encode() if isinstance(made, str) else made]


if __name__ == "__main__":
    native.warm_up()
    serve(answer)
