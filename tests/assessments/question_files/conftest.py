import pytest

from tests.factories.accounts import make_trainer
from tests.factories.assessments import let_use, make_bank


@pytest.fixture
def bank(db):
    return make_bank("Bank keamanan")


@pytest.fixture
def trainer(bank):
    return let_use(make_trainer("Tri Wahyuni"), bank)


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client
