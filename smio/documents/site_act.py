"""The drafts of acts that no result is behind: a visit to a site, and anything else."""

from datetime import date

from smio.documents.act_parts import copies, organisation, place
from smio.language import Translator
from smio.monitoring import Act, ActKind, Group

QUESTIONS = ("state", "wanted", "customer", "safety", "said", "earlier")  # what to look at on a site


def draft_site_act(
    group: Group, t: Translator, *, subject: str = "", site: str = "", visited_on: date | None = None
) -> Act:
    """An act of a visit: what to look at stands as facts to fill in, on the screen or by hand on the site.

    ``site`` is the place of the event where it is not the whole town.
    """
    return Act(
        kind=ActKind.SITE,
        organisation=organisation(group, t),
        subject=subject,
        place=site or place(group, t),
        signed_on=visited_on,
        basis=group.basis,
        period=(visited_on, visited_on) if visited_on else None,
        participants=group.members,
        method="\n".join(t(f"visit.site.{name}") for name in ("method", "method_limits")),
        facts=tuple(t(f"visit.site.question.{name}") for name in QUESTIONS),
        copies=copies(group, t),
        generated=group.generated,
    )


def draft_free_act(group: Group, t: Translator, *, subject: str = "") -> Act:
    """An act of anything else: who, where, on what basis, to whom; the rest is the group's to write."""
    return Act(
        kind=ActKind.FREE,
        organisation=organisation(group, t),
        subject=subject,
        place=place(group, t),
        basis=group.basis,
        participants=group.members,
        copies=copies(group, t),
        generated=group.generated,
    )
