"""Acts, letters and pictures that the tests of the store begin with."""

from datetime import date
from io import BytesIO

from PIL import Image

from smio.monitoring import Act, ActKind, Group, Letter, LetterKind, Recommendation, Stage
from smio.store import Database, add_act, add_group, add_letter, make_link, move_act, send_letter

SENT, ANSWERED, EXPIRES = date(2026, 11, 2), date(2026, 11, 9), date(2026, 12, 2)


def act(subject: str = "дороги", recommendations: int = 2) -> Act:
    return Act(
        ActKind.SITE,
        "Группа СМиО",
        subject,
        number="7",
        recommendations=tuple(
            Recommendation(f"{subject}: сделать {number}", "мэрия", date(2026, 12, 31), "осмотр")
            for number in range(1, recommendations + 1)
        ),
    )


def letter(heading: str = "Об актах") -> Letter:
    return Letter("Группа СМиО", ("Мэру города",), heading, ("Направляем акты.",))


def group_of(database: Database, name: str = "Группа СМиО") -> int:
    return add_group(database, Group(name, "Ош"))


def signed_act(database: Database, group: int, subject: str = "дороги", recommendations: int = 2) -> int:
    act_id = add_act(database, group, act(subject, recommendations), language="ru", evidence={})
    move_act(database, act_id, 1, Stage.SIGNED)
    return act_id


def sent_letter(database: Database, group: int, acts: list[int], heading: str = "Об актах") -> int:
    letter_id = add_letter(database, group, letter(heading), kind=LetterKind.COVER, language="ru", act_ids=acts)
    send_letter(database, letter_id, 1, SENT)
    return letter_id


def linked(database: Database, group: int, acts: list[int], heading: str = "Об актах") -> str:
    return make_link(database, sent_letter(database, group, acts, heading), EXPIRES)


def photograph(colour: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    """A JPEG whose metadata names a place and a device."""
    buffer = BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "Telephone 5"  # the model
    exif.get_ifd(0x8825)[1] = "N"  # the place
    exif.get_ifd(0x8769)[0x9003] = "2026:10:05 12:00:00"  # when it was taken
    Image.new("RGB", size, colour).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()
