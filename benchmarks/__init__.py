"""How fast it is, as ratios taken in one run: ``python -m benchmarks`` prints the table of docs/benchmarks.md."""
