"""The house stands as docs/house.md has it: checks of the whole tree that no test of one room makes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.source_tree import ROOT, imported, place, sources, syntax, tracked_files

PYTHON = sys.executable
# The locks give newer Pythons newer libraries, whose types are written in the newer Python's words.
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
LONGEST_PAGE = 80
LONGEST_FILE = 400
NAMES_THAT_SAY_NOTHING = re.compile(r"(?:^|_)(utils?|helpers?|misc|common|manager)$")


@pytest.mark.house
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "."], id="ruff finds nothing"),
        pytest.param(["-m", "ruff", "format", "--check", "."], id="every file is formatted"),
        pytest.param(["-m", "pyright", "--pythonversion", VERSION], id="pyright is content in strict mode"),
        pytest.param(["-c", LINT_IMPORTS, "--no-cache"], id="a room imports only from its left or from below"),
    ],
)
def test_the_tools_agree(command: list[str]) -> None:
    tool = subprocess.run([PYTHON, *command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert tool.returncode == 0, tool.stdout[-6000:] + tool.stderr[-2000:]


def test_no_page_lies_directly_in_pages() -> None:
    """Streamlit would run it without the frame on a process's first deep link."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == []


def test_pages_are_thin() -> None:
    too_long = {place(path): lines(path) for path in sources("pages", "app.py") if lines(path) > LONGEST_PAGE}
    assert too_long == {}


def test_a_file_is_of_one_subject() -> None:
    python = [path for path in tracked_files() if path.suffix == ".py"]
    assert {place(path): lines(path) for path in python if lines(path) > LONGEST_FILE} == {}
    assert [place(path) for path in python if NAMES_THAT_SAY_NOTHING.search(path.stem)] == []


def test_only_the_interface_imports_streamlit() -> None:
    allowed = [ROOT / "smio" / "interface", ROOT / "pages", ROOT / "app.py"]
    outside = [path for path in sources("smio", "start.py", "benchmarks") if not {path, *path.parents} & set(allowed)]
    assert outside
    assert [place(path) for path in outside if "streamlit" in imported(path)] == []


def test_every_room_says_what_it_is_for() -> None:
    rooms = [ROOT / "smio" / "__init__.py", *(ROOT / "smio").glob("*/__init__.py")]
    assert [place(path) for path in rooms if not (syntax(path).body and syntax(path).body[0].lineno == 1)] == []


def test_start_needs_nothing_but_pythons_own_library() -> None:
    assert imported(ROOT / "start.py") - sys.stdlib_module_names == set()


def test_no_file_names_this_machine_or_where_packages_come_from() -> None:
    hosts = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian"]
    machine = [f"{ROOT}/", f"{Path.home()}/"] + ([f"{ROOT.parent}/"] if (ROOT.parent / "shared").exists() else [])
    unwanted = [word for word in [*hosts, *machine] if len(word) > len("/tmp/")]  # noqa: S108 - a length, no file
    found = [
        f"{place(path)}: {word}" for path in tracked_files() for word in unwanted if word.encode() in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements", "requirements-test"])
def test_a_lock_holds_what_its_list_asks_for_with_hashes(name: str) -> None:
    lock = locked(name)
    asked = [Requirement(line.partition(" #")[0]) for line in listed(name)]
    assert [one.name for one in asked if one.name.lower() not in lock] == []
    unmet = [one for one in asked if not set(one.specifier.filter(lock[one.name.lower()], prereleases=True))]
    assert [str(one) for one in unmet] == []
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(entries) >= len(asked)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tests_run_with_the_versions_that_the_app_runs_with() -> None:
    app, tests = locked("requirements"), locked("requirements-test")
    assert {name: (app[name], tests[name]) for name in app.keys() & tests.keys() if app[name] != tests[name]} == {}


def locked(name: str) -> dict[str, set[str]]:
    """The versions of every package of a lock by its name: more than one where Pythons differ."""
    versions: dict[str, set[str]] = {}
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    for package, version in re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", text, re.MULTILINE):
        versions.setdefault(package, set()).add(version)
    return versions


def listed(name: str) -> list[str]:
    """The requirements somebody wrote down."""
    text = (ROOT / f"{name}.in").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith(("#", "-"))]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
