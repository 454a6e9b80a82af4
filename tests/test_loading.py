"""What is loaded when: a large room gives its names at once and loads what stands behind them when it is asked."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from smio.store import Database

ROOT = Path(__file__).resolve().parents[1]
STUBS = sorted((ROOT / "smio").rglob("__init__.pyi"))
FIRST_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("app.py", default_timeout=60).run()
assert not page.exception, page.exception
print(page.button(key="demo").label)
print(sorted({name for name in sys.modules if name.startswith(tuple(sys.argv[1:]))}))
"""


def names_given(stub: Path) -> set[str]:
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    return {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}


@pytest.mark.parametrize("stub", STUBS, ids=lambda stub: stub.parent.name)
def test_a_room_gives_what_it_says_and_no_module_in_place_of_a_function_of_its_name(stub: Path) -> None:
    name = ".".join(stub.parent.relative_to(ROOT).parts)
    for module in stub.parent.glob("*.py"):  # loading backup.py must not put the module where the function stood
        import_module(f"{name}.{module.stem}".removesuffix(".__init__"))
    room = import_module(name)
    assert set(room.__all__) == names_given(stub)
    assert [one for one in room.__all__ if isinstance(getattr(room, one), ModuleType)] == []


def test_the_first_page_loads_no_papers_no_figures_and_no_libraries_of_theirs() -> None:
    """Nothing is measured here: benchmarks/ does that. What costs a tenth of a second must not come back unseen."""
    heavy = [
        *("smio.documents.", "smio.figures", "smio.breakdown", "smio.comments", "smio.reading.read"),
        *("altair", "pandas", "scipy", "docx", "pptx", "jinja2", "vl_convert", "uharfbuzz", "xlsxwriter", "openpyxl"),
        *("alembic.command", "icalendar", "segno"),
    ]
    Database().close()  # the store is there since the first time
    code = [sys.executable, "-c", FIRST_PAGE, *heavy]
    done = subprocess.run(code, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    label, loaded = done.stdout.strip().splitlines()[-2:]
    assert label == "Посмотреть пример"
    assert loaded == "[]"
