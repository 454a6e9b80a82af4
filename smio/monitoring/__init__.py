"""The group and its acts: what was found and what is recommended to whom by when."""

from smio.monitoring.act import Act, ActKind, Recommendation
from smio.monitoring.group import Group, Member
from smio.monitoring.letter import Letter

__all__ = ["Act", "ActKind", "Group", "Letter", "Member", "Recommendation"]
