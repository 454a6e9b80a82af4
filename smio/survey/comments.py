"""Free answers of a round, each still tied to the answers of whoever wrote it, and to nobody's name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comment:
    """A free answer: the question's heading, the row of the sheet, the text.

    ``respondent`` is the position of its writer among all the round's answers, those set aside too; None in rounds
    stored before it was kept.
    """

    heading: str
    row: int
    text: str
    respondent: int | None = None

    @property
    def place(self) -> tuple[str, int]:
        """What names it within its round."""
        return self.heading, self.row
