"""The same functions without a browser: ``python -m smio score|compare|quality|checklist|package|template|…``.

``--json`` prints one JSON object, numbers unrounded; otherwise a short table. Messages go to stderr. Exit 0; 2 wrong
usage; 3 bad input, with one plain line on stderr and never a traceback.
"""

from smio.cli.commands import main

__all__ = ["main"]
