"""The figures as files: their sizes, what stands in them, and that nothing is drawn that nobody asked for."""

import io
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from smio.documents.pictures import figures_of
from smio.documents.publication import Kind, figure_files, figure_kinds
from smio.figures import Figure, png, svg
from smio.language import translator
from tests.documents.council_evidence import odd_materials, whole_material


@pytest.fixture(scope="module")
def figures() -> list[Figure]:
    return [figure for _, figure in figures_of(whole_material().results, translator("ru"))]


@pytest.fixture(scope="module")
def files(figures: list[Figure]) -> dict[str, bytes]:
    return figure_files(figures)


def test_every_figure_is_there_in_every_size_in_its_order(figures: list[Figure], files: dict[str, bytes]) -> None:
    endings = ("-screen.png", "-slide.png", ".svg", "-print.png")
    expected = [f"{number}-{one.name}{ending}" for number, one in enumerate(figures, 1) for ending in endings]
    assert list(files) == expected
    assert len(files) == 32


def test_pictures_have_the_sizes_of_their_use(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.endswith(".svg"):
            continue
        picture = Image.open(io.BytesIO(content))
        if name.endswith("-print.png"):
            assert picture.size in {(3508, 2480), (2480, 3508)}, name
            assert [round(number) for number in picture.info["dpi"]] == [300, 300]
        else:
            assert picture.size == ((1280, 720) if "-screen" in name else (1920, 1080)), name


def test_a_figure_of_many_rows_stands_upright_on_paper_and_a_flat_one_lies(files: dict[str, bytes]) -> None:
    sizes = {name: Image.open(io.BytesIO(content)).size for name, content in files.items() if "-print" in name}
    assert sizes["4-dumbbell-criteria-print.png"] == (2480, 3508)
    assert sizes["2-dumbbell-print.png"] == (3508, 2480)


def test_a_slide_and_a_drawing_are_those_of_the_page(figures: list[Figure], files: dict[str, bytes]) -> None:
    assert files["2-dumbbell-slide.png"] == png(figures[1])
    assert files["2-dumbbell.svg"] == svg(figures[1])


def test_title_n_and_source_stand_in_every_drawing(figures: list[Figure], files: dict[str, bytes]) -> None:
    for number, figure in enumerate(figures, 1):
        root = ET.fromstring(files[f"{number}-{figure.name}.svg"])  # noqa: S314 - our own output
        words = " ".join(text for node in root.iter() for text in node.itertext()).replace("\u00a0", " ")
        assert figure.title in words
        if number <= 4:
            assert "раунд-3.csv" in words
            assert "41" in words
        else:
            assert "Чек-лист" in words or "МИБП" in words


@pytest.mark.parametrize(
    ("kinds", "drawn"),
    [((), 0), ((Kind.VECTOR,), 1), ((Kind.SCREEN, Kind.SLIDE, Kind.VECTOR), 1), ((Kind.PRINT,), 1), (tuple(Kind), 2)],
)
def test_only_what_is_asked_for_is_drawn_and_nothing_twice(
    figures: list[Figure], monkeypatch: pytest.MonkeyPatch, kinds: tuple[Kind, ...], drawn: int
) -> None:
    counted: list[float] = []
    really = figure_kinds.drawing

    def counting(figure: Figure, shape: float) -> figure_kinds.Drawing:
        counted.append(shape)
        return really(figure, shape)

    monkeypatch.setattr(figure_kinds, "drawing", counting)
    assert len(figure_files(figures[:1], kinds)) == len(kinds)
    assert len(counted) == drawn


def test_figures_of_the_same_name_do_not_write_over_one_another() -> None:
    many = [figure for _, figure in figures_of(odd_materials()["many"].results, translator("ru"))]
    named = [figure.name for figure in many]
    assert len(set(named)) < len(named)
    assert len(figure_files(many, (Kind.VECTOR,))) == len(many)


def test_the_same_figures_make_the_same_files(figures: list[Figure]) -> None:
    chosen = figures[:2]
    assert figure_files(chosen) == figure_files(chosen)
