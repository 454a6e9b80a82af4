"""The page on which an authority answers a letter by its link, and nothing else of СМиО.

A group may put this one on a public address, while app.py stays on its own computer: both open the same store.
"""

from smio.interface.answer_frame import open_answers

open_answers()
