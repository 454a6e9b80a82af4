"""What the server does differently from Streamlit's own: strangers' files, callbacks."""

import sys

import pytest
from starlette.exceptions import HTTPException
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web import cli
from streamlit.web.server import server

from smio.interface import serve


def sent(name: str, size: int) -> UploadedFileRec:
    return UploadedFileRec(name, f"{name}.pdf", "application/pdf", b"x" * size)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> serve.MeasuredFiles:
    monkeypatch.setattr(serve, "MOST_OF_ONE", 10)
    monkeypatch.setattr(serve, "MOST_OF_ALL", 25)
    return serve.MeasuredFiles("/upload")


def no_server(prog_name: str, args: list[str]) -> None:
    """In place of Streamlit's own start."""


def refused(files: serve.MeasuredFiles, session: str, file: UploadedFileRec) -> bool:
    try:
        files.add_file(session, file)
    except HTTPException as error:
        return error.status_code == 413  # the browser says then that the file is too large
    return False


def test_a_session_sends_as_much_as_an_answer_may_hold_and_no_more(files: serve.MeasuredFiles) -> None:
    assert not refused(files, "one", sent("a", 6))
    assert refused(files, "one", sent("b", 5))
    assert not refused(files, "one", sent("c", 4))
    files.remove_file("one", "a")
    assert not refused(files, "one", sent("d", 6))
    assert {file.file_id for file in files.get_files("one", ["a", "b", "c", "d"])} == {"c", "d"}


def test_all_sessions_together_hold_so_much_until_one_of_them_ends(files: serve.MeasuredFiles) -> None:
    assert not any(refused(files, session, sent("a", 10)) for session in ("one", "two"))
    assert refused(files, "three", sent("a", 6))
    files.remove_session_files("one")
    assert not refused(files, "three", sent("a", 6))


@pytest.mark.parametrize(
    ("script", "measured"), [("answers.py", True), ("/opt/smio/answers.py", True), ("app.py", False)]
)
def test_the_page_for_strangers_measures_and_the_groups_own_does_not(
    monkeypatch: pytest.MonkeyPatch, script: str, measured: bool
) -> None:
    monkeypatch.setattr(server, "MemoryUploadedFileManager", MemoryUploadedFileManager)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    monkeypatch.setattr(cli, "main", no_server)
    monkeypatch.setattr(sys, "argv", ["serve", "run", script, "--server.port", "8700"])
    serve.main()
    assert (vars(server)["MemoryUploadedFileManager"] is serve.MeasuredFiles) is measured


def test_a_callback_comes_to_its_end_though_another_press_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    state, waits, saved = SessionState(), [False], list[str]()

    def look_up() -> None:
        if waits[0]:
            raise RerunException(RerunData())

    def on_change(_state: SessionState, *_widgets: object, **_replayed: object) -> None:
        waits[0] = True  # the press comes now
        safe["person"] = "Асанова"
        saved.append(safe["person"])

    monkeypatch.setattr(SessionState, "on_script_will_rerun", on_change)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    safe = SafeSessionState(state, look_up)
    with pytest.raises(RerunException):
        safe.on_script_will_rerun(None)
    assert saved == []  # as Streamlit has it

    serve.finish_callbacks()
    waits[0] = False
    safe.on_script_will_rerun(None)
    assert saved == ["Асанова"]
    with pytest.raises(RerunException):
        safe["person"]  # the page itself gives way as before
