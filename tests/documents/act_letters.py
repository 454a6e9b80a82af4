"""Acts to send, and a register of what came back: what the tests of letters and of the register share."""

from datetime import date

from smio.monitoring import (
    Act,
    ActKind,
    Group,
    KeptFile,
    Member,
    Practice,
    Recommendation,
    Reply,
    Status,
    Tracked,
    Voice,
)

TODAY = date(2026, 4, 20)
CHAIR = Member("Иванов П. С.", "житель", chair=True)
PRACTICE = Practice(
    mayor="Иванов Николай Николаевич",
    kenesh_chair="Асанов Бакыт Эркинович",
    commissions=("по бюджету и финансам", "по социальным вопросам"),
    laws=("постановление городского кенеша от 12.01.2026 № 4.",),
)
GROUP = Group("Группа СМиО", "Кара-Балта", "Чуйская область", (Member("Асанова Б. Т."), CHAIR), practice=PRACTICE)


def act(number: str, subject: str, day: date | None, recommendations: int, *conclusions: str) -> Act:
    proposed = tuple(Recommendation(f"предложение {place}", "Мэрия") for place in range(recommendations))
    return Act(ActKind.FREE, "Группа СМиО", subject, number, day, conclusions=conclusions, recommendations=proposed)


ACTS = (
    act("3", "качество услуг", date(2026, 2, 8), 3, "Балл дорог ниже.", "Балл воды тот же.", "Третий вывод."),
    act("4", "детский сад ([фото:7])", date(2026, 3, 10), 2, "Работы отстают ([фото:7])."),
)


def tracked(
    act_id: int, number: int, what: str, *replies: Reply, sent: date | None, due: date | None, whom: str = "Мэрия"
) -> Tracked:
    asked = Recommendation(what, whom, why="балл 2,41")
    return Tracked(act_id, str(act_id + 2), f"предмет {act_id}", number, asked, sent, due, tuple(replies))


FEBRUARY, MARCH, APRIL = date(2026, 2, 9), date(2026, 3, 12), date(2026, 4, 10)
PROOF = KeptFile(1, "фото.jpg", "image/jpeg", "ab" * 32, 1000)
REGISTER = (
    tracked(
        1, 1, "Заделать выбоины",
        Reply(Status.PROMISED, "В плане", date(2026, 2, 27), who="А. Б. Садыков", promised_by=date(2026, 4, 15),
              document="исх. № 01-7/112"),
        sent=FEBRUARY, due=date(2026, 3, 2),
    ),
    tracked(
        1, 2, "Вывесить график",
        Reply(Status.DONE, "Вывешен", date(2026, 2, 20)),
        Reply(Status.DONE, "Видели", date(2026, 3, 5), Voice.GROUP, files=(PROOF,)),
        sent=FEBRUARY, due=date(2026, 3, 2), whom="МП «Тазалык»",
    ),
    tracked(2, 1, "=1+1 перила", sent=MARCH, due=date(2026, 4, 2)),
    tracked(2, 2, "Пандус", Reply(Status.REFUSED, "Нет средств", date(2026, 4, 1)), sent=MARCH, due=date(2026, 4, 2)),
    tracked(3, 1, "Цены ярмарки", sent=APRIL, due=date(2026, 5, 4), whom=""),
    tracked(4, 1, "Бюджет на сайте", sent=None, due=None),
)  # fmt: skip
