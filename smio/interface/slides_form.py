"""The slides for the session: which ones, in which language and shape, on whose base; what the speaker will say."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from smio.documents.council import CouncilMaterial
from smio.documents.slides import Slide, SlideKind, check_base, council_slides, slides_of
from smio.errors import UserError
from smio.interface.council import council_material
from smio.interface.letters import act_name
from smio.interface.messages import as_text, plain_errors
from smio.interface.paper_choices import pick_language
from smio.interface.person import the_person
from smio.interface.session import database, today
from smio.language import Translator, error_sentence, translator
from smio.store import (
    OwnTemplate,
    StoredAct,
    StoredGroup,
    acts_of,
    keep_template,
    own_templates,
    remove_template,
    template_content,
)

POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PAPER = "slides"  # what the store calls a base of slides; it serves every language
KINDS = ["pptx", "potx"]
LARGEST = 40  # megabytes
SHAPES = ("16:9", "4:3")


@dataclass(frozen=True, eq=False)
class Deck:
    """What the file will be made of."""

    material: CouncilMaterial
    chosen: tuple[SlideKind, ...]
    t: Translator
    wide: bool
    base: bytes | None

    def made(self) -> bytes:
        """The file."""
        return council_slides(self.material, self.t, chosen=self.chosen, wide=self.wide, base=self.base)


def slides_form(group: StoredGroup, t: Translator) -> None:
    """The choices, the slides with their findings, the download, the speaker's words."""
    place = st.container()  # the file first: who opens this page the evening before needs nothing else
    language = pick_language(t, "slides_language")
    base = next((one for one in own_templates(database(), group.id) if one.paper == PAPER), None)
    wide = _shape(base, t)
    success, shortcoming = _examples(acts_of(database(), group.id), t)
    with plain_errors(t):
        material = council_material(group, language, today(), success=success, shortcoming=shortcoming)
    spoken = translator(language)
    slides = slides_of(material, spoken)
    chosen = _choose(slides, t)
    content = template_content(database(), group.id, PAPER, "") if base is not None else None
    with place:
        _download(Deck(material, chosen, spoken, wide, content), t)
    _words(slides, chosen, t)
    own_base(group, base, t)


def _shape(base: OwnTemplate | None, t: Translator) -> bool:
    """Whether the slides are wide; a group's own base brings its own shape."""
    if base is not None:
        return True
    shape = st.segmented_control(
        t("slides.page.shape"), SHAPES, default=SHAPES[0], required=True, key="slides_shape", help=t("slides.page.help")
    )
    return shape != SHAPES[1]


def _examples(acts: Sequence[StoredAct], t: Translator) -> tuple[int | None, int | None]:
    """The acts to tell a success and a shortcoming by; nothing chosen leaves it to the answers that came."""
    if not acts:
        return None, None
    with st.expander(t("slides.page.examples")):
        return _example(SlideKind.SUCCESS, acts, t), _example(SlideKind.SHORTCOMING, acts, t)


def _example(kind: SlideKind, acts: Sequence[StoredAct], t: Translator) -> int | None:
    by_id = {one.id: one for one in acts}
    return st.selectbox(
        t(f"slides.page.example.{kind}"),
        [None, *by_id],
        format_func=lambda known: act_name(by_id[known]) if known else t("slides.page.by_answers"),
        key=f"example_{kind}",
    )


def _choose(slides: Sequence[Slide], t: Translator) -> tuple[SlideKind, ...]:
    """A tick for each kind of slide, with the finding it will carry."""
    st.markdown(f"**{t('slides.page.choose')}**")
    chosen: list[SlideKind] = []
    for kind in dict.fromkeys(slide.kind for slide in slides):
        titles = list(dict.fromkeys(slide.title for slide in slides if slide.kind is kind))
        if st.checkbox(" · ".join(as_text(title) for title in titles), value=True, key=f"slide_{kind}"):
            chosen.append(kind)
    return tuple(chosen)


def _download(deck: Deck, t: Translator) -> None:
    """One click: the file is made when it is asked for."""
    st.download_button(
        t("slides.page.download"),
        deck.made,
        deck.t("slides.page.file"),
        POWERPOINT,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        disabled=not deck.chosen,
        key="slides_pptx",
    )
    if not deck.chosen:
        st.caption(t("slides.page.nothing_chosen"))


def _words(slides: Sequence[Slide], chosen: Sequence[SlideKind], t: Translator) -> None:
    """What to say to each slide, to rehearse from: the notes of the file itself."""
    with st.expander(t("slides.page.rehearse")):
        st.caption(t("slides.page.rehearse_help"))
        for slide in slides:
            if slide.kind in chosen and slide.notes:
                st.markdown(f"**{as_text(slide.title)}**")
                st.markdown("\n\n".join(as_text(note) for note in slide.notes))


def own_base(group: StoredGroup, base: OwnTemplate | None, t: Translator) -> None:
    """The group's own presentation as a base: looked through, kept, taken away again."""
    with st.expander(t("slides.page.base")):
        st.caption(t("slides.page.base_help"))
        if base is not None:
            st.markdown(as_text(t("slides.page.base_kept", name=base.name)))
            if st.button(t("slides.page.base_remove"), icon=":material/delete:", key="remove_base"):
                remove_template(database(), base.id, who=the_person())
                st.rerun()
        place = st.session_state.setdefault("base_upload", 0)
        upload = st.file_uploader(t("slides.page.base_file"), KINDS, key=f"base_{place}", max_upload_size=LARGEST)
        if upload is not None:
            _keep(group, upload.getvalue(), upload.name, t)


def _keep(group: StoredGroup, content: bytes, name: str, t: Translator) -> None:
    """Keep a sound base; say what is wrong with another."""
    try:
        check_base(content)
    except UserError as error:
        st.error(as_text(error_sentence(error, t)), icon=":material/error:")
        return
    keep_template(database(), group.id, PAPER, "", name, content, who=the_person())
    st.session_state["base_upload"] += 1
    st.toast(t("slides.page.base_done"), icon=":material/check:")
    st.rerun()
