"""The margin of a mean: half of its 95 % interval."""


def margin(se: float | None, n: int) -> float | None:
    """The t quantile with n - 1 degrees of freedom times the standard error; None where the spread is not known."""
    if se is None or n < 2:  # noqa: PLR2004 - one person has no spread
        return None
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and only who looks at scores needs it

    return float(stdtrit(n - 1, 0.975)) * se
