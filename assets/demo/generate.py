"""Make the demo's questionnaire files: ``python assets/demo/generate.py``.

What is published is only who asked about what, how many answered in the second round, and which services got better
or worse. Every single answer here is generated, from a fixed seed: each person has a habit of rating high or low,
each service and criterion a level, and an answer is their sum with chance, rounded to the scale of 1 to 5.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
CRITERIA = (
    "Доступность",
    "Качество",
    "Регулярность",
    "Доступность по цене",
    "Реагирование на обращения",
    "Информирование",
)
CRITERION_LEVELS = (0.25, 0.0, 0.1, -0.1, -0.2, -0.25)
HABIT_SPREAD, ANSWER_SPREAD = 0.55, 0.9
NO_ANSWER = 0.05  # «не пользуюсь» or «затрудняюсь ответить»
LOW, HIGH = 1, 5


@dataclass(frozen=True)
class Round:
    """A file to make: ``levels`` is the mean rating aimed at for each service."""

    file: str
    seed: int
    respondents: int
    levels: dict[str, float]


WATER, WASTE, ROADS = "Питьевая вода", "Сбор и вывоз ТБО", "Внутригородские дороги"
GREENING, LIGHTING = "Озеленение", "Уличное освещение"
ROUNDS = (
    Round("karakol-1.csv", 1, 46, {WATER: 3.3, WASTE: 3.1, GREENING: 3.2, ROADS: 2.8}),
    Round("karakol-2.csv", 2, 41, {WATER: 2.7, WASTE: 2.5, GREENING: 2.6, ROADS: 2.1}),
    Round("kara-balta-1.csv", 3, 49, {WASTE: 2.5, LIGHTING: 2.6, ROADS: 3.0}),
    Round("kara-balta-2.csv", 4, 52, {WASTE: 3.1, LIGHTING: 3.3, ROADS: 2.4}),
)


def answers(round_: Round) -> list[list[str]]:
    """The rows of a round: number, sex, age, then a rating for each service and criterion."""
    chance = np.random.RandomState(round_.seed)
    habits = chance.normal(0, HABIT_SPREAD, round_.respondents)
    rows: list[list[str]] = []
    for number, habit in enumerate(habits, start=1):
        sex = ("женский", "мужской")[chance.randint(2)]
        age = ("18–29", "30–44", "45–59", "60 и старше")[chance.randint(4)]
        row = [str(number), sex, age]
        for level in round_.levels.values():
            for criterion in CRITERION_LEVELS:
                rating = round(float(chance.normal(level + criterion + habit, ANSWER_SPREAD)))
                silent = chance.random_sample() < NO_ANSWER
                row.append("затрудняюсь ответить" if silent else str(min(HIGH, max(LOW, rating))))
        rows.append(row)
    return rows


def main() -> None:
    """Write the files beside this script."""
    for round_ in ROUNDS:
        headings = [f"{service} [{criterion}]" for service in round_.levels for criterion in CRITERIA]
        with (HERE / round_.file).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(["Анкета №", "Пол", "Возраст", *headings])
            writer.writerows(answers(round_))


if __name__ == "__main__":
    main()
