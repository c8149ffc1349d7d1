import pytest

from competencies.models import Evidence, HoursCredit
from competencies.querysets import LedgerRowIsFinal
from tests.factories.accounts import make_person
from tests.factories.competencies import credit, prove

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[prove, credit], ids=["evidence", "hours"])
def row(request, at):
    return request.param(make_person(), at)


def test_a_row_cannot_be_saved_again(row):
    with pytest.raises(LedgerRowIsFinal):
        row.save()


def test_a_row_cannot_be_deleted(row):
    with pytest.raises(LedgerRowIsFinal):
        row.delete()


def test_rows_cannot_be_updated_together(row):
    with pytest.raises(LedgerRowIsFinal):
        type(row).objects.filter(pk=row.pk).update(source_kind="x")


def test_rows_cannot_be_updated_in_bulk(row):
    with pytest.raises(LedgerRowIsFinal):
        type(row).objects.bulk_update([row], ["source_kind"])


def test_rows_cannot_be_deleted_together(row):
    with pytest.raises(LedgerRowIsFinal):
        type(row).objects.all().delete()


def test_rows_cannot_be_changed_through_their_person(row):
    with pytest.raises(LedgerRowIsFinal):
        row.person.evidence.update(level=1) if isinstance(row, Evidence) else row.person.hours_credits.update(hours=1)


def test_a_new_row_that_says_to_replace_an_old_one_is_refused(at):
    line = credit(make_person(), at)

    with pytest.raises(LedgerRowIsFinal):
        HoursCredit.objects.update_or_create(pk=line.pk, defaults={"hours": 1})
