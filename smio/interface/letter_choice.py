"""Which letter is open: in the session and in the URL."""

from collections.abc import Sequence

from smio.interface.opened import keep_open, opened
from smio.store import StoredLetter

OPEN = "letter"


def open_letter(letter_id: int | None) -> None:
    """Keep which letter is open through a reload; None closes it."""
    keep_open(OPEN, letter_id)


def the_open_letter(letters: Sequence[StoredLetter]) -> StoredLetter | None:
    """The letter of the URL."""
    wanted = opened(OPEN)
    return next((letter for letter in letters if str(letter.id) == wanted), None)
