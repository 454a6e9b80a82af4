"""The deck of a session: every slide the material has, in the order a council hears them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from smio.documents.act_parts import organisation
from smio.documents.council import CouncilMaterial
from smio.documents.slides.answers import answers_slides, fixed_slides, proposals_slides
from smio.documents.slides.base import open_base
from smio.documents.slides.criteria import criteria_slides
from smio.documents.slides.deck import About, write_deck
from smio.documents.slides.index import index_slides, time_slides
from smio.documents.slides.opening import group_slide, method_slide, title_slide
from smio.documents.slides.over_rounds import over_rounds_slides
from smio.documents.slides.services import difference_slides, services_slides
from smio.documents.slides.slide import Bullet, Bullets, Slide, SlideKind
from smio.documents.slides.work import (
    acts_slides,
    plan_slides,
    shortcoming_slides,
    success_slides,
    unplanned_slides,
)
from smio.errors import UserError
from smio.language import Translator, translator

Told = Callable[[CouncilMaterial, Translator], Iterator[Slide]]

TOLD: Mapping[SlideKind, Told] = {
    SlideKind.TITLE: title_slide,
    SlideKind.GROUP: group_slide,
    SlideKind.METHOD: method_slide,
    SlideKind.SERVICES: services_slides,
    SlideKind.DIFFERENCE: difference_slides,
    SlideKind.SERVICES_TIME: over_rounds_slides,
    SlideKind.CRITERIA: criteria_slides,
    SlideKind.INDEX: index_slides,
    SlideKind.INDEX_TIME: time_slides,
    SlideKind.PLAN: plan_slides,
    SlideKind.ACTS: acts_slides,
    SlideKind.SUCCESS: success_slides,
    SlideKind.SHORTCOMING: shortcoming_slides,
    SlideKind.UNPLANNED: unplanned_slides,
    SlideKind.ANSWERS: answers_slides,
    SlideKind.FIXED: fixed_slides,
    SlideKind.PROPOSALS: proposals_slides,
}


def slides_of(material: CouncilMaterial, t: Translator, chosen: Sequence[SlideKind] | None = None) -> tuple[Slide, ...]:
    """The slides before they are drawn; ``chosen`` leaves out all others."""
    wanted = TOLD if chosen is None else [kind for kind in TOLD if kind in chosen]
    return tuple(slide for kind in wanted for slide in TOLD[kind](material, t))


def kinds_of(material: CouncilMaterial, t: Translator) -> tuple[SlideKind, ...]:
    """The kinds of slides the material has anything for."""
    return tuple(dict.fromkeys(slide.kind for slide in slides_of(material, t)))


def check_base(content: bytes) -> None:
    """UserError where no slides can be made on a group's file: what cannot be used is said when it is brought."""
    t = translator("ru")
    trial = (
        Slide(SlideKind.TITLE, "–", subtitle=("–",)),
        Slide(SlideKind.PROPOSALS, "–", Bullets((Bullet("–"),)), source="–"),
    )
    try:
        write_deck(open_base(content, wide=True), trial, About("–", "–", date(2000, 1, 1)), t)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise UserError("slides.error.damaged") from error


def council_slides(
    material: CouncilMaterial,
    t: Translator,
    *,
    chosen: Sequence[SlideKind] | None = None,
    wide: bool = True,
    base: bytes | None = None,
) -> bytes:
    """The deck as pptx in the language of ``t``; the same bytes from the same input.

    ``wide`` is 16:9, else 4:3; a group's own file as ``base`` brings its shape, layouts and colours with it. UserError
    where that file cannot be used.
    """
    slides = slides_of(material, t, chosen)
    about = About(t("slides.title.report"), organisation(material.group, t), material.made_on)
    return write_deck(open_base(base, wide=wide), slides, about, t)
