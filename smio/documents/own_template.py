"""A group's own template: checked when it is brought, filled in a confined process."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from smio.confined import Header
from smio.confined.workers import Workers
from smio.documents.filling import Filling
from smio.documents.template_limits import FILE_SIZE, JOBS, MEGABYTE, MEMORY, PATIENCE, SECONDS
from smio.documents.template_styles import styles_by_id
from smio.documents.template_wire import packed
from smio.errors import Detail, UserError
from smio.language import Translator

CHILD = Path(__file__).with_name("template_child.py")
log = logging.getLogger("smio.templates")
_workers = Workers(CHILD, 2 * MEMORY, most=2, jobs=JOBS)


@dataclass(frozen=True)
class TemplateCheck:
    """What is to be said of a template before it is used.

    ``unknown`` are tags that are none (they would print nothing), ``nearest`` the known one each resembles;
    ``missing`` those a paper needs; ``faults`` why it cannot be used at all.
    """

    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    faults: tuple[UserError, ...] = ()
    nearest: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def usable(self) -> bool:
        return not self.faults


def check_template(content: bytes, paper: str) -> TemplateCheck:
    """Look through a template of a paper ("act", "letter"), whatever is in it."""
    try:
        header, _ = _asked({"job": "check", "paper": paper}, content)
    except UserError as refusal:
        return TemplateCheck(faults=(refusal,))
    faults = tuple(UserError(str(each["error"]), (), **each["details"]) for each in header["faults"])
    if faults:
        log.warning("a template of a paper %s was refused: %s", paper, "; ".join(map(str, faults)))
    return TemplateCheck(tuple(header["unknown"]), tuple(header["missing"]), faults, header["unknown"])


def check_sentences(check: TemplateCheck, t: Translator) -> tuple[str, ...]:
    """What was found, a sentence each: faults, unknown tags, what is missing."""
    said = [t(fault.code, **fault.details) for fault in check.faults]
    for name in check.unknown:
        near = check.nearest.get(name, "")
        said.append(t("template.unknown_near", name=name, near=near) if near else t("template.unknown", name=name))
    said += [t("template.missing", name=name, what=t(f"template.tag.{name}")) for name in check.missing]
    return tuple(said)


def filled_apart(template: bytes, filling: Filling, paper: str) -> bytes:
    """The paper a group's own template makes; UserError where it cannot."""
    styled = Filling(filling.context, filling.pictures, filling.properties, styles_by_id())
    header, data = packed(template, styled, paper)
    _, made = _asked(header, data)
    return made


def _asked(header: Header, data: bytes) -> tuple[Header, bytes]:
    """The answer of a confined process; a refusal is logged and raised."""
    if header["job"] == "check" and len(data) > FILE_SIZE:
        raise UserError("template.error.too_big", limit=FILE_SIZE // MEGABYTE)
    with _workers.one() as worker:
        answer = worker.ask(header, data, SECONDS + PATIENCE)
    if answer is None:
        log.warning("a template of a paper %s was refused: its process died", header["paper"])
        raise UserError("template.error.too_heavy")
    if "error" in answer[0]:
        refusal = UserError(str(answer[0]["error"]), (), **cast("dict[str, Detail]", answer[0]["details"]))
        log.warning("a template of a paper %s was refused: %s", header["paper"], refusal)
        raise refusal
    return answer
