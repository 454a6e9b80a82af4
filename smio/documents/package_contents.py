"""What a package says of itself to people: what each file is for, figures by their titles."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from smio.documents.act_letters import act_title
from smio.documents.act_parts import organisation
from smio.documents.council import CouncilMaterial
from smio.documents.open_data import DESCRIPTOR
from smio.documents.package_choice import FigureKind, OwnAct, OwnPapers, Part
from smio.documents.package_manifest import MANIFEST, Files
from smio.documents.publication import Subject
from smio.figures import Figure
from smio.language import Translator, translator

INDENT = "    "


def contents_text(
    material: CouncilMaterial, own: OwnPapers, figures: Sequence[Figure], files: Files, t: Translator
) -> bytes:
    """The list for people: what lies in the package and what each file is for. ``figures`` in the order of their files.

    It opens as plain text everywhere: lines end as Windows has them, and its mark says that it is UTF-8.
    """
    return ("\ufeff" + "\r\n".join(_lines(material, own, figures, files, t)) + "\r\n").encode()


def _lines(
    material: CouncilMaterial, own: OwnPapers, figures: Sequence[Figure], files: Files, t: Translator
) -> Iterator[str]:
    yield t("package.contents.title", group=organisation(material.group, t), date=material.made_on)
    if material.generated:
        yield t("documents.generated.label")
    for part, made in files.items():
        yield ""
        yield f"{t(f'package.part.{part}')}. {t(f'package.purpose.{part}')}"
        if part is Part.FIGURES:
            yield from _figure_lines(made, figures, t)
        else:
            told = _told(part, made, own, t)
            yield from (f"{INDENT}{name}{f' – {told[name]}' if name in told else ''}" for name in made)
    yield ""
    yield t("package.contents.manifest", name=MANIFEST)
    if material.results.rounds:
        yield t("documents.conclusion.describes")


def _figure_lines(made: Mapping[str, bytes], figures: Sequence[Figure], t: Translator) -> Iterator[str]:
    """Each figure by its number and title with its files below, after what the endings of their names mean."""
    kinds = [kind for kind in FigureKind if any(name.endswith(_ending(kind)) for name in made)]
    yield INDENT + "; ".join(t(f"inside.figure.{kind}") for kind in kinds) + "."
    for number, names in groupby(sorted(made, key=_number), _number):  # sorting keeps the order within a number
        yield f"{INDENT}{number}. {figures[number - 1].title}"
        yield from (f"{INDENT * 2}{name}" for name in names)


def _ending(kind: FigureKind) -> str:
    return ".svg" if kind is FigureKind.VECTOR else f"-{kind}.png"


def _number(name: str) -> int:
    """The number that the name of a figure's file begins with."""
    return int(name.rpartition("/")[2].partition("-")[0])


def _told(part: Part, made: Mapping[str, bytes], own: OwnPapers, t: Translator) -> dict[str, str]:
    """What each file of a part is, by its name, where the part's own purpose does not say it."""
    match part:
        case Part.ACTS:  # the group's own stand first, then drafts
            acts = [_act(one, t) for one in own.acts]
            return _in_order(made, acts, t("inside.draft_act"))
        case Part.LETTERS:
            return _in_order(made, [one.letter.heading for one in own.letters], t("inside.draft_letter"))
        case Part.REGISTER:
            return {t(f"package.file.{name}"): t(f"inside.{name}") for name in ("register", "plan")}
        case Part.PICTURES:
            return {
                t(f"package.file.{name}", about=t(f"package.about.{about}")): t(f"inside.{name}")
                for about in Subject
                for name in ("square", "story")
            }
        case Part.DATA:
            return {name: _table(name, t) for name in made}
        case _:
            return {}


def _act(one: OwnAct, t: Translator) -> str:
    """Number, date and subject in the act's own language, and how far it has come."""
    return f"{act_title(one.act, translator(one.language))}; {t(f'report.stage.{one.stage}')}"


def _in_order(made: Mapping[str, bytes], known: Sequence[str], of_drafts: str) -> dict[str, str]:
    told = [*known, *[of_drafts] * (len(made) - len(known))]
    return {name: words for name, words in zip(made, told, strict=True) if words}


def _table(name: str, t: Translator) -> str:
    """What a file of the open data holds."""
    file = name.rpartition("/")[2]
    if file == DESCRIPTOR:
        return t("inside.descriptor")
    if not file.endswith(".csv"):
        return t("inside.readme")
    return t(f"workbook.open_data.table_{file.removesuffix('.csv')}")
