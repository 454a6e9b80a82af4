"""What the speaker says to a slide, and what the hall is likely to ask."""

from collections.abc import Sequence

from smio.language import Translator


def spoken(t: Translator, say: Sequence[str], asked: Sequence[tuple[str, str]] = (), cue: str = "") -> tuple[str, ...]:
    """The notes of a slide: two or three sentences to be said as they stand, what to do meanwhile (``cue``: it is not
    read aloud), then each likely question with its honest answer.
    """
    notes = [t("slides.notes.say", words=" ".join(part for part in say if part))]
    if cue:
        notes.append(t("slides.notes.cue", words=cue))
    for question, answer in asked:
        notes += [t("slides.notes.question", question=question), t("slides.notes.answer", answer=answer)]
    return tuple(notes)
