"""Start the server: ``python -m smio.interface.serve run app.py``, with Streamlit's own options.

Streamlit takes a folder named pages beside app.py for its old page discovery until `st.navigation` has run once, and
answers the first deep link after a start (a reload after a restart) with a dialog "Page not found". It is told
beforehand that the folder is not meant so.

It also breaks off a callback at its next look into the session where another press waits, and does not call it again:
what was typed a moment before would stand on the screen and in no store. Here callbacks come to their end.
"""

import sys
from collections.abc import Sequence
from functools import wraps
from typing import Any

from starlette.exceptions import HTTPException
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web import cli
from streamlit.web.server import server

FOR_STRANGERS = "answers.py"
MOST_OF_ONE = 64 * 1024 * 1024  # bytes of files held for a session; through a link come 40 MB at most
MOST_OF_ALL = 512 * 1024 * 1024
TOO_MUCH = 413  # HTTP: the page says that the file is too large


class MeasuredFiles(MemoryUploadedFileManager):
    """Uploaded files of strangers. Streamlit holds in memory whatever a session sends, as many files as it likes,
    whether or not its link opens a letter.
    """

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        held = {session: sum(len(one.data) for one in list(files.values())) for session, files in self._sessions()}
        size = len(file.data)
        if held.get(session_id, 0) + size > MOST_OF_ONE or sum(held.values()) + size > MOST_OF_ALL:
            raise HTTPException(TOO_MUCH, "File too large")
        super().add_file(session_id, file)

    def _sessions(self) -> list[tuple[str, dict[str, UploadedFileRec]]]:
        return list(self.file_storage.items())  # sessions end in other threads meanwhile


def finish_callbacks() -> None:
    """Let what a person saved by a change of a field be saved, however soon the next press comes."""
    broken_off = SafeSessionState.on_script_will_rerun

    @wraps(broken_off)
    def whole(self: SafeSessionState, *widgets: Any, **replayed: Any) -> None:
        look_up = self.__dict__["_yield_callback"]  # each run has a session state of its own around the shared one
        look_up()
        object.__setattr__(self, "_yield_callback", lambda: None)
        try:
            broken_off(self, *widgets, **replayed)
        finally:
            object.__setattr__(self, "_yield_callback", look_up)

    SafeSessionState.on_script_will_rerun = whole


def serves_strangers(arguments: Sequence[str]) -> bool:
    """Whether the server's page is the one that may stand at a public address."""
    return any(argument.rpartition("/")[2].rpartition("\\")[2] == FOR_STRANGERS for argument in arguments)


def main() -> None:
    PagesManager.uses_pages_directory = False
    finish_callbacks()
    if serves_strangers(sys.argv[1:]):
        # The server makes what holds its files by this name of its module, which it does not export.
        setattr(server, "MemoryUploadedFileManager", MeasuredFiles)  # noqa: B010 - for the reason above
    cli.main(prog_name="streamlit", args=sys.argv[1:])


if __name__ == "__main__":
    main()
