"""The app in this process, on an empty store or on the demo's."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from smio.interface.frame import PAGES
from smio.store import Database, database_url, make_demo

ROOT = Path(__file__).resolve().parents[2]
PAGE_NAMES = [entry.name for entry in PAGES]

OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _nothing_cached() -> None:  # pyright: ignore[reportUnusedFunction] - pytest calls it
    """What one test computed is not the next one's."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo in it, made once."""
    file = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    database = Database(f"sqlite:///{file}")
    make_demo(database)
    database.close()
    return file


@pytest.fixture
def demo_store(demo_file: Path, data_directory: Path) -> Database:
    """The test's own copy of the demo store."""
    shutil.copy(demo_file, data_directory / "smio.sqlite3")
    return Database(database_url())


@pytest.fixture
def open_page() -> OpenPage:
    """Open a page of the app in a language, as a link to it would."""

    def opened(name: str, language: str = "ru") -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if language != "ru":
            app.query_params["lang"] = language
        app.run()
        if name != PAGE_NAMES[0]:
            app.switch_page(f"pages/{name}.py").run()
        return app

    return opened


def html(app: AppTest) -> str:
    """Every word of a page's own HTML, its spaces plain."""
    return "".join(str(element.proto.body) for element in app.get("html")).replace("\u00a0", " ")
