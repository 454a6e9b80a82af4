"""The poster, the pictures, the page and the figures as files: what they will be, seen before they are taken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from smio.documents.archive import archive
from smio.documents.council import CouncilMaterial
from smio.documents.pictures import figures_of
from smio.documents.publication import (
    Form,
    Kind,
    Paper,
    Subject,
    drawn_sheet,
    figure_files,
    poster,
    published_address,
    results_page,
    subjects_of,
    tell,
)
from smio.errors import UserError
from smio.figures import Figure
from smio.figures.picture import png_of
from smio.interface.council import council_material
from smio.interface.messages import as_text, plain_errors
from smio.interface.paper_choices import pick_language, typed_address
from smio.interface.session import today
from smio.language import Translator, translator
from smio.store import StoredGroup

PICTURES = (Form.SQUARE, Form.NUMBERS, Form.STORY)
PREVIEW = 1.4  # pixels a point of the poster on the screen
USUAL_KINDS = (Kind.SLIDE, Kind.VECTOR)


@dataclass(frozen=True, eq=False)
class Publication:
    """What the files will be made of."""

    material: CouncilMaterial
    t: Translator
    about: Subject

    def sheet(self, form: Form) -> str:
        """A sheet as it will be."""
        return drawn_sheet(self.material, self.t, form, self.about)

    def picture(self, form: Form) -> bytes:
        """A picture for networks."""
        return _seen(self.sheet(form), 1.0)

    def poster(self, size: Paper) -> bytes:
        """The poster for print."""
        return poster(self.material, self.t, size=size, about=self.about)


def publication_form(group: StoredGroup, t: Translator) -> None:
    """The choices, then each product with its preview and download."""
    language = pick_language(t, "publication_language", t("publication.form.language"))
    with plain_errors(t):
        material = council_material(group, language, today())
        about = _subject(subjects_of(material), t)
    spoken = translator(language)
    published = Publication(replace(material, address=_address(t)), spoken, about)
    left, right = st.columns([2, 3], gap="large")
    with left:
        _poster(published, t)
    with right:
        _pictures(published, t)
        _page(published, t)
        _figures([figure for _, figure in figures_of(material.results, spoken)], published, t)


def _subject(known: Sequence[Subject], t: Translator) -> Subject:
    """What to tell about; nothing to choose where there is but one."""
    if not known:
        raise UserError("publication.error.nothing")
    if len(known) == 1:
        return known[0]
    chosen = st.segmented_control(
        t("publication.form.about"),
        list(known),
        default=known[0],
        required=True,
        format_func=lambda one: t(f"publication.subject.{one}"),
        key="publication_about",
    )
    return chosen or known[0]


def _address(t: Translator) -> str:
    """The published address as it was typed; an address that is none is said at once, and no code is drawn."""
    typed = typed_address(t)
    try:
        return published_address(typed)
    except UserError as error:
        st.error(as_text(t(error.code)), icon=":material/error:")
        return ""


def _poster(published: Publication, t: Translator) -> None:
    st.subheader(t("publication.form.poster"), anchor=False)
    headline = tell(published.material, published.t, published.about).headline
    _framed(_seen(published.sheet(Form.POSTER), PREVIEW), t("publication.form.preview", headline=headline))
    with st.container(horizontal=True):
        for size, name in (("A4", "poster"), ("A3", "poster_a3")):
            st.download_button(
                t(f"publication.form.download_{size.lower()}"),
                partial(published.poster, "A3" if size == "A3" else "A4"),
                published.t(f"publication.file.{name}"),
                "application/pdf",
                type="primary" if size == "A4" else "secondary",
                icon=":material/download:",
                on_click="ignore",
                key=f"publication_{name}",
            )


def _pictures(published: Publication, t: Translator) -> None:
    st.subheader(t("publication.form.pictures"), anchor=False)
    for column, form in zip(st.columns(len(PICTURES)), PICTURES, strict=True):
        with column:
            picture = published.picture(form)
            _framed(picture, t(f"publication.form.{form}"))
            st.download_button(
                t("publication.form.download"),
                picture,
                published.t(f"publication.file.{form}"),
                "image/png",
                icon=":material/download:",
                on_click="ignore",
                key=f"publication_{form}",
            )


def _framed(picture: bytes, words: str) -> None:
    """A white picture with a frame, to be seen where it ends on a white page."""
    with st.container(border=True):
        st.image(picture, caption=as_text(words))


def _page(published: Publication, t: Translator) -> None:
    st.subheader(t("publication.form.page"), anchor=False)
    st.caption(t("publication.form.page_help"))
    st.download_button(
        t("publication.form.download_page"),
        partial(results_page, published.material, published.t),
        published.t("publication.file.page"),
        "text/html",
        icon=":material/download:",
        on_click="ignore",
        key="publication_page",
    )


def _figures(figures: Sequence[Figure], published: Publication, t: Translator) -> None:
    """The charts as files: which of them and for what."""
    if not figures:
        return
    st.subheader(t("publication.form.figures"), anchor=False)
    st.caption(t("publication.form.figures_help"))
    chosen = st.multiselect(
        t("publication.form.which"),
        list(range(len(figures))),
        format_func=[figure.title for figure in figures].__getitem__,
        placeholder=t("publication.form.all"),
        key="publication_figures",
    )
    kinds = st.pills(
        t("publication.form.sizes"),
        list(Kind),
        default=USUAL_KINDS,
        selection_mode="multi",
        format_func=lambda kind: t(f"publication.kind.{kind}"),
        key="publication_kinds",
        wrap=True,
    )
    if not kinds:
        st.caption(t("publication.form.nothing_chosen"))
    st.download_button(
        t("publication.form.download_figures"),
        partial(_packed, [figures[place] for place in chosen] or figures, kinds),
        published.t("publication.file.figures"),
        "application/zip",
        icon=":material/download:",
        on_click="ignore",
        disabled=not kinds,
        key="publication_zip",
    )


def _packed(figures: Sequence[Figure], kinds: Sequence[Kind]) -> bytes:
    return archive(figure_files(figures, kinds))


@st.cache_data(max_entries=64, show_spinner=False)
def _seen(sheet: str, scale: float) -> bytes:
    """A sheet as a picture; drawn anew only where a word of it changed."""
    return png_of(sheet, scale)
