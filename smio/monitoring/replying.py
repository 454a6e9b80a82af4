"""What an answer must say to be one: a refusal its reason, a promise its day."""

from dataclasses import replace

from smio.errors import UserError
from smio.monitoring.register import SAID, Reply, Status, Voice

LONGEST_TEXT = 5000  # letters; a page and a half: more belongs into a file
LONGEST_LINE = 300


def complete(reply: Reply, *, with_files: bool = False) -> Reply:
    """The reply without needless spaces; UserError where it does not say enough to be kept.

    Of the authority the name is wanted too: an answer of nobody binds nobody. What the group itself saw needs none.
    ``with_files`` says that files come with it that are not kept yet.
    """
    if reply.status not in SAID:
        raise UserError("correspondence.fault.status")
    text, document, who = reply.text.strip(), reply.document.strip(), reply.who.strip()
    if len(text) > LONGEST_TEXT or max(len(document), len(who)) > LONGEST_LINE:
        raise UserError("correspondence.fault.too_long", limit=LONGEST_TEXT)
    if reply.voice is Voice.AUTHORITY and reply.by_link and not who:
        raise UserError("correspondence.fault.who")
    if reply.status is Status.REFUSED and not text:
        raise UserError("correspondence.fault.reason")
    if reply.status is Status.PROMISED and reply.promised_by is None:
        raise UserError("correspondence.fault.promised_by")
    if reply.promised_by is not None and reply.promised_by < reply.on:
        raise UserError("correspondence.fault.promised_before")
    if not (text or document or reply.files or with_files):
        raise UserError("correspondence.fault.nothing_said")
    promised_by = reply.promised_by if reply.status in {Status.PROMISED, Status.IN_PROGRESS} else None
    return replace(reply, text=text, document=document, who=who, promised_by=promised_by)
