"""Work on what strangers wrote, in a process of its own: a file to read, a template to fill.

Such a process has bounded memory and time, and its death is an ordinary answer: none. Jobs and answers are a JSON
object and raw bytes, never a pickle. The program of a process is a script that loads only what its work needs.
"""

from smio.confined.limits import lift_limits, limit_process, serve, shut_in
from smio.confined.wire import Header, receive, send

__all__ = ["Header", "lift_limits", "limit_process", "receive", "send", "serve", "shut_in"]
