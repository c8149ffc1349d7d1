import pytest

from tests.factories.certificates import make_certificate


@pytest.fixture
def issued(at):
    """A certificate with all that belongs to it."""
    return make_certificate(at, rendered=True)
