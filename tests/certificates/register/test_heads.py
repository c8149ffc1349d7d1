import datetime

import pytest
from django.core.management import call_command
from django.db import models

from certificates.keys import issuers as keys
from certificates.keys import public_parts
from certificates.models import RegisterEntry, RegisterHead
from certificates.register import checkpoints, heads, nodes, services
from certificates.register.tasks import publish_register_head
from tests.factories.keys import give_up, key_in_use, make_issuer, rotate

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_a_head_is_signed_over_what_the_register_holds(make_entries, platform_key, at, settings):
    settings.SITE_URL = "https://belajar.contoh.go.id"
    make_entries(3)

    head = services.publish_head(at=at)

    public_key = public_parts.public_key(platform_key)
    text = checkpoints.opened(heads.note_of(head), name="belajar.contoh.go.id/register", public_key=public_key)
    checkpoint = checkpoints.parse(text)
    assert (checkpoint.size, checkpoint.root) == (3, nodes.root(3))
    assert checkpoint.signed_at == "2026-11-21T06:30:00.000000Z"


def test_nothing_new_is_not_signed_again(make_entries, at):
    make_entries(3)
    first = services.publish_head(at=at)

    assert services.publish_head(at=at + HOUR) == first
    assert RegisterHead.objects.count() == 1


def test_a_head_whose_key_was_given_up_is_signed_again_with_another(make_entries, platform_key, at):
    make_entries(2)
    first = services.publish_head(at=at)
    give_up(platform_key, at)

    again = services.publish_head(at=at + HOUR)

    assert (again.size, again.root) == (first.size, first.root)
    assert again.key == key_in_use() != first.key
    assert services.publish_head(at=at + HOUR) == again
    assert heads.is_signed(again)
    assert list(heads.counting()) == [again]


def test_giving_up_the_key_asks_for_another_head_at_once(
    make_entries, platform_key, at, django_capture_on_commit_callbacks
):
    make_entries(1)
    services.publish_head(at=at)

    with django_capture_on_commit_callbacks(execute=True):
        give_up(platform_key, at)

    assert RegisterHead.objects.first().key == key_in_use()


def test_a_head_by_a_key_that_is_none_of_the_register_is_not_signed(make_entries, platform_key, at, unguarded):
    [entry] = make_entries(1)
    head = services.publish_head(at=at)
    unit = make_issuer(entry.certificate.enrolment.cohort.organiser)
    key = key_in_use("credential", unit)
    signature = heads.sign(size=head.size, root=bytes.fromhex(head.root), at=at, key=key)

    models.QuerySet(RegisterHead).update(key=key, signature=signature)

    assert not heads.is_signed(RegisterHead.objects.select_related("key__issuer").get())


def test_an_empty_register_has_no_head(platform_key, at):
    assert services.publish_head(at=at) is None


def test_a_head_stays_good_under_a_new_key_and_a_new_address(make_entries, platform_key, at, settings):
    make_entries(1)
    services.publish_head(at=at)
    rotate(platform_key, at + HOUR)
    settings.SITE_URL = "https://baru.contoh.go.id"
    make_entries(1)

    services.publish_head(at=at + HOUR)

    old, new = RegisterHead.objects.order_by("size").select_related("key")
    assert old.key != new.key
    assert heads.is_signed(old)
    assert heads.is_signed(new)
    assert heads.checkpoint_of(new).origin == "baru.contoh.go.id/register"


@pytest.mark.parametrize(
    "change",
    [
        {"root": "0" * 64},
        {"size": 2},
        {"signed_at": datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)},
        {"signature": "— somewhere/else AAAA"},
        {"signature": "nothing at all"},
    ],
)
def test_a_changed_head_is_not_signed(make_entries, at, change, unguarded):
    make_entries(1)
    services.publish_head(at=at)

    models.QuerySet(RegisterHead).update(**change)

    assert not heads.is_signed(RegisterHead.objects.select_related("key").get())


def test_no_head_is_signed_over_entries_that_were_changed(make_entries, at, unguarded):
    make_entries(3)
    services.publish_head(at=at)
    models.QuerySet(RegisterEntry).filter(position=2).update(leaf_hash="0" * 64)
    make_entries(1)

    with pytest.raises(services.RegisterWasChanged):
        services.publish_head(at=at)


def test_no_head_is_signed_over_a_register_that_became_shorter(make_entries, at, unguarded):
    make_entries(3)
    services.publish_head(at=at)
    RegisterEntry.objects.filter(position=2)._raw_delete("default")

    with pytest.raises(services.RegisterWasChanged):
        services.publish_head(at=at)


def test_without_a_key_nothing_is_signed(make_entries, platform_key, at):
    make_entries(1)
    platform_key.retired_at = at
    platform_key.save()

    with pytest.raises(keys.NoActiveKey):
        services.publish_head(at=at)


def test_the_keys_of_units_do_not_sign_the_register(make_entries, platform_key, at):
    make_issuer(make_entries(1)[0].certificate.enrolment.cohort.organiser)

    assert services.publish_head(at=at).key == platform_key


def test_the_task_and_the_command_publish(make_entries, capsys):
    make_entries(1)
    publish_register_head.delay()
    make_entries(1)

    call_command("publish_register_head")

    assert list(RegisterHead.objects.order_by("size").values_list("size", flat=True)) == [1, 2]
    assert "/register\n2\n" in capsys.readouterr().out


def test_the_command_says_when_there_is_nothing(platform_key, capsys):
    call_command("publish_register_head")

    assert "empty" in capsys.readouterr().out
