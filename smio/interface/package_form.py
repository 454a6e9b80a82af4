"""The package for the council: what goes into it, in which language and shape; made on request, offered once made."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from smio.documents import PackageChoice, Part, council_package, parts_of
from smio.documents.council import CouncilMaterial
from smio.documents.package_choice import DEFAULT_FIGURES
from smio.documents.publication import Kind, Paper, Subject, published_address, subjects_of
from smio.interface.council import council_material
from smio.interface.letters import act_name
from smio.interface.messages import as_text, plain_errors
from smio.interface.paper_choices import pick_paper_language, typed_address
from smio.interface.results import measurements, rounds
from smio.interface.session import database, today
from smio.interface.slides_form import PAPER, SHAPES
from smio.language import Language, Translator, translator
from smio.monitoring import EDITABLE
from smio.store import (
    StoredAct,
    StoredGroup,
    acts_of,
    letters_of,
    own_paper_templates,
    own_papers,
    own_templates,
    packed_acts,
    template_content,
)

Progress = Callable[[str, float], None]
MADE = "package_made"
POSTERS: tuple[Paper, ...] = ("A4", "A3")


@dataclass(frozen=True, eq=False)
class Wanted:
    """What the archive will be made of."""

    group: StoredGroup
    material: CouncilMaterial
    language: Language
    choice: PackageChoice
    acts: tuple[StoredAct, ...]

    @property
    def mark(self) -> str:
        """Tells one wish from another, and from the same after anything it is made of was changed."""
        choice, material = self.choice, self.material
        told = (
            self.group, self.language, sorted(choice.parts), choice.wide, choice.figures, choice.posters,
            choice.subjects, material.made_on, material.address, [(one.id, one.version) for one in self.acts],
            rounds(self.group.id), [one.stored for one in measurements(self.group.id)], material.plan,
            material.register, letters_of(database(), self.group.id), own_templates(database(), self.group.id),
        )  # fmt: skip
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def made(self, progress: Progress, t: Translator) -> bytes:
        """The archive; progress is told in the page's language, whatever that of the papers is."""
        store, group_id = database(), self.group.id
        own = own_papers(store, self.group, self.material.results, self.language, self.acts, self.material.made_on)
        base = template_content(store, group_id, PAPER, "") if Part.SLIDES in self.choice.parts else None
        choice = replace(self.choice, base=base, templates=own_paper_templates(store, group_id))
        return council_package(self.material, translator(self.language), choice, own, progress, t)


def package_form(group: StoredGroup, t: Translator) -> None:
    """The archive first, for who needs nothing else; then what goes into it."""
    place = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = pick_paper_language(t, "package_language")
        wide = _shape(group, t)
    with plain_errors(t):
        material = council_material(group, language, today())
    letters = bool(letters_of(database(), group.id))
    parts = _parts(parts_of(material, acts=True, letters=letters), t)
    with st.expander(t("package.form.more"), key="package_more"):
        acts = _acts(group, material, t) if Part.ACTS in parts else ()
        choice = PackageChoice(
            frozenset(parts),
            wide,
            figures=_sizes(t) if Part.FIGURES in parts else DEFAULT_FIGURES,
            posters=_posters(t) if Part.POSTER in parts else POSTERS[:1],
            subjects=_subjects(subjects_of(material), t) if {Part.POSTER, Part.PICTURES} & parts else (),
        )
        material = replace(material, address=_address(t) if Part.POSTER in parts else "")
    with place:
        _archive(Wanted(group, material, language, choice, acts), t)


def _shape(group: StoredGroup, t: Translator) -> bool:
    """Whether the slides are wide; a group's own base brings its own shape."""
    base = next((one for one in own_templates(database(), group.id) if one.paper == PAPER), None)
    if base is not None:
        st.caption(as_text(t("package.form.base", name=base.name)))
        return True
    shape = st.segmented_control(
        t("slides.page.shape"),
        SHAPES,
        default=SHAPES[0],
        required=True,
        key="package_shape",
        help=t("slides.page.help"),
    )
    return shape != SHAPES[1]


def _parts(known: Sequence[Part], t: Translator) -> set[Part]:
    """A tick for each part with what it is for."""
    st.markdown(f"**{t('package.form.choose')}**")
    words = {part: f"**{t(f'package.part.{part}')}.** {t(f'package.purpose.{part}')}" for part in known}
    return {part for part in known if st.checkbox(words[part], value=True, key=f"part_{part}")}


def _acts(group: StoredGroup, material: CouncilMaterial, t: Translator) -> tuple[StoredAct, ...]:
    """The acts to bring: the signed ones and what is about the last results, unless others are chosen."""
    known = {one.id: one for one in reversed(acts_of(database(), group.id))}
    if not known:
        st.caption(t("package.form.no_acts"))
        return ()
    usual = [one.id for one in packed_acts(database(), group.id, material.results)]
    chosen = st.multiselect(
        t("package.form.acts"),
        list(known),
        usual,
        format_func=lambda act_id: _act_label(known[act_id], t),
        key=f"package_acts_{group.id}",
    )
    return tuple(known[act_id] for act_id in known if act_id in chosen)


def _act_label(stored: StoredAct, t: Translator) -> str:
    draft = f" ({t('package.form.draft')})" if stored.stage in EDITABLE else ""
    return f"{act_name(stored)}{draft}"


def _sizes(t: Translator) -> tuple[Kind, ...]:
    chosen = st.pills(
        t("package.form.sizes"),
        list(Kind),
        selection_mode="multi",
        default=list(DEFAULT_FIGURES),
        format_func=lambda kind: t(f"publication.kind.{kind}"),
        key="package_figures",
        wrap=True,
    )
    return tuple(kind for kind in Kind if kind in chosen) or DEFAULT_FIGURES


def _posters(t: Translator) -> tuple[Paper, ...]:
    chosen = st.pills(
        t("package.form.posters"),
        POSTERS,
        selection_mode="multi",
        default=POSTERS[:1],
        key="package_posters",
        wrap=True,
    )
    return tuple(size for size in POSTERS if size in chosen) or POSTERS[:1]


def _subjects(known: Sequence[Subject], t: Translator) -> tuple[Subject, ...]:
    """What posters and pictures are about; nothing to choose where there is but one."""
    if len(known) < 2:  # noqa: PLR2004 - nothing to choose
        return tuple(known)
    chosen = st.pills(
        t("package.form.about"),
        list(known),
        selection_mode="multi",
        default=list(known[:1]),
        format_func=lambda about: t(f"publication.subject.{about}"),
        key="package_about",
        wrap=True,
    )
    return tuple(about for about in known if about in chosen) or tuple(known[:1])


def _address(t: Translator) -> str:
    """The address that the poster's code leads to: the one of the page of posters."""
    with plain_errors(t):
        return published_address(typed_address(t))


def _archive(wanted: Wanted, t: Translator) -> None:
    """Make the archive with a progress bar, then offer it; one that is no longer what is wanted is forgotten."""
    if not wanted.choice.parts:
        st.caption(t("package.form.nothing"))
    if st.button(
        t("package.form.make"),
        type="secondary" if _held(wanted) else "primary",
        icon=":material/folder_zip:",
        disabled=not wanted.choice.parts,
        key="make_package",
    ):
        bar = st.progress(0.0, t("package.form.making"))
        with plain_errors(t):
            data = wanted.made(_advance(bar), t)
        bar.empty()
        st.session_state[MADE] = (wanted.mark, data)
    data = _held(wanted)
    if not data:
        st.session_state.pop(MADE, None)
        return
    st.success(t("package.form.ready", size=_size(len(data), t)), icon=":material/check_circle:")
    st.download_button(
        t("package.form.download"),
        data,
        translator(wanted.language)("package.form.file"),
        "application/zip",
        type="primary",
        on_click="ignore",
        icon=":material/download:",
        key="package_zip",
    )


def _held(wanted: Wanted) -> bytes:
    """The archive, where it was made of exactly this."""
    mark, data = st.session_state.get(MADE, ("", b""))
    return data if mark and mark == wanted.mark else b""


def _size(count: int, t: Translator) -> str:
    return t("package.form.megabytes", n=t.decimal(count / 1_000_000, 1))


def _advance(bar: DeltaGenerator) -> Progress:
    def advance(name: str, share: float) -> None:
        bar.progress(min(1.0, share), name)

    return advance
