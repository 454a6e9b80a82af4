"""A member of the group as one line of text: how people type a list of names."""

from smio.monitoring import Member


def member_line(member: Member) -> str:
    """A member as one line: name – post, the chair marked by a star."""
    line = name_and_post(member)
    return f"* {line}" if member.chair else line


def name_and_post(member: Member) -> str:
    """Name – post, without any mark."""
    return f"{member.name} – {member.post}" if member.post else member.name


def member_of_line(line: str) -> Member:
    """A member from one line, as `member_line` writes it."""
    chair = line.lstrip().startswith("*")
    name, _, post = line.strip().lstrip("* ").partition(" – ")
    return Member(name.strip(), post.strip(), chair)
