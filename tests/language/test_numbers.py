"""Numbers as people write them here."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.language import Language, Translator, translator

RU, KY, EN = translator("ru"), translator("ky"), translator("en")


@pytest.mark.parametrize(
    ("value", "places", "ru", "en"),
    [
        (3.14159, 2, "3,14", "3.14"),
        (2.675, 2, "2,68", "2.68"),  # its binary form lies below the half
        (2.5, 0, "3", "3"),  # half to even would say 2
        (-2.5, 0, "−3", "−3"),
        (0.125, 2, "0,13", "0.13"),
        (4, 2, "4,00", "4.00"),
        (-0.2, 2, "−0,20", "−0.20"),
        (-0.001, 2, "0,00", "0.00"),
        (-0.0, 2, "0,00", "0.00"),
        (1234567, 0, "1\u00a0234\u00a0567", "1,234,567"),
        (None, 2, "—", "—"),
    ],
)
def test_a_number_has_the_decimal_comma_and_a_true_minus(value: float | None, places: int, ru: str, en: str) -> None:
    assert (RU.decimal(value, places), KY.decimal(value, places), EN.decimal(value, places)) == (ru, ru, en)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.35, "+0,35"), (-0.2, "−0,20"), (0.0, "0,00"), (0.004, "0,00"), (-0.004, "0,00"), (None, "—")],
)
def test_a_difference_carries_its_sign_unless_it_rounds_to_nothing(value: float | None, shown: str) -> None:
    assert RU.signed(value) == shown


@pytest.mark.parametrize(
    ("share", "ru", "en"),
    [(0.375, "38\u00a0%", "38%"), (0.0, "0\u00a0%", "0%"), (1.0, "100\u00a0%", "100%"), (0.005, "1\u00a0%", "1%")],
)
def test_a_share_is_whole_per_cent_after_a_no_break_space(share: float, ru: str, en: str) -> None:
    assert (RU.percent(share), KY.percent(share), EN.percent(share)) == (ru, ru, en)


def test_an_interval_shows_both_signs_and_never_breaks() -> None:
    assert RU.interval(-0.4948, 0.0498) == "−0,49\u00a0…\u00a0+0,05"
    assert EN.interval(-1, 2, 0) == "−1\u00a0…\u00a0+2"


def test_what_is_not_known_is_a_dash(translator: Translator) -> None:
    assert {translator.percent(None), translator.interval(None, 1), translator.interval(1, None)} == {"—"}
    assert {translator.whole(None), translator.signed(None)} == {"—"}


@given(st.decimals(-10_000, 10_000, places=4, allow_nan=False), st.integers(0, 3))
def test_halves_go_away_from_zero_as_in_decimal_arithmetic(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    by_decimal = value.quantize(step, ROUND_HALF_UP)
    shown = EN.decimal(float(value), places).replace(",", "").replace("−", "-")
    assert Decimal(shown) == by_decimal
    assert not shown.startswith("-") or by_decimal < 0


@given(st.floats(-1e6, 1e6), st.integers(0, 3), st.sampled_from(["ru", "ky", "en"]))
def test_no_number_holds_a_hyphen_or_a_space_that_breaks(value: float, places: int, language: Language) -> None:
    shown = translator(language).signed(value, places)
    assert "-" not in shown
    assert " " not in shown
    assert shown.startswith("+") is (Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) > 0)
