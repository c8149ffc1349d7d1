from tests.access.test_fuzz import *
from tests.access.test_fuzz import fuzz
from django.db.models import Q


def test_dbg(world, foreign, ids, exact, unlimited, monkeypatch):
    import accounts.querysets as q, accounts.models.user as u

    monkeypatch.setattr(q, "within", lambda field, units: Q())
    p, s = fuzz(world, ids, exact, 1000)
    print("PROBLEMS", len(p), p[:3], s)
    monkeypatch.undo()
    assert 0
