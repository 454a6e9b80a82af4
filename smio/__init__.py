"""СМиО: scores, comparison and papers for joint monitoring and evaluation groups.

The rooms and the way of the data between them are drawn in docs/house.md.
"""

__version__ = "0.1.0"
