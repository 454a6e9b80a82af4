"""Acts of a visit, of prices, of anything else: what is drafted, and what is printed."""

from dataclasses import replace
from datetime import date

import pytest

from smio.documents import Results, draft_free_act, draft_prices_act, draft_site_act, write_act
from smio.documents.examples import example_act, example_group
from smio.documents.prices_tables import MOST_WEEKS
from smio.language import Language, Translator
from smio.language import translator as translator_of
from smio.monitoring import Act, ActKind, Group, Member, Practice, Price, Recommendation
from tests.documents.evidence import GROUP
from tests.documents.office import all_converted, pages
from tests.documents.papers import ACTS, PAPERS
from tests.documents.word_reader import Paper
from tests.figures.made import made_prices

WEEKS = (date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17))
HEADED = replace(
    GROUP,
    practice=Practice(
        name_ky="Каракол шаарынын БМжБ тобу",
        bilingual=True,
        contacts="ул. Абдрахманова, 12",
        laws=("Закон № 1", "Устав"),
    ),
)


def printed(act: Act, t: Translator, group: Group | None = None) -> Paper:
    return Paper(write_act(act, Results(), t, pictures=(), group=group))


def some_prices() -> list[Price]:
    """Bread dearer in two of three shops, flour the same, salt noted by nobody twice."""
    return [
        *(Price("Хлеб", shop, week, som, "шт.") for shop, row in (("А", (20, 21, 22)), ("Б", (30, 30, 33)))
          for week, som in zip(WEEKS, row, strict=True)),
        Price("Хлеб", "В", WEEKS[2], 40.0, "шт."),
        *(Price("Мука", "А", week, 48.0, "кг") for week in WEEKS),
        Price("Соль", "А", WEEKS[0], 15.0),
        Price("Соль", "Б", WEEKS[2], 25.0),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_visit_is_drafted_with_what_to_look_at(language: Language) -> None:
    t = translator_of(language)
    act = draft_site_act(GROUP, t, subject="детский сад", visited_on=date(2026, 4, 16))
    assert act.participants == GROUP.members
    assert act.signed_on == date(2026, 4, 16)
    assert act.period == (date(2026, 4, 16), date(2026, 4, 16))
    assert len(act.facts) == 6
    assert all(fact.endswith("____________.") for fact in act.facts)
    assert len(act.copies) == 3
    paper = printed(act, t)
    assert "16.04.2026 – 16.04.2026" not in paper.text
    assert "16.04.2026" in paper.text
    assert paper.styled("Heading1")[0] == f"1. {t('visit.heading.site')}"


def test_anything_else_is_a_form_with_what_is_known(t: Translator) -> None:
    paper = printed(draft_free_act(GROUP, t), t)
    assert paper.styled("Subtitle") == ["о результатах мониторинга"]
    assert paper.styled("Heading1")[0] == "1. Как проводился мониторинг"
    assert paper.text.count("_" * 48) >= 6
    assert "Приложения" not in paper.text
    assert "Подробнее" not in paper.text


def test_the_table_of_prices_is_the_arithmetic_of_the_same_shops(t: Translator) -> None:
    """By hand: bread in А and Б 25 and 27,5, in all shops of the last week (22 + 33 + 40) / 3 = 31,7."""
    paper = printed(draft_prices_act(GROUP, some_prices(), t), t)
    rows = next(rows for rows in paper.tables() if rows[0][0] == "Товар")
    assert rows[0] == ["Товар", "02.03.2026", "09.03.2026", "16.03.2026", "Изменение, сом", "Тех же магазинов"]
    assert rows[1:] == [
        ["Хлеб, шт.", "25,0 (2)", "25,5 (2)", "31,7 (3)", "+2,5 (+10,0 %)", "2"],
        ["Мука, кг", "48,0 (1)", "48,0 (1)", "48,0 (1)", "0,0 (0,0 %)", "1"],
        ["Соль", "15,0 (1)", "—", "25,0 (1)", "—", "0"],
    ]


def test_every_price_stands_in_the_annex(t: Translator) -> None:
    paper = printed(draft_prices_act(GROUP, some_prices(), t), t)
    rows = next(rows for rows in paper.tables() if rows[0][0] == "Товар, магазин")
    assert [row[0] for row in rows[1:]] == ["Хлеб, шт.", "А", "Б", "В", "Мука, кг", "А", "Соль", "А", "Б"]
    assert rows[2] == ["А", "20,0", "21,0", "22,0"]
    assert rows[4] == ["В", "—", "—", "40,0"]
    assert "приложение 1 «Цены по магазинам»" in paper.text


def test_many_weeks_go_on_in_a_further_table_and_only_the_last_tells_the_change(t: Translator) -> None:
    prices = made_prices(["Хлеб", "Мука"], MOST_WEEKS + 4, 2)
    tables = [rows for rows in printed(draft_prices_act(GROUP, prices, t), t).tables() if rows[0][0] == "Товар"]
    assert [len(rows[0]) for rows in tables] == [1 + MOST_WEEKS, 1 + 4 + 2]
    assert {rows[0][-1] for rows in tables} == {"20.04.2026", "Тех же магазинов"}


def test_an_act_of_prices_says_what_it_knows_and_no_more(t: Translator) -> None:
    act = draft_prices_act(GROUP, some_prices(), t)
    assert act.facts == (
        "Записано 12 цен из 27 возможных (товары × магазины × недели).",
        (
            "«Хлеб, шт.»: в среднем 25,0 сом (с 02.03.2026) и 27,5 сом (с 16.03.2026), "
            "изменение +2,5 сом (+10,0 %) в одних и тех же 2 магазинах."
        ),
        (
            "«Мука, кг»: в среднем 48,0 сом (с 02.03.2026) и 48,0 сом (с 16.03.2026), "
            "цена не изменилась в 1 магазине, одном и том же."
        ),
        "«Соль»: нет магазина, где цену записали и в первую, и в последнюю неделю; изменение не считается.",
        (
            "Сильнее всего цены магазинов расходились в последнюю неделю (с 16.03.2026): "
            "«Хлеб» – от 22,0 сом (А) до 40,0 сом (В)."
        ),
    )
    assert act.conclusions == (
        "В этих магазинах подорожал 1 товар: «Хлеб» на 2,5 сом (10,0 %), тех же магазинов – 2.",
        "Средняя цена товара «Мука» в этих магазинах не изменилась.",
        "О товаре «Соль» вывод об изменении не делается: нет магазина, где цену записали дважды.",
        (
            "Магазины выбрала группа. Результаты описывают эти магазины в эти недели "
            "и не распространяются на все цены города."
        ),
    )
    assert [one.what for one in act.recommendations] == [
        "Выяснить причины роста цены на товар «Хлеб» и сообщить группе о возможных мерах"
    ]
    assert act.period == (WEEKS[0], WEEKS[2])


def test_a_rise_in_one_shop_asks_nobody_for_anything(t: Translator) -> None:
    prices = [Price("Хлеб", "А", WEEKS[0], 20.0), Price("Хлеб", "А", WEEKS[2], 40.0)]
    act = draft_prices_act(GROUP, prices, t)
    assert act.recommendations == ()
    assert t("visit.prices.one_shop") in act.method


def test_prices_can_be_begun_before_there_are_any(translator: Translator) -> None:
    act = draft_prices_act(GROUP, (), translator)
    assert act.facts == act.conclusions == ()
    assert act.subject
    assert printed(act, translator).styled("Subtitle") == [translator("visit.title.prices")]


def test_the_chart_of_prices_is_annexed_with_what_it_says(t: Translator) -> None:
    paper = Paper(PAPERS["prices"](t))
    (said,) = paper.alternatives()
    assert said.startswith("Цены по неделям.")
    assert "приложение 2 «Рисунки»" in paper.text


def test_who_abstains_is_recorded_and_does_not_sign(t: Translator) -> None:
    members = (
        Member("Иванов И. И.", "житель", chair=True),
        Member("Петров П. П.", "мастер", abstains="брат подрядчика"),
        Member("Сидорова С. С."),
    )
    paper = printed(replace(draft_free_act(GROUP, t), participants=members), t)
    assert "Петров П. П. – мастер; в выводах и рекомендациях не участвует" in paper.text
    assert "В выводах и рекомендациях не участвуют: \nПетров П. П.: брат подрядчика" in paper.text
    signatures = next(rows for rows in paper.tables() if "Подписи" in rows[0][0])
    assert [row[4] for row in signatures[1::2]] == ["Иванов И. И.", "Сидорова С. С.", ""]
    assert [row[0] for row in signatures[1::2]] == ["председатель группы", "член группы", "член группы"]


def test_a_chair_who_abstains_makes_no_other_the_chair(t: Translator) -> None:
    members = (Member("Иванов И. И.", chair=True, abstains="родственник"), Member("Петров П. П."))
    paper = printed(replace(draft_free_act(GROUP, t), participants=members), t)
    signatures = next(rows for rows in paper.tables() if "Подписи" in rows[0][0])
    assert {row[0] for row in signatures[1::2]} == {"член группы"}


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_the_letterhead_is_in_both_languages_where_the_group_wants_it(language: Language) -> None:
    t = translator_of(language)
    paper = printed(draft_site_act(HEADED, t), t, HEADED)
    head = next(paper.tables())
    assert head == [["Каракол шаарынын БМжБ тобу", "", "Группа СМиОг. Каракол"]]
    assert paper.styled("Contacts") == ["ул. Абдрахманова, 12"]
    assert "Закон № 1\nУстав" in paper.text
    text = paper.text
    assert text.index("Закон № 1") > text.index(t("documents.act.basis"))
    plain = replace(HEADED, practice=replace(HEADED.practice, bilingual=False))
    assert next(printed(draft_site_act(plain, t), t, plain).tables())[0][0] == t("documents.table.number")


def test_recommendations_have_four_columns(t: Translator) -> None:
    act = replace(
        draft_free_act(GROUP, t), recommendations=(Recommendation("Починить", "мэрия", date(2026, 5, 1), "опасно"),)
    )
    assert printed(act, t).table("№") == [
        ["№", "Что предлагается", "Кому", "Срок", "Почему"], ["1", "Починить", "мэрия", "01.05.2026", "опасно"],
    ]  # fmt: skip


def test_made_up_acts_say_so_on_every_page(translator: Translator) -> None:
    for kind in (ActKind.SITE, ActKind.PRICES, ActKind.FREE):
        section = printed(example_act(kind, translator), translator).document.sections[0]
        for header in (section.header, section.first_page_header):
            assert translator("visit.generated.label") in [each.text for each in header.paragraphs]


def long_act(kind: ActKind, t: Translator, facts: int) -> bytes:
    """An act of a kind with so many facts and as many copies as push its signatures over a page's end."""
    act = replace(example_act(kind, t), facts=("Осмотрено, описано и записано со слов присутствовавших. " * 3,) * facts,
                  copies=("мэру",) * (facts % 5 + 1))  # fmt: skip
    return write_act(act, Results(), t, pictures=(), group=example_group(t))


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_signatures_of_no_kind_stand_alone_and_pages_are_numbered(language: Language) -> None:
    t = translator_of(language)
    papers = {f"{name}.docx": PAPERS[name](t) for name in ACTS}
    for kind in (ActKind.SITE, ActKind.PRICES, ActKind.FREE):
        papers |= {f"{kind.value}-{facts}.docx": long_act(kind, t, facts) for facts in (1, 6, 9, 12, 15, 40)}
    signature, copies = f"({t('documents.act.signature')})", t("documents.act.copies")
    for name, pdf in all_converted(papers, "pdf").items():
        read = pages(pdf)
        (signed,) = (page for page in read if signature in page)
        assert signed.count(signature) >= 3, name
        before = signed[: signed.index(signature)]
        assert copies in before, name
        assert t("documents.act.made_in").split("__")[0].strip() in before, name
        heads = [next((line.strip() for line in page.splitlines() if line.strip()), "") for page in read]
        assert heads[1:] == [str(number) for number in range(2, len(read) + 1)], name
