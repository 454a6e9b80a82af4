"""The first slides: whose report it is, who the group is, how many were asked and how."""

from collections.abc import Iterator, Sequence

from smio.checklist import Checklist
from smio.comparison import Change
from smio.comparison.power import CHANGE_TO_SHOW
from smio.documents.act_parts import organisation
from smio.documents.act_words import chair_first
from smio.documents.council import CouncilMaterial
from smio.documents.shown import count_text
from smio.documents.slides.said import files_of
from smio.documents.slides.slide import (
    BigNumber,
    Bullet,
    Bullets,
    Grid,
    GridCell,
    GridColumn,
    Ink,
    People,
    Run,
    Slide,
    SlideKind,
)
from smio.documents.slides.spoken import spoken
from smio.documents.typography import NO_BREAK
from smio.figures.captions import period, plain
from smio.language import LANGUAGES, Translator, translator
from smio.monitoring import Member
from smio.survey import Round, Showing, showing

VERY_FEW = 2  # members, of which a table would leave its slide empty
ONE_COLUMN = 8  # members in a table, one in a row; more stand side by side


def title_slide(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """Whose report, to whom, of which day."""
    made_up = [t("slides.generated")] if material.generated else []
    city = material.group.city
    yield Slide(
        SlideKind.TITLE,
        t("slides.title.of_city", city=city) if city else t("slides.title.report"),
        subtitle=(organisation(material.group, t), t.long_date(material.made_on), *made_up),
        notes=spoken(
            t,
            [t("slides.title.say", group=organisation(material.group, t))],
            [(t("slides.title.ask"), t("slides.title.answer"))],
        ),
    )


def group_slide(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The members, the chair first, and on what basis they work."""
    group = material.group
    members = chair_first(group.members)
    if not members and not group.basis:
        return
    basis = t("slides.group.basis", basis=group.basis.rstrip(".")) if group.basis else ""
    known = t("slides.group.basis_known", basis=group.basis.rstrip(".")) if group.basis else ""
    title = t("slides.group.title", n=len(members)) if members else t("slides.group.no_members")
    chairs = [t("slides.group.say_chair", name=member.name) for member in members if member.chair]
    yield Slide(
        SlideKind.GROUP,
        title,
        _members(members, t) or Bullets((Bullet(basis),)),
        key=(Run(basis, Ink.QUIET),) if basis and members else (),
        notes=spoken(
            t,
            [f"{title}.", *chairs[:1], basis],
            [(t("slides.group.ask"), known or t("slides.group.basis_unknown"))],
            t("slides.group.cue") if members else "",
        ),
    )


def _members(members: Sequence[Member], t: Translator) -> Grid | People | Bullets | None:
    """Names with who they are, beside them or, where they are many or very few, under them; None of nobody."""
    if len(members) <= VERY_FEW:
        return Bullets(tuple(Bullet(member.name, _post(member, t)) for member in members)) if members else None
    if len(members) > ONE_COLUMN:
        return People(tuple(Bullet(member.name, _post(member, t)) for member in members))
    columns = (GridColumn(t("slides.group.name"), 0.46), GridColumn(t("slides.group.post"), 0.54))
    cells = [(GridCell(member.name, strong=True), GridCell(_post(member, t), Ink.QUIET)) for member in members]
    alt = t("slides.group.alt", n=len(members), list="; ".join(member.name for member in members))
    return Grid(columns, tuple(cells), alt)


def _post(member: Member, t: Translator) -> str:
    chair = t("slides.group.chair") if member.chair else ""
    said = any(translator(one)("slides.group.chair").casefold() in member.post.casefold() for one in LANGUAGES)
    return ", ".join(part for part in ("" if said else chair, member.post) if part)  # a post may say it already


def method_slide(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """How many answered, about what, on which scale; what the checklist looks at."""
    results = material.results
    if not results.rounds and not results.measurements:
        return
    points = [*_asked(material, t), *_checked(material, t)]
    title = _title(material, t)
    numbers = tuple(_counts(material, t))
    yield Slide(
        SlideKind.METHOD,
        title,
        Bullets(tuple(points)),
        numbers=numbers,
        source=files_of(results, t),
        notes=spoken(
            t,
            [f"{title}.", t("slides.method.describes") if results.rounds else t("slides.method.scored")],
            list(_likely(material, t)),
            t("slides.method.cue") if results.rounds else "",
        ),
    )


def _counts(material: CouncilMaterial, t: Translator) -> Iterator[BigNumber]:
    """How many answered, about how much, on which scale; without a survey what the checklist consists of."""
    results = material.results
    if results.rounds:
        yield from (BigNumber(people(round_, t), _when(round_, t)) for round_ in results.rounds)
        scores = results.scores[-1]
        criteria = len({criterion.indicator.key[1] for criterion in scores.criteria})
        size = f"{len(scores.services)} × {criteria}"
        yield BigNumber(size, t("slides.method.services_by_criteria"), Ink.PLAIN)
        scale = f"{plain(scores.scale.low, t)}–{plain(scores.scale.high, t)}"
        yield BigNumber(scale, t("slides.method.scale"), Ink.PLAIN)
    elif results.checklist is not None:
        checklist = results.checklist
        yield BigNumber(t.whole(len(checklist.items)), t("slides.method.items"))
        yield BigNumber(t.whole(len(checklist.directions)), t("slides.method.directions"))
        yield BigNumber("0–100", t("slides.method.points"), Ink.PLAIN)


def _title(material: CouncilMaterial, t: Translator) -> str:
    """How many answered; of more rounds than two which ones these are. Without a survey what was checked."""
    results = material.results
    said = [people_said(round_, t) for round_ in results.rounds]
    if not said and results.checklist is not None:
        return _checked_by(results.checklist, t).rstrip(".")
    if len(said) == 1:
        return t("slides.method.title_one", people=said[0])
    return t(
        "slides.method.title_last" if material.course is not None else "slides.method.title_two",
        first=said[0], second=said[1],
    )  # fmt: skip


def people(round_: Round, t: Translator) -> str:
    """How many answered, as a big number."""
    return count_text(len(round_.responses), t)


def people_said(round_: Round, t: Translator) -> str:
    """How many answered, in words."""
    n = len(round_.responses)
    return t("slides.people_few") if showing(n) is Showing.HIDDEN else t("slides.people", n=n)


def _when(round_: Round, t: Translator) -> str:
    """The round's name, and under it its days in one line."""
    days = period(round_.start, round_.end, t)
    if round_.start and round_.end and round_.start.year == round_.end.year:
        year = t.short_date(round_.start)[len("01.02") :]  # a year that both have is said once
        days = days.replace(year, "", 1) if days.count(year) > 1 else days
    return "\n".join(part for part in (round_.name, days.replace(" ", NO_BREAK)) if part)


def _asked(material: CouncilMaterial, t: Translator) -> Iterator[Bullet]:
    if material.results.rounds:
        if material.course is not None:
            first, second = (round_.name for round_ in material.results.rounds)
            count = len(material.course.rounds)
            yield Bullet(t("slides.method.of_rounds", n=count, first=first, second=second))
        yield Bullet(t("slides.method.means"))
        if material.results.comparison is not None:
            yield Bullet(t("slides.method.proven"))
        yield Bullet(t("slides.method.describes"))


def _checked(material: CouncilMaterial, t: Translator) -> Iterator[Bullet]:
    checklist, results = material.results.checklist, material.results
    if checklist is not None and results.measurements:
        detail = "" if checklist.official else t("slides.unofficial")
        if results.rounds:
            yield Bullet(_checked_by(checklist, t), detail)
            return
        last = results.measurements[-1]
        yield Bullet(t("slides.method.period", period=t.period(last.start, last.end)), detail)
        yield Bullet(t("slides.method.scored"))


def _checked_by(checklist: Checklist, t: Translator) -> str:
    return t("slides.method.checklist", checklist=checklist.short_title[t.language], n=len(checklist.items))


def _likely(material: CouncilMaterial, t: Translator) -> Iterator[tuple[str, str]]:
    results = material.results
    if not results.rounds:
        yield t("slides.method.ask_checklist"), t("slides.method.answer_checklist")
        return
    overall = results.comparison.overall if results.comparison else None
    answer = t("slides.method.answer_few", people=people_said(results.rounds[-1], t))
    yield t("slides.method.ask_few"), f"{answer} {_power(overall, t)}".rstrip()


def _power(overall: Change | None, t: Translator) -> str:
    if overall is None or overall.smallest_change is None or overall.respondents_needed is None:
        return ""
    needed = t("slides.method.needed", needed=t.whole(overall.respondents_needed))
    shown = t.decimal(overall.smallest_change, 1)
    if shown == t.decimal(CHANGE_TO_SHOW, 1):
        return needed  # what shows is what is sought: to say both would say the same twice
    return f"{needed} {t('slides.method.power', change=shown)}"
