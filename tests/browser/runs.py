"""Whether the script of a page is at work, by what the page and the server say to each other.

The mark in the page itself is late: on a busy machine half a second can pass from a press to the first word that the
script runs, and a test that looked at the mark alone went on with the page it had just left.
"""

from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

NOT_RUNNING = '[data-testid="stApp"][data-test-script-state="notRunning"]'
SHORT = 100  # ms: from a press to the message it sends, and from the last message to the page that shows it


class Runs:
    """The runs that one page has asked for; ``open`` until the last of them has come to its end."""

    def __init__(self, page: Page) -> None:
        self.open = False
        page.on("websocket", self.follow)

    def follow(self, socket: WebSocket) -> None:
        self.open = True  # a new connection asks for a run at once
        socket.on("framesent", self.asked)
        socket.on("framereceived", self.told)

    def asked(self, payload: str | bytes) -> None:
        if isinstance(payload, bytes) and BackMsg.FromString(payload).WhichOneof("type") == "rerun_script":
            self.open = True

    def told(self, payload: str | bytes) -> None:
        if not isinstance(payload, bytes):
            return
        message = ForwardMsg.FromString(payload)
        if message.WhichOneof("type") == "new_session":
            self.open = True
        elif message.WhichOneof("type") == "script_finished":
            self.open = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


RUNS: WeakKeyDictionary[Page, Runs] = WeakKeyDictionary()


def follow(page: Page) -> None:
    """Follow the page's runs from now on: to be said before it is opened."""
    RUNS[page] = Runs(page)


def wait_for_the_end(page: Page, patience: int) -> None:
    """Wait until no run is asked for or under way, ``patience`` milliseconds at most."""
    quiet = 0
    for _ in range(patience // SHORT):
        page.wait_for_timeout(SHORT)
        quiet = 0 if RUNS[page].open else quiet + 1
        if quiet > 1:
            page.wait_for_selector(NOT_RUNNING)
            return
    raise TimeoutError(page.url)
