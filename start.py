#!/usr/bin/env python3
"""One command to run the app and one to test it, on a machine with nothing but Python.

    python3 start.py                 sets up .venv beside this file, runs the app, opens the browser
    python3 start.py answers [--host ADDRESS] [--port N]
                                     runs the authority's page alone: it may be public, the app stays on this computer
    python3 start.py test [--long]   sets up .venv for the tests too and runs them; what follows goes to pytest

Only the standard library, and no syntax newer than Python 3.6: an older Python must get as far as saying that it is
too old. Annotations that older Pythons cannot evaluate stand in quotes.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT
from typing import Any

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
NOTE = VENV / "smio-start.json"  # what .venv was made by and what is installed in it
OLDEST = (3, 11)
ADDRESS = "127.0.0.1"
PORTS = range(8501, 8601)
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - the page for the authority is meant to be reached from outside
ANSWERS_PORT = 8700
SERVED = {  # by the word after start.py; strangers send nothing larger than an answer, in megabytes
    "": ("app.py", ()),
    "answers": ("answers.py", ("--server.maxUploadSize", "12", "--server.maxMessageSize", "20")),
}
LOCK = "requirements.txt"
TEST_LOCK = "requirements-test.txt"
SECONDS_TO_START = 120.0
SECONDS_TO_STOP = 10.0
TEST_WORKERS = 2
FAULT = 1
USAGE = 2


class StartError(Exception):
    """Something the user can mend; its text says what happened and what to do."""


def main(arguments: "list[str]") -> int:
    speak_any_letter()
    if sys.version_info < OLDEST:
        say(
            "Нужен Python 3.11 или новее, а это {}. Поставьте новый с python.org и запустите им.".format(
                ".".join(map(str, sys.version_info[:2]))
            ),
            "Python 3.11 or newer is needed. Install it from python.org.",
        )
        return FAULT
    try:
        word = arguments[0] if arguments else ""
        if word in SERVED:
            place = public_place(arguments[1:]) if word else None
            set_up([LOCK])
            return run_app(*SERVED[word], *(place or (ADDRESS, free_port())))
        if word == "test":
            set_up([LOCK, TEST_LOCK])
            return run_tests(arguments[1:])
    except StartError as error:
        say(str(error))
        return FAULT
    except KeyboardInterrupt:
        say("Остановлено. Запустите снова, когда будет удобно.", "Stopped.")
        return 128 + signal.SIGINT
    say(
        "Команды: python3 start.py – запустить; python3 start.py answers – страница ответов мэрии; "
        "python3 start.py test – проверить.",
        "Commands: python3 start.py – run; python3 start.py answers – the authority's page; python3 start.py test – "
        "run the tests.",
    )
    return USAGE


# --- .venv -----------------------------------------------------------------------------------------------------------


def set_up(locks: "list[str]") -> None:
    """Bring .venv to what the locks say. Nothing to do takes no time; a half-made or foreign .venv is made anew."""
    note = read_note()
    if not usable(note):
        make_venv()
        note = maker()
    elif not note:
        note = maker()  # made by hand: taken over as it is, pip brings it to the locks
    for lock in locks:
        digest = hashlib.sha256((HERE / lock).read_bytes()).hexdigest()
        if note["installed"].get(lock) != digest:
            # Until pip has come back, the note says that it was at work: a killed pip can leave a package by halves.
            write_note(dict(note, interrupted=True))
            install(lock, note)
            note["installed"][lock] = digest
            write_note(note)


def maker() -> "dict[str, Any]":
    """A fresh note: which Python makes .venv, and where."""
    return {"place": str(VENV), "python": list(sys.version_info[:2]), "interrupted": False, "installed": {}}


def usable(note: "dict[str, Any]") -> bool:
    """Whether .venv is whole, stands where it was made and belongs to this version of Python."""
    if note and (note["interrupted"] or (note["place"], note["python"]) != (maker()["place"], maker()["python"])):
        return False
    question = "import sys, pip; print(sys.version_info[0], sys.version_info[1])"
    try:
        answer = subprocess.run(
            [str(venv_python()), "-c", question], stdout=PIPE, stderr=DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.split() == [b"%d" % part for part in sys.version_info[:2]]


def make_venv() -> None:
    say("Готовлю место для программы (.venv)…", "Setting up .venv…")
    # The base interpreter: the one running may stand in the very .venv that is about to be cleared.
    python = getattr(sys, "_base_executable", None) or sys.executable
    command = [python, "-m", "venv", "--clear", str(VENV)]
    try:
        made = subprocess.run(command, stdout=PIPE, stderr=STDOUT, check=False)
    except OSError as error:
        raise StartError(explain_venv(str(error))) from error
    if made.returncode:
        raise StartError(explain_venv(made.stdout.decode(errors="replace")))
    write_note(maker())


def install(lock: str, note: "dict[str, Any]") -> None:
    say(f"Ставлю библиотеки из {lock}: несколько минут…", "Installing libraries: a few minutes…")
    command = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(HERE / lock)]
    # A system whose pip installs into the user's folder by default cannot do so in .venv.
    surroundings = dict(os.environ, PIP_USER="0")
    with dots():
        pip = subprocess.run(command, env=surroundings, stdout=PIPE, stderr=STDOUT, check=False)
    if pip.returncode > 0:
        write_note(note)  # pip gave up by itself and left nothing by halves
    if pip.returncode:
        raise StartError(explain_pip(pip.stdout.decode(errors="replace")))


def read_note() -> "dict[str, Any]":
    try:
        note = json.loads(NOTE.read_text(encoding="utf-8"))
        return {key: type(value)(note[key]) for key, value in maker().items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_note(note: "dict[str, Any]") -> None:
    draft = NOTE.with_suffix(".new")
    try:
        draft.write_text(json.dumps(note, indent=1), encoding="utf-8")
        draft.replace(NOTE)
    except OSError as error:
        raise StartError(explain_venv(str(error))) from error


def venv_python() -> Path:
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


# --- what went wrong, and what to do ---------------------------------------------------------------------------------

NO_SPACE = ("No space left", "Errno 28", "WinError 112", "Disk quota")
NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
    "Connection refused",
    "Network is unreachable",
    "name resolution",
    "getaddrinfo failed",
    "Connection reset",
    "Connection aborted",
)
NO_VENV = ("ensurepip", "No module named venv")
NOT_ALLOWED = ("Permission denied", "WinError 5", "WinError 32", "Read-only file system")


def explain_venv(output: str) -> str:
    """What a failed set-up of .venv means for the user."""
    if has(output, NO_VENV):
        return (
            "В этом Python нет модуля venv. В Debian и Ubuntu: sudo apt install python{}.{}-venv, затем запустите "
            "снова. (The venv module is missing; on Debian and Ubuntu install python3-venv.)"
        ).format(*sys.version_info)
    return explain_place(output) or f"Не удалось создать папку {VENV}:\n{last_lines(output)}"


def explain_pip(output: str) -> str:
    """What a failed installation means for the user."""
    place = explain_place(output)
    if place:
        return place
    if has(output, NO_NETWORK):
        return (
            "Нет связи с хранилищем библиотек. Проверьте интернет (за прокси задайте HTTPS_PROXY) и запустите снова: "
            "уже скачанное не пропадёт. (No network: check it, or set HTTPS_PROXY, and start again.)"
        )
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "Скачанная библиотека не та, что записана в списке: загрузка испорчена или её подменили. Запустите снова "
            "в другой сети. (A download does not match its hash; try again on another network.)\n" + last_lines(output)
        )
    if "No matching distribution" in output:
        return (
            "Для этого Python ({}.{}) или этой системы нет готовой библиотеки. Поставьте Python 3.13, 64-битный, "
            "с python.org. (No ready library for this Python or system; use 64-bit Python 3.13.)\n"
        ).format(*sys.version_info) + last_lines(output)
    return "Библиотеки не поставились. Ответ pip:\n" + last_lines(output)


def explain_place(output: str) -> str:
    """What is wrong with the folder, if that is what is wrong."""
    if has(output, NO_SPACE):
        free = shutil.disk_usage(str(HERE)).free // 2**20
        return f"На диске нет места (свободно {free} МБ, нужно около 1500). Освободите и запустите снова. (Disk full.)"
    if has(output, NOT_ALLOWED):
        return (
            f"Папка {VENV} занята или закрыта для записи. Закройте работающую программу или перенесите папку туда, где "
            "у вас есть права. (The folder is in use or read-only.)"
        )
    return ""


def has(output: str, signs: "tuple[str, ...]") -> bool:
    return any(sign in output for sign in signs)


def last_lines(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-8:])


# --- the app ---------------------------------------------------------------------------------------------------------


def run_app(script: str, more: "tuple[str, ...]", host: str, port: int) -> int:
    """Run the app, or the authority's page, until it ends; its exit code."""
    address = f"http://{ADDRESS if host in EVERYWHERE else host}:{port}"
    options = ["--server.address", host, "--server.port", str(port), "--server.headless", "true", *more]
    command = [str(venv_python()), "-m", "smio.interface.serve", "run", str(HERE / script), *options]
    app = subprocess.Popen(command, cwd=str(HERE))

    def pass_on(_signal: int, _frame: object) -> None:
        app.terminate()

    previous = signal.signal(signal.SIGTERM, pass_on)
    try:
        if healthy(address, lambda: app.poll() is None):
            say(
                f"Программа открыта: {address}  Остановить: Ctrl+C в этом окне.",
                "Running; Ctrl+C in this window stops it.",
            )
            if wants_browser() and script == "app.py":
                webbrowser.open(address)
        elif app.poll() is None:
            say(f"Программа ещё запускается. Откройте позже сами: {address}", "Still starting.")
        return exit_code(app.wait())
    except KeyboardInterrupt:
        return stopped(app)
    finally:
        signal.signal(signal.SIGTERM, previous)
        if app.poll() is None:
            app.kill()


def public_place(arguments: "list[str]") -> "tuple[str, int]":
    """Where the authority's page listens: the whole network unless told otherwise, a port of its own."""
    options = argparse.ArgumentParser("start.py answers")
    options.add_argument("--host", default=EVERYWHERE[0])
    options.add_argument("--port", type=int, default=ANSWERS_PORT)
    chosen = options.parse_args(arguments)
    return chosen.host, chosen.port


def free_port() -> int:
    """The first port from 8501 that nobody listens on."""
    for port in PORTS:
        with socket.socket() as probe:
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
            return port
    raise StartError("Порты 8501–8600 заняты. Закройте лишние программы. (All ports are in use.)")


def healthy(address: str, alive: "Callable[[], bool]", seconds: float = SECONDS_TO_START) -> bool:
    """Wait until the app answers; False where it ended or takes too long."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through an office's proxy
    until = time.monotonic() + seconds
    while alive() and time.monotonic() < until:
        try:
            with direct.open(address + "/_stcore/health", timeout=2) as answer:
                if answer.status == 200 and alive():  # noqa: PLR2004 - HTTP's own number
                    return True
        except OSError:
            time.sleep(0.2)
    return False


def wants_browser() -> bool:
    """Whether there is a screen to open a browser on, and nobody asked not to."""
    if os.environ.get("SMIO_NO_BROWSER"):
        return False
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def stopped(app: "subprocess.Popen[bytes]") -> int:
    """After Ctrl+C, which the terminal sends to the app as well: let it end by itself, but not for ever."""
    try:
        return exit_code(app.wait(SECONDS_TO_STOP))
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        app.kill()
        return exit_code(app.wait())


def exit_code(code: int) -> int:
    """A process ended by a signal has a negative code here, 128 + signal in a shell."""
    return 128 - code if code < 0 else code


# --- the tests -------------------------------------------------------------------------------------------------------


def run_tests(arguments: "list[str]") -> int:
    """Run pytest; its exit code. ``--long`` takes in the tests marked long, with many more examples each."""
    return exit_code(subprocess.run(pytest_command(arguments), cwd=str(HERE), check=False).returncode)


def pytest_command(arguments: "list[str]") -> "list[str]":
    """What follows ``test`` goes to pytest and wins over what stands here.

    ``loadgroup`` keeps the tests of one group (browser, office, house) on one worker, so that they never meet.
    """
    long = ["--hypothesis-profile", "long"] if "--long" in arguments else ["-m", "not long"]
    alone = any(argument in {"--pdb", "-s"} or argument.startswith("-n") for argument in arguments)
    workers = [] if alone else ["-n", str(TEST_WORKERS), "--dist", "loadgroup"]
    given = [argument for argument in arguments if argument != "--long"]
    return [str(venv_python()), "-m", "pytest", "-rfEs", *workers, *long, *given]


# --- the console -----------------------------------------------------------------------------------------------------


def speak_any_letter() -> None:
    """A console that lacks a letter shows «?» instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def say(*sentences: str) -> None:
    print(" / ".join(sentences), flush=True)


@contextmanager
def dots() -> "Generator[None, None, None]":
    """A dot every few seconds on a terminal: long work is alive."""
    done = threading.Event()

    def draw() -> None:
        while not done.wait(3):
            print(".", end="", flush=True)
        print(flush=True)

    drawing = threading.Thread(target=draw, daemon=True)
    if sys.stdout.isatty():
        drawing.start()
    try:
        yield
    finally:
        done.set()
        if drawing.is_alive():
            drawing.join()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
