"""The package: every paper of a group in one archive, with a list of what was made from what."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from smio.checklist import Checklist, Measurement
from smio.documents.act_document import write_act
from smio.documents.archive import archive
from smio.documents.checklist_act import draft_checklist_act
from smio.documents.checklist_letter import asked_table, draft_checklist_letter
from smio.documents.letter import write_letter
from smio.documents.pictures import Picture, draw, figures_of
from smio.documents.proof_annex import Proofs
from smio.documents.results import Results, results_of
from smio.documents.services_act import draft_services_act
from smio.documents.workbook import results_workbook
from smio.language import Translator
from smio.monitoring import Group
from smio.survey import Round

Progress = Callable[[str, float], None]  # what is being done, in the user's language, and how much is done (0…1)

MANIFEST = "manifest.json"
LIBRARIES = ("docxtpl", "python-docx", "XlsxWriter", "altair", "vl-convert-python", "numpy", "scipy")
DRAWN_FROM, DRAWN_TO = 0.1, 0.7  # drawing takes most of the time


def package(
    group: Group,
    rounds: Sequence[Round],
    measurements: Sequence[Measurement],
    checklist: Checklist | None,
    t: Translator,
    made_on: date,
    progress: Progress | None = None,
    proofs: Proofs | None = None,
) -> bytes:
    """The acts, the letter, the figures as PNG (16:9) and SVG, the workbook where there are two rounds, the manifest.

    The same bytes from the same input: ``made_on`` is given, no clock is read. Raises ValueError where there is
    neither a round nor a measurement, UserError where two of them cannot be compared.
    """
    if not rounds and not measurements:
        raise ValueError("a package needs a round or a measurement")
    tell = progress or _silent
    tell(t("documents.progress.scores"), 0.0)
    return results_package(group, results_of(rounds, measurements, checklist), t, made_on, tell, proofs)


def _silent(_what: str, _done: float) -> None:
    pass


def results_package(
    group: Group,
    results: Results,
    t: Translator,
    made_on: date,
    tell: Progress = _silent,
    proofs: Proofs | None = None,
) -> bytes:
    """The package of results that are computed already."""
    tell(t("documents.progress.figures"), DRAWN_FROM)
    figures = figures_of(results, t)
    step = (DRAWN_TO - DRAWN_FROM) / max(len(figures), 1)
    pictures = draw(figures, lambda ready: tell(t("documents.progress.figures"), DRAWN_FROM + step * ready))
    tell(t("documents.progress.acts"), DRAWN_TO)
    files = _acts(group, results, t, pictures, proofs)
    if results.comparison is not None:
        tell(t("documents.progress.workbook"), 0.85)
        files[t("documents.package.workbook")] = results_workbook(results, t)
    tell(t("documents.progress.packing"), 0.95)
    files |= _figures(pictures, t)
    files[MANIFEST] = _manifest(group, results, files, t, made_on)
    packed = archive(files)
    tell(t("documents.progress.done"), 1.0)
    return packed


def _acts(
    group: Group, results: Results, t: Translator, pictures: Sequence[Picture], proofs: Proofs | None
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    if results.rounds:
        act = draft_services_act(group, results.rounds, t, results)
        files[t("documents.package.services_act")] = write_act(act, results, t, pictures)
    if results.checklist is not None and results.measurements:
        act = draft_checklist_act(group, results.checklist, results.measurements, t, results)
        files[t("documents.package.checklist_act")] = write_act(act, results, t, pictures, proofs)
        letter = draft_checklist_letter(group, results.checklist, results.measurements, t, results=results)
        asked = asked_table(results.measured[-1], "", t)
        files[t("documents.package.letter")] = write_letter(letter, t, asked)
    return files


def _figures(pictures: Sequence[Picture], t: Translator) -> dict[str, bytes]:
    folder = t("documents.package.figures")
    files: dict[str, bytes] = {}
    for number, picture in enumerate(pictures, 1):
        stem = f"{folder}/{number}-{picture.figure.name}"
        files[f"{stem}.png"] = picture.png
        files[f"{stem}.svg"] = picture.svg
    return files


def _manifest(group: Group, results: Results, files: Mapping[str, bytes], t: Translator, made_on: date) -> bytes:
    content: dict[str, Any] = {
        "made_on": made_on.isoformat(),
        "language": t.language,
        "group": group.name,
        "city": group.city,
        "generated": results.generated or group.generated,
        "rounds": [_round(round_) for round_ in results.rounds],
        "checklist": _checklist(results.checklist),
        "measurements": [
            {"from": each.start.isoformat(), "to": each.end.isoformat(), "score": score.score, "rounded": score.rounded}
            for each, score in zip(results.measurements, results.measured, strict=True)
        ],
        "files": [
            {"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in files.items()
        ],
        "libraries": {name: version(name) for name in LIBRARIES},
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def _round(round_: Round) -> dict[str, Any]:
    return {
        "name": round_.name,
        "from": round_.start.isoformat() if round_.start else None,
        "to": round_.end.isoformat() if round_.end else None,
        "respondents": len(round_.responses),
        "generated": round_.generated,
        "sources": [
            {"name": source.name, "sheet": source.sheet, "sha256": source.sha256} for source in round_.responses.sources
        ],
    }


def _checklist(checklist: Checklist | None) -> dict[str, Any] | None:
    if checklist is None:
        return None
    return {"id": checklist.id, "version": checklist.version, "official": checklist.official}
