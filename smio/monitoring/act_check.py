"""«Проверка акта»: the common mistakes of acts, found while people write and before they sign.

Each rule says what is wrong, why it matters and how to mend it (`fault_words`); where a program can mend it without
inventing anything, the mended act comes with it. Only what «must» be mended stands in the way of signing (`may_sign`):
words that look like an opinion are shown as a question, for a program does not judge what a group saw.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from smio.language import Translator
from smio.monitoring.act import Act, ActPhoto
from smio.monitoring.act_advice_rules import advice_faults
from smio.monitoring.act_fault import FIELDS, SEVERITIES, ActFault, Desk, Severity
from smio.monitoring.act_form_rules import form_faults
from smio.monitoring.act_proof_rules import proof_faults
from smio.monitoring.act_text_rules import text_faults
from smio.monitoring.group import Practice

RULES = (form_faults, advice_faults, text_faults, proof_faults)


def check_act(
    act: Act,
    t: Translator,
    today: date,
    *,
    photos: Sequence[ActPhoto] = (),
    practice: Practice | None = None,
    drafted: Act | None = None,
) -> tuple[ActFault, ...]:
    """The mistakes of an act, the gravest first, then in the order of the paper.

    ``t`` is of the act's language. ``drafted`` is the program's draft of the act: sentences that stand in it as they
    were written by the verdicts are not judged again, and what is missing can be taken from it.
    """
    desk = Desk(t, today, tuple(photos), practice or Practice(), drafted)
    found = [fault for rule in RULES for fault in rule(act, desk)]
    return tuple(sorted(found, key=_order))


def may_sign(faults: Iterable[ActFault]) -> bool:
    """Whether nothing is left that must be mended before signing."""
    return all(fault.severity is not Severity.MUST for fault in faults)


def _order(fault: ActFault) -> tuple[int, int, int]:
    return SEVERITIES.index(fault.severity), FIELDS.index(fault.field), fault.place or 0
