"""Native charts: their numbers lie in a workbook of their own, which the office program opens to edit."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from smio.documents.shown import MARK
from smio.documents.slides.areas import Area
from smio.documents.slides.chart_rooms import AXIS_HEIGHT, name_lines, name_width
from smio.documents.slides.measuring import cut
from smio.documents.slides.office_xml import A, C, add, new
from smio.documents.slides.office_xml import colour as rgb
from smio.documents.slides.rooms import Page
from smio.documents.slides.slide import Chart, Ink, Inks
from smio.documents.typography import printable
from smio.language import Language

# Windows' numbers of the languages: a number is written with the comma of the language, whatever the program's own is.
LOCALES = {"ru": "[$-419]", "ky": "[$-440]", "en": "[$-409]"}
MOST_LABELS = 16.0
UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone; no clock may be read
GAP_WIDTH, OVERLAP = 55, -8  # per cent of a bar
OUTLINE = 9525  # three quarters of a point
LINE_WIDTH = 3.0  # points
END = 0.015  # of a chart's width, right of its bars


def number_format(chart: Chart, language: Language) -> str:
    """The format of a chart's labels: «3,14», «+0,35», «−0,20»."""
    plain = "0" + ("." + "0" * chart.places if chart.places else "")
    locale = LOCALES[language]
    return f"{locale}+{plain};{locale}−{plain};{locale}{plain}" if chart.signed else f"{locale}{plain}"


def add_chart(slide: Any, chart: Chart, page: Page, inks: Inks, look: tuple[Language, float]) -> Any:
    """The chart of a page as a graphic frame; ``look`` is the language and how much wider the base's face is."""
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415 - office libraries are loaded when a paper is written

    language, factor = look
    area, size = page.rooms.body, page.size
    kind = XL_CHART_TYPE.LINE_MARKERS if chart.line else XL_CHART_TYPE.BAR_CLUSTERED
    width, lines = name_width(area, page.names), name_lines(chart, area, size)
    data = _data(chart, [_within(row.name, width, lines, size, factor) for row in chart.rows], language)
    frame = slide.shapes.add_chart(kind, *area.emu, data)
    drawn = frame.chart
    drawn.has_legend = False
    drawn.has_title = False
    drawn.font.size = round(size * 12700)
    _colour(drawn.font, inks[Ink.PLAIN])
    _axes(drawn, chart, size, inks)
    if chart.line:
        _line(drawn, inks)
    else:
        _bars(drawn, chart, inks)
        _room_for_names(drawn, area, page.names)
    _labels(drawn, chart, number_format(chart, language), size, inks)
    frame.name = "Chart"
    return frame


def _data(chart: Chart, shown_names: Sequence[str], language: Language) -> Any:
    """The numbers, unrounded, with the workbook that the library writes beside them: whole names are in that."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415 - see above
    from pptx.chart.xlsx import CategoryWorkbookWriter  # noqa: PLC0415 - see above

    shown = number_format(chart, language)
    names = [printable(row.name) for row in chart.rows]
    series = [printable(name) for name in chart.series]

    class Writer(CategoryWorkbookWriter):
        """The same sheet with a fixed date, so that the same numbers give the same bytes."""

        @property
        def xlsx_blob(self) -> bytes:
            from xlsxwriter import Workbook  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - see above

            stream = BytesIO()
            book: Any = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
            book.set_properties({"created": UNDATED})
            sheet = book.add_worksheet("Sheet1")
            sheet.set_column(0, 0, 60)
            sheet.set_column(1, len(chart.series), 18)
            number = book.add_format({"num_format": shown})
            for column, name in enumerate(series, 1):
                sheet.write_string(0, column, name)
            for place, (name, row) in enumerate(zip(names, chart.rows, strict=True), 1):
                sheet.write_string(place, 0, name)
                for column, value in enumerate(row.values, 1):
                    if value is not None:
                        sheet.write_number(place, column, value, number)
            book.close()
            return stream.getvalue()

    class Data(CategoryChartData):
        @property
        def _workbook_writer(self) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride] - a lazy property there
            return Writer(self)

    data: Any = Data(number_format=shown)
    data.categories = names if chart.line else shown_names
    for place, name in enumerate(series):
        data.add_series(name, [row.values[place] for row in chart.rows])
    return data


def _within(name: str, width: float, lines: int, size: float, factor: float) -> str:
    """A row's name in its lines; the mark of few answers is never cut off."""
    name = printable(name)
    mark = MARK if name.endswith(MARK) else ""
    return cut(name.removesuffix(mark), width, lines, size, factor=factor, tail=mark)


def _axes(drawn: Any, chart: Chart, size: float, inks: Inks) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK  # noqa: PLC0415 - see above

    values, names = drawn.value_axis, drawn.category_axis
    values.minimum_scale, values.maximum_scale = chart.low, chart.high
    values.major_unit = chart.step
    values.has_major_gridlines = True
    _hairline(values.major_gridlines.format.line, inks)
    values.format.line.fill.background()
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE  # each bar says its own number
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.width = 12700
    _ink(names.format.line.color, inks[Ink.QUIET])
    for axis in (values, names):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_labels.font.size = round((14.0 if chart.line else size) * 12700)
    if chart.line:
        upright = names._element.find(f"{C}txPr/{A}bodyPr")  # noqa: SLF001 - the library turns no labels
        upright.set("rot", "0")
        upright.set("vert", "horz")
    else:
        names.reverse_order = True  # the first row on top


def _hairline(line: Any, inks: Inks) -> None:
    line.width = 6350
    _ink(line.color, inks[Ink.HAIR])


def _bars(drawn: Any, chart: Chart, inks: Inks) -> None:
    """The last series in the ink of each row, the others in that of what stood before; no bar inverts when negative."""
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = GAP_WIDTH, OVERLAP
    plot.vary_by_categories = False
    for series in plot.series:
        series.invert_if_negative = False
        _fill(series.format, inks[Ink.BEFORE])
        series.format.line.width = OUTLINE
        _ink(series.format.line.color, inks[Ink.ACCENT])  # what stood before is pale: its edge is not
    last = plot.series[len(chart.series) - 1]
    _fill(last.format, inks[Ink.ACCENT])
    last.format.line.fill.background()
    for place, row in enumerate(chart.rows):
        if row.ink is not Ink.ACCENT:
            _fill(last.points[place].format, inks[row.ink])
    for point in drawn._chartSpace.iter(f"{C}dPt"):  # noqa: SLF001 - the library does not say it of points
        _not_inverted(point)


def _not_inverted(point: Any) -> None:
    inverted = point.find(f"{C}invertIfNegative")
    if inverted is None:
        inverted = new(f"{C}invertIfNegative")
        point.insert(1, inverted)
    inverted.set("val", "0")


def _line(drawn: Any, inks: Inks) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE  # noqa: PLC0415 - see above

    for series in drawn.plots[0].series:
        series.smooth = False
        series.format.line.width = round(LINE_WIDTH * 12700)
        _ink(series.format.line.color, inks[Ink.ACCENT])
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.size = 11
        _fill(series.marker.format, inks[Ink.ACCENT])
        _ink(series.marker.format.line.color, inks[Ink.ACCENT])


def _labels(drawn: Any, chart: Chart, shown: str, size: float, inks: Inks) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415 - see above

    plot = drawn.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.ABOVE if chart.line else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = round((24.0 if chart.line else min(size, MOST_LABELS)) * 12700)
    labels.font.bold = True
    _colour(labels.font, inks[Ink.PLAIN])
    if chart.line:
        _labels_apart(plot, labels)


def _labels_apart(plot: Any, labels: Any) -> None:
    """Where lines that are not joined end and begin over one name, every other has its numbers under its dots."""
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415 - see above

    for series in list(plot.series)[1::2]:
        own = series.data_labels
        own.number_format, own.number_format_is_linked = labels.number_format, False
        own.show_value, own.position = True, XL_LABEL_POSITION.BELOW
        own.font.size, own.font.bold = labels.font.size, True
        own.font.color.rgb = labels.font.color.rgb


def _room_for_names(drawn: Any, area: Area, share: float) -> None:
    """Give the names their part of the width: left to itself the program squeezes long ones."""
    plot = drawn._chartSpace.chart.plotArea  # noqa: SLF001 - the library lays out no plots
    for old in plot.findall(f"{C}layout"):
        plot.remove(old)
    layout = new(f"{C}layout")
    manual = add(layout, f"{C}manualLayout")
    edge = AXIS_HEIGHT / 2 / area.height
    places = {
        "layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": f"{share:.4f}", "y": f"{edge:.4f}",
        "w": f"{1 - share - END:.4f}", "h": f"{1 - 2 * edge:.4f}",
    }  # fmt: skip
    for name, value in places.items():
        add(manual, f"{C}{name}", val=value)
    plot.insert(0, layout)


def _fill(form: Any, colour: str) -> None:
    form.fill.solid()
    _ink(form.fill.fore_color, colour)


def _colour(font: Any, colour: str) -> None:
    _ink(font.color, colour)


def _ink(target: Any, colour: str) -> None:
    target.rgb = rgb(colour)
