"""start.py, without installing anything: what it decides, what it asks of pip, and what it says when that fails."""

import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

import start

HERE = [sys.version_info.major, sys.version_info.minor]


class FakeCommands:
    """Stands for subprocess.run: notes every command and answers as a whole machine would, unless told otherwise."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.pip = CompletedProcess[bytes]([], 0, b"")
        self.venv = CompletedProcess[bytes]([], 0, b"")
        self.whole = False
        self.during_pip: Callable[[], None] = lambda: None

    def run(self, command: list[str], **_: Any) -> CompletedProcess[bytes]:
        self.commands.append(command)
        if command[1:3] == ["-m", "venv"]:
            if self.venv.returncode == 0:
                start.VENV.mkdir(exist_ok=True)
                start.NOTE.unlink(missing_ok=True)  # --clear
                self.whole = True
            return self.venv
        if command[1:3] == ["-m", "pip"]:
            self.during_pip()
            return self.pip
        return CompletedProcess([], 0 if self.whole else 1, b"%d %d\n" % tuple(HERE))

    @property
    def done(self) -> list[str]:
        """What was done, in a word each: ``venv``, or the lock that was installed."""
        words = [command for command in self.commands if command[1] == "-m"]
        return ["venv" if command[2] == "venv" else Path(command[-1]).name for command in words]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCommands:
    """A copy of the program in a folder of its own, where nothing is ever really installed."""
    fake = FakeCommands()
    monkeypatch.setattr(start, "HERE", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "NOTE", tmp_path / ".venv" / "smio-start.json")
    monkeypatch.setattr(start.subprocess, "run", fake.run)
    (tmp_path / "requirements.txt").write_text("a==1 --hash=sha256:0\n", encoding="utf-8")
    (tmp_path / "requirements-test.txt").write_text("b==1 --hash=sha256:0\n", encoding="utf-8")
    return fake


def note() -> dict[str, Any]:
    return json.loads(start.NOTE.read_text(encoding="utf-8"))


def change_note(**changes: Any) -> None:
    start.NOTE.write_text(json.dumps(note() | changes), encoding="utf-8")


def set_up_afresh(commands: FakeCommands) -> list[str]:
    """What another start does after what came before."""
    commands.commands.clear()
    start.set_up([start.LOCK])
    return commands.done


def test_the_first_start_makes_venv_and_installs_the_lock_with_hashes_and_wheels_only(commands: FakeCommands) -> None:
    start.set_up([start.LOCK])
    assert commands.done == ["venv", "requirements.txt"]
    pip = commands.commands[-1]
    assert pip[0] == str(start.venv_python())
    assert {"--require-hashes", "--no-input", "--disable-pip-version-check"} <= set(pip)
    assert pip[pip.index("--only-binary") + 1] == ":all:"


def test_the_second_start_installs_nothing(commands: FakeCommands) -> None:
    start.set_up([start.LOCK])
    assert set_up_afresh(commands) == []


def test_a_changed_lock_is_installed_into_the_same_venv(commands: FakeCommands) -> None:
    start.set_up([start.LOCK])
    (start.HERE / "requirements.txt").write_text("a==2 --hash=sha256:0\n", encoding="utf-8")
    assert set_up_afresh(commands) == ["requirements.txt"]


def test_the_tests_add_their_own_lock_and_leave_the_apps_alone(commands: FakeCommands) -> None:
    start.set_up([start.LOCK])
    commands.commands.clear()
    start.set_up([start.LOCK, start.TEST_LOCK])
    assert commands.done == ["requirements-test.txt"]
    assert set_up_afresh(commands) == []


@pytest.mark.parametrize("changes", [{"place": "/somewhere/else/.venv"}, {"python": [3, 8]}])
def test_a_moved_venv_or_one_of_another_python_is_made_anew(commands: FakeCommands, changes: dict[str, Any]) -> None:
    start.set_up([start.LOCK])
    change_note(**changes)
    assert set_up_afresh(commands) == ["venv", "requirements.txt"]


def test_a_venv_whose_python_does_not_run_is_made_anew(commands: FakeCommands) -> None:
    start.set_up([start.LOCK])
    commands.whole = False
    assert set_up_afresh(commands) == ["venv", "requirements.txt"]


def test_an_installation_that_was_killed_is_made_anew(commands: FakeCommands) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    commands.during_pip = killed
    with pytest.raises(KeyboardInterrupt):
        start.set_up([start.LOCK])
    commands.during_pip = lambda: None
    assert set_up_afresh(commands) == ["venv", "requirements.txt"]


def test_an_installation_that_pip_gave_up_goes_on_where_it_was(commands: FakeCommands) -> None:
    commands.pip = CompletedProcess([], 1, b"NewConnectionError")
    with pytest.raises(start.StartError):
        start.set_up([start.LOCK])
    commands.pip = CompletedProcess([], 0, b"")
    assert set_up_afresh(commands) == ["requirements.txt"]
    assert not note()["interrupted"]


def test_a_whole_venv_that_somebody_made_by_hand_is_taken_over(commands: FakeCommands) -> None:
    start.VENV.mkdir()
    commands.whole = True
    start.set_up([start.LOCK])
    assert commands.done == ["requirements.txt"]
    assert note()["place"] == str(start.VENV)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"place": 1}', "null"])
def test_a_damaged_note_is_as_none(commands: FakeCommands, text: str) -> None:
    start.set_up([start.LOCK])
    start.NOTE.write_text(text, encoding="utf-8")
    assert start.read_note() == {}
    assert set_up_afresh(commands) == ["requirements.txt"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (b"ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "нет места"),
        (b"Failed to establish a new connection: NewConnectionError(...)\nNo matching distribution found", "интернет"),
        (b"ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "не та"),
        (b"ERROR: No matching distribution found for numpy==2.4.0", "Python 3.13"),
        (b"PermissionError: [WinError 5] Access is denied", "занята или закрыта"),
        (b"line 1\nsomething nobody foresaw", "something nobody foresaw"),
    ],
)
def test_what_pip_could_not_do_is_said_plainly_with_what_to_do(
    commands: FakeCommands, capsys: pytest.CaptureFixture[str], output: bytes, words: str
) -> None:
    commands.pip = CompletedProcess([], 1, output)
    assert start.main([]) == start.FAULT
    said = capsys.readouterr().out
    assert words in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (b"ensurepip is not available", "apt install python3."),
        (b"/usr/bin/python3: No module named venv", "apt install python3."),
        (b"OSError: [Errno 28] No space left on device", "нет места"),
        (b"Error: [Errno 13] Permission denied: '.venv'", "занята или закрыта"),
    ],
)
def test_a_venv_that_cannot_be_made_is_explained(
    commands: FakeCommands, capsys: pytest.CaptureFixture[str], output: bytes, words: str
) -> None:
    commands.venv = CompletedProcess([], 1, output)
    assert start.main([]) == start.FAULT
    assert words in capsys.readouterr().out


def test_an_older_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "OLDEST", (99, 0))
    assert start.main([]) == start.FAULT
    assert "Нужен Python" in capsys.readouterr().out


def test_an_unknown_word_gets_the_two_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["tset"]) == start.USAGE
    assert "start.py test" in capsys.readouterr().out


def test_the_tests_run_on_two_workers_without_the_long_ones() -> None:
    command = start.pytest_command(["tests/survey"])
    assert command[command.index("-n") : command.index("-n") + 4] == ["-n", "2", "--dist", "loadgroup"]
    assert command[command.index("-m", 3) + 1] == "not long"
    assert command[-1] == "tests/survey"


def test_long_takes_in_the_long_tests_with_their_many_examples() -> None:
    command = start.pytest_command(["--long", "-k", "score"])
    assert "--long" not in command
    assert "not long" not in command
    assert command[command.index("--hypothesis-profile") + 1] == "long"


def test_who_debugs_a_test_gets_one_process() -> None:
    assert "--dist" not in start.pytest_command(["--pdb"])
    assert start.pytest_command(["-n0"])[-1] == "-n0"
    assert "--dist" not in start.pytest_command(["-n0"])


def test_the_tests_exit_code_is_pytests(commands: FakeCommands, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **rest: Any) -> CompletedProcess[bytes]:
        return CompletedProcess([], 5) if "pytest" in command else commands.run(command, **rest)

    monkeypatch.setattr(start.subprocess, "run", run)
    assert start.main(["test"]) == 5


def test_the_port_is_the_first_that_nobody_listens_on() -> None:
    first = start.free_port()
    with socket.socket() as other:
        other.bind((start.ADDRESS, first))
        other.listen()
        assert start.free_port() > first


@pytest.mark.parametrize(
    ("surroundings", "platform", "wanted"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "SMIO_NO_BROWSER": "1"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_browser_opens_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], platform: str, wanted: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SMIO_NO_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(start.sys, "platform", platform)
    assert start.wants_browser() is wanted


def test_the_app_stays_on_this_computer_and_the_authoritys_page_is_open_to_the_network(
    commands: FakeCommands, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[list[str]] = []

    def popen(command: list[str], **_: Any) -> Any:
        begun.append(command)
        raise start.StartError("seen")

    monkeypatch.setattr(start.subprocess, "Popen", popen)
    start.VENV.mkdir()
    commands.whole = True
    for arguments in ([], ["answers"], ["answers", "--host", "10.0.0.5", "--port", "9000"]):
        assert start.main(arguments) == start.FAULT
    scripts = [Path(command[4]).name for command in begun]
    hosts = [command[command.index("--server.address") + 1] for command in begun]
    ports = [int(command[command.index("--server.port") + 1]) for command in begun]
    assert scripts == ["app.py", "answers.py", "answers.py"]
    assert hosts == ["127.0.0.1", "0.0.0.0", "10.0.0.5"]  # noqa: S104 - that is what is tested
    assert ports[0] in start.PORTS
    assert ports[1:] == [start.ANSWERS_PORT, 9000]
    limits = ["--server.maxUploadSize" in command for command in begun]
    assert limits == [False, True, True]


def test_a_wrong_option_of_the_authoritys_page_installs_nothing(commands: FakeCommands) -> None:
    with pytest.raises(SystemExit) as ended:
        start.main(["answers", "--prot", "9000"])
    assert ended.value.code == start.USAGE
    assert commands.done == []


class Health(BaseHTTPRequestHandler):
    """Refuses twice, then answers, as an app does while it starts."""

    asked = 0

    def do_GET(self) -> None:
        Health.asked += 1
        self.send_response(200 if self.path == "/_stcore/health" and Health.asked > 2 else 503)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
        """Quiet."""


@pytest.fixture
def starting_app() -> Iterator[str]:
    Health.asked = 0
    server = HTTPServer((start.ADDRESS, 0), Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{start.ADDRESS}:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_it_waits_until_the_app_answers_past_an_offices_proxy(
    starting_app: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert start.healthy(starting_app, lambda: True, seconds=20)
    assert Health.asked == 3


def test_it_stops_waiting_for_an_app_that_ended() -> None:
    begun = time.monotonic()
    assert not start.healthy("http://127.0.0.1:9", lambda: False)
    assert time.monotonic() - begun < 5


def test_an_app_that_cannot_start_gives_its_exit_code_back(
    tmp_path: Path, commands: FakeCommands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "venv_python", lambda: Path(sys.executable))
    server = tmp_path / "smio" / "interface" / "serve.py"
    server.parent.mkdir(parents=True)
    server.write_text("import sys; sys.exit(3)", encoding="utf-8")
    start.VENV.mkdir()
    commands.whole = True
    assert start.main([]) == 3
