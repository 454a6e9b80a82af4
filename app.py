"""The frame of СМиО. Everything else stands in pages/ and smio/."""

from smio.interface.answer_frame import answers_wanted, open_answers
from smio.interface.frame import open_frame, open_page

if answers_wanted():
    open_answers()
else:
    open_frame()
    open_page()
