"""What the tests of reading share."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.reading.sample_files import random_ratings


@pytest.fixture
def ratings() -> NDArray[np.int64]:
    """47 questionnaires of 24 ratings."""
    return random_ratings(47, 24)
