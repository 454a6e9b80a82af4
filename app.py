"""The frame of СМиО. Everything else stands in pages/ and smio/."""

from smio.interface.frame import open_frame, open_page
from smio.interface.session import answer_token

if answer_token() is None:
    open_frame()
    open_page()
else:
    from smio.interface.answer_frame import open_answers  # only who opens a letter's link waits for it

    open_answers()
