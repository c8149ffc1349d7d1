"""The suite lets a page leave its one trace in the trail, and nothing else."""

import pytest
from django.db import connection

from accounts import audit
from accounts.models import PositionKind
from tests.plugins.reads import GetWrote, refuse_writes

pytestmark = pytest.mark.django_db


def test_a_page_may_add_an_entry(person, rf):
    request = rf.get("/")
    request.user = person

    with connection.execute_wrapper(refuse_writes):
        entry = audit.record_view(request, target="Dinas Contoh")

    assert entry.pk


@pytest.mark.parametrize("write", ["seal", "another table"])
def test_a_page_writes_nothing_else(person, write):
    audit.record("person.corrected", subject=person)
    kind = PositionKind.objects.first()
    writes = {"seal": audit.seal, "another table": kind.save}

    with pytest.raises(GetWrote), connection.execute_wrapper(refuse_writes):
        writes[write]()
