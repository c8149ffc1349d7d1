"""The database itself refuses what the models refuse."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from certificates.models import RegisterEntry, RegisterHead, RegisterNode
from certificates.register import services

pytestmark = pytest.mark.django_db
MODELS = [RegisterEntry, RegisterNode, RegisterHead]


@pytest.fixture
def register(make_entries, at):
    make_entries(2)
    services.publish_head(at=at)


@pytest.mark.parametrize("model", MODELS)
def test_rows_cannot_be_changed(register, model):
    field = {RegisterEntry: "leaf_hash", RegisterNode: "hash", RegisterHead: "root"}[model]

    with pytest.raises(IntegrityError), transaction.atomic():
        models.QuerySet(model).update(**{field: "0" * 64})


@pytest.mark.parametrize("model", MODELS)
def test_rows_cannot_be_deleted(register, model):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all()._raw_delete("default")


@pytest.mark.parametrize("model", MODELS)
def test_rows_cannot_be_replaced(register, model):
    if connection.vendor == "postgresql":
        return  # knows no INSERT OR REPLACE
    table = model._meta.db_table

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
