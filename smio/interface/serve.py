"""Start the server: ``python -m smio.interface.serve run app.py``, with Streamlit's own options.

Streamlit takes a folder named pages beside app.py for its old page discovery until `st.navigation` has run once, and
answers the first deep link after a start (a reload after a restart) with a dialog "Page not found". It is told
beforehand that the folder is not meant so.
"""

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli


def main() -> None:
    PagesManager.uses_pages_directory = False
    cli.main(prog_name="streamlit", args=sys.argv[1:])


if __name__ == "__main__":
    main()
