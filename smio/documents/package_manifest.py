"""What a package says of itself to programs: what was made of what, with hashes."""

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from smio import __version__
from smio.checklist import Checklist
from smio.documents.council import CouncilMaterial
from smio.documents.package_choice import OwnPapers, PackageChoice, Part
from smio.documents.results import Results
from smio.language import Translator
from smio.survey import Round

MANIFEST = "manifest.json"
LIBRARIES = (
    "altair", "docxtpl", "numpy", "python-docx", "python-pptx", "scipy", "segno", "uharfbuzz",
    "vl-convert-python", "XlsxWriter",
)  # fmt: skip
Files = Mapping[Part, Mapping[str, bytes]]


def manifest(material: CouncilMaterial, own: OwnPapers, choice: PackageChoice, files: Files, t: Translator) -> bytes:
    """The list for programs, as JSON: sources and files with their SHA-256, versions, the day. No clock is read."""
    results, group = material.results, material.group
    earlier = material.course.rounds[: -len(results.rounds)] if material.course and results.rounds else ()
    content: dict[str, Any] = {
        "made_on": material.made_on.isoformat(),
        "language": t.language,
        "group": group.name,
        "city": group.city,
        "generated": material.generated,
        "rounds": [_round(round_) for round_ in results.rounds],
        "earlier_rounds": [_round(round_) for round_ in earlier],
        "checklist": _checklist(results.checklist),
        "measurements": _measurements(results),
        "acts": [
            {
                "number": one.act.number,
                "subject": one.act.subject,
                "signed_on": one.act.signed_on.isoformat() if one.act.signed_on else None,
                "stage": one.stage.value,
                "language": one.language,
            }
            for one in own.acts
        ],
        "letters": [
            {"number": one.letter.number, "heading": one.letter.heading, "language": one.language}
            for one in own.letters
        ],
        "recommendations": len(material.register),
        "plan": len(material.plan),
        "choice": _choice(choice),
        "files": [
            {"name": name, "part": part.value, "bytes": len(data), "sha256": sha256(data).hexdigest()}
            for part, made in files.items()
            for name, data in made.items()
        ],
        "program": {"name": "smio", "version": __version__},
        "libraries": {name: version(name) for name in LIBRARIES},
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def _choice(choice: PackageChoice) -> dict[str, Any]:
    return {
        "parts": [part.value for part in Part if part in choice.parts],
        "ratio": "16:9" if choice.wide else "4:3",
        "slides": None if choice.chosen is None else [kind.value for kind in choice.chosen],
        "figures": [kind.value for kind in choice.figures],
        "posters": list(choice.posters),
        "base": None if choice.base is None else sha256(choice.base).hexdigest(),
        "templates": {"-".join(name): sha256(content).hexdigest() for name, content in choice.templates.items()},
    }


def _measurements(results: Results) -> list[dict[str, Any]]:
    return [
        {"from": each.start.isoformat(), "to": each.end.isoformat(), "score": score.score, "rounded": score.rounded}
        for each, score in zip(results.measurements, results.measured, strict=True)
    ]


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
