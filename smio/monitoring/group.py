"""The group, its members, and what it works by."""

from dataclasses import dataclass, field
from datetime import date

ANSWER_DAYS = 14  # working days; the law's own number changes, so it is a setting of the group
LINK_DAYS = 30  # how long the authority's link works unless the group says otherwise


@dataclass(frozen=True)
class Member:
    """A member of the group; ``post`` is who they are (resident, deputy, NGO, city staff).

    ``abstains`` is why a member takes no part in an act's conclusions (a conflict of interest); empty for who does.
    """

    name: str
    post: str = ""
    chair: bool = False
    abstains: str = ""


@dataclass(frozen=True)
class Practice:
    """How a group writes and counts: its settings, never constants of the program.

    ``name_ky`` is the group's name in Kyrgyz for a bilingual letterhead. ``answer_days`` are working days; ``days_off``
    and ``days_worked`` are the government's transfers that no calendar knows in advance. ``laws`` are references to
    print, a line each. ``address`` is where the authority reaches the group's app, for its links.
    """

    name_ky: str = ""
    bilingual: bool = False
    contacts: str = ""
    mayor: str = ""
    kenesh_chair: str = ""
    commissions: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    answer_days: int = ANSWER_DAYS
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()
    link_days: int = LINK_DAYS
    address: str = ""


@dataclass(frozen=True)
class Group:
    """A joint monitoring and evaluation group of a city.

    ``basis`` is what the group works on (a resolution of the kenesh, a plan item): a setting, never a constant.
    ``generated`` marks the demo group.
    """

    name: str
    city: str
    oblast: str = ""
    members: tuple[Member, ...] = ()
    basis: str = ""
    generated: bool = False
    practice: Practice = field(default_factory=Practice)

    @property
    def chair(self) -> Member | None:
        return next((member for member in self.members if member.chair), None)
