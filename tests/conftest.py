"""What every test may ask for, and what holds for all of them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from smio.language import LANGUAGES, Language, Translator
from smio.language import translator as translator_of

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
SHARED_DATA_ABSENT = "real files of others stay beside the checkout, in ../shared/data, and are not there"
CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
ALONE = ("browser", "office", "house")  # tests of one of these marks run one after another, on one worker

collect_ignore = ["test_start_signals.py"] if os.name == "nt" else []

settings.register_profile("ordinary", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile("ordinary")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group the tests that would disturb one another (`--dist loadgroup`); leave out those whose data is not there."""
    without_data = pytest.mark.skipif(not SHARED_DATA.exists(), reason=SHARED_DATA_ABSENT)
    for item in items:
        group = next((mark for mark in ALONE if item.get_closest_marker(mark)), None)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))
        if isinstance(item, pytest.Function) and "shared_data" in item.fixturenames:
            item.add_marker(without_data)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI, where everything a test may need is there, a test left out is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not (os.environ.get("CI") and SHARED_DATA.exists()):
        return
    left_out = [outcome for outcome in ("skipped", "xfailed") if reporter.stats.get(outcome)]
    if left_out and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{', '.join(left_out)} in CI: every test runs there", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def session_data_directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test touches the user's data: where servers, which outlive a test, keep theirs."""
    directory = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        keep_data_in(directory, patch)
        yield directory


@pytest.fixture(autouse=True)
def data_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own data directory, empty at its start."""
    directory = tmp_path / "data"
    directory.mkdir()
    keep_data_in(directory, monkeypatch)
    return directory


def keep_data_in(directory: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("SMIO_DATA", str(directory))
    patch.setenv("SMIO_DATABASE_URL", f"sqlite:///{directory / 'smio.sqlite3'}")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real files beside the checkout; a test that asks for it is skipped where it is not there."""
    return SHARED_DATA


@pytest.fixture(params=LANGUAGES)
def translator(request: pytest.FixtureRequest) -> Translator:
    """Each of the three languages in turn."""
    language: Language = request.param
    return translator_of(language)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, for every test marked `browser`: Playwright starts but once in a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()
