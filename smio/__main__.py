"""``python -m smio``: the command line."""

from smio.cli import main

if __name__ == "__main__":
    main()
