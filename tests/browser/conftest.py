"""The app as a server with a store of its own, and Debian's Chromium in front of it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.runs import follow, wait_for_the_end

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60_000  # ms; the machines are shared

expect.set_options(timeout=PATIENCE)  # an archive or an act takes longer than Playwright's own five seconds


@dataclass
class Server:
    """A running app; ``restart`` is what a power cut and a new start are to the user."""

    url: str
    store: Path
    process: subprocess.Popen[bytes]
    script: str = "app.py"

    def restart(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process = start(self.url, self.store, self.script)


def start(url: str, store: Path, script: str = "app.py") -> subprocess.Popen[bytes]:
    port = url.rpartition(":")[2]
    process = subprocess.Popen(
        [sys.executable, "-m", "smio.interface.serve", "run", script, "--server.port", port],
        cwd=ROOT,
        env={**os.environ, "SMIO_DATABASE_URL": f"sqlite:///{store}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310 - our own address
                return process
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise TimeoutError(url)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from serving(tmp_path / "browser.sqlite3", "app.py")


@pytest.fixture
def answers(server: Server) -> Iterator[Server]:
    """The authority's page by itself, beside the app and on the same store."""
    yield from serving(server.store, "answers.py")


def serving(store: Path, script: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    running = Server(url, store, start(url, store, script), script)
    yield running
    running.process.kill()
    running.process.wait()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    yield from screen(chromium, 1280, 900)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A telephone, its browser new to the app: no cookies, no session."""
    yield from screen(chromium, 360, 740, has_touch=True)


def screen(chromium: Browser, width: int, height: int, *, has_touch: bool = False) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, has_touch=has_touch, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    context.on("page", follow)
    yield context.new_page()
    context.close()


def settled(page: Page) -> Page:
    """Wait until the script of the page has run to its end."""
    wait_for_the_end(page, PATIENCE)
    return page


def opened(page: Page, server: Server, path: str = "") -> Page:
    page.goto(f"{server.url}/{path}")
    return settled(page)


def pressed(page: Page, name: str) -> Page:
    page.get_by_role("button", name=name, exact=True).first.click()
    return settled(page)
