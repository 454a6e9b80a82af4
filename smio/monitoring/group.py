"""The group and its members."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """A member of the group; ``post`` is who they are (resident, deputy, NGO, city staff)."""

    name: str
    post: str = ""
    chair: bool = False


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

    @property
    def chair(self) -> Member | None:
        return next((member for member in self.members if member.chair), None)
