import pytest

from tests.factories.accounts import make_trainer
from tests.factories.assessments import let_use, make_bank


@pytest.fixture
def bank(db):
    """The first bank: factories put questions there."""
    return make_bank("Literasi digital")


@pytest.fixture
def trainer(bank):
    return let_use(make_trainer(), bank)


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client
