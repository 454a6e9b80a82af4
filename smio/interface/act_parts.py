"""The parts an act is written in, in the order of the paper, and which field stands in which."""

from smio.monitoring import ActKind

CHECK = "check"  # the findings, approvals, signing, the file
READ = "read"  # the whole act as text
FIELDS = {
    "head": ("organisation", "number", "signed_on", "place", "subject", "basis", "period", "answer_by"),
    "people": ("participants",),
    "method": ("method",),
    "prices": ("prices",),
    "facts": ("facts",),
    "photos": ("photos",),
    "conclusions": ("conclusions",),
    "recommendations": ("recommendations",),
    "copies": ("copies",),
}


def parts_of(kind: ActKind) -> tuple[str, ...]:
    """The parts of an act of a kind, with the whole and the check at the end."""
    written = (part for part in FIELDS if part != "prices" or kind is ActKind.PRICES)
    return (*written, READ, CHECK)


def part_of(field: str, kind: ActKind) -> str:
    """The part a field stands in; the check for what stands nowhere."""
    return next((part for part in parts_of(kind) if field in FIELDS.get(part, ())), CHECK)
