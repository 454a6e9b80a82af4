"""The frame of СМиО. Everything else stands in pages/ and smio/."""

from smio.interface.frame import open_frame, open_page

open_frame()
open_page()
