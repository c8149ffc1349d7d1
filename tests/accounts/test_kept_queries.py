from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat, Upper
from django.db.models.sql.compiler import SQLCompiler

from accounts.kept_queries import Blank, KeptQuery
from accounts.models import Employment, User
from tests.factories.accounts import make_person


def people():
    return User.objects.filter(public_id=Blank("public_id", User._meta.get_field("public_id"))).order_by()


@pytest.fixture
def kept():
    return KeptQuery(lambda: people().annotate(loud=Upper("full_name")))


@pytest.fixture
def person(db):
    return make_person("Yuliana Wati")


def test_it_gives_what_its_queryset_gives(kept, person):
    [found], expected = kept(public_id=person.public_id), User.objects.get(pk=person.pk)

    assert found.loud == "YULIANA WATI"
    for field in User._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(expected, field.attname)


def test_each_question_has_values_of_its_own(kept, person):
    other = make_person("Martinus Rumere")

    assert [kept(public_id=each.public_id) for each in (person, other)] == [[person], [other]]
    assert kept(public_id=uuid4()) == []


def test_it_is_put_into_words_once(kept, person, monkeypatch):
    kept(public_id=person.public_id)
    monkeypatch.setattr(SQLCompiler, "as_sql", None)

    assert kept(public_id=person.public_id) == [person]


def test_values_of_the_queryset_stay(person):
    greeted = Concat(Value("Ibu "), F("full_name"), output_field=CharField())
    kept = KeptQuery(lambda: people().annotate(greeted=greeted).values_list("public_id", "greeted", named=True))

    for _ in range(2):
        [row] = kept(public_id=person.public_id)
        assert (row.public_id, row.greeted) == (person.public_id, "Ibu Yuliana Wati")


def test_rows_it_is_joined_with_come_along(person, django_assert_num_queries):
    of_person = Blank("user", User._meta.pk)
    kept = KeptQuery(lambda: Employment.objects.filter(user=of_person).select_related("unit"))

    with django_assert_num_queries(1):
        names = [each.unit.name for each in kept(user=person.pk)]

    assert names == [person.current_employment().unit.name]


def test_it_asks_anew_every_time(kept, person):
    kept(public_id=person.public_id)
    User.objects.filter(pk=person.pk).update(full_name="Yuliana Wati Sari")

    assert [each.full_name for each in kept(public_id=person.public_id)] == ["Yuliana Wati Sari"]


def test_no_value_may_be_left_out(kept, person):
    with pytest.raises(KeyError):
        kept()


def test_a_lock_can_not_be_kept(db):
    kept = KeptQuery(lambda: people().select_for_update())

    with pytest.raises(ValueError, match="lock"):
        kept(public_id=uuid4())


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection(kept):
    person, found = make_person("Yuliana Wati"), []

    def ask():
        found.extend(kept(public_id=person.public_id))
        connection.close()

    for _ in range(2):
        thread = Thread(target=ask)
        thread.start()
        thread.join()

    assert kept(public_id=person.public_id) + found == [person] * 3
