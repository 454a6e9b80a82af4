"""A figure on a page: the chart, its words for those who cannot see it, and its files."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from smio.figures import Figure, png, svg
from smio.language import Translator


def show_by_service(draw: Callable[[str], Figure], services: Sequence[str], t: Translator) -> None:
    """A figure of every criterion; where they are too many to read on a slide, of one chosen service at a time."""
    whole = draw("")
    if whole.fits_a_slide or len(services) < 2:  # noqa: PLR2004 - nothing to choose
        show_figure(whole, t)
        return
    service = st.selectbox(t("interface.table.service"), services, key=f"service_of_{whole.name}", width=480)
    show_figure(draw(service), t)


def show_figure(figure: Figure, t: Translator) -> None:
    """Draw a figure with its downloads; the files are made only when somebody asks for them."""
    shown = figure.on_dark() if st.context.theme.type == "dark" else figure
    st.altair_chart(shown.chart, width="stretch", theme=None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("interface.download.png"),
            partial(png, figure),
            f"{figure.name}.png",
            "image/png",
            on_click="ignore",
            icon=":material/image:",
            key=f"png_{figure.name}",
        )
        st.download_button(
            t("interface.download.svg"),
            partial(svg, figure),
            f"{figure.name}.svg",
            "image/svg+xml",
            on_click="ignore",
            icon=":material/shape_line:",
            key=f"svg_{figure.name}",
        )
    with st.expander(t("interface.figure.words")):
        st.write(figure.alt_text)
