"""Data requests, notices, records and breaches. The officer's agency is not the only one of this world."""

from types import SimpleNamespace

from accounts.models import DataExport, PrivacyContact, RetentionRule
from accounts.privacy.services.exports import ask_for_export, make_export
from accounts.privacy.services.requests import file_request
from accounts.privacy.withdrawal_links import withdrawal_link
from tests.access.answers import everyone, only, signed_in
from tests.factories.privacy import make_breach

DESK = ("data_protection_officer", "administrator")


def prepare(world):
    owner = world.owner
    export = ask_for_export(user=owner, language="id", at=world.at)
    DataExport.objects.filter(pk=export.pk).update(expires_at=world.at.replace(year=2100))
    export.refresh_from_db()
    make_export(export=export, at=world.at.replace(year=2099))
    PrivacyContact.objects.get_or_create(defaults={"name": "Petugas PDP", "email": "pdp@contoh.go.id"})
    world.things["privacy"] = SimpleNamespace(
        request=file_request(person=owner, kind="correction", wish="Perbaiki gelar saya.", at=world.at),
        restriction=file_request(person=owner, kind="restriction", wish="Batasi.", at=world.at),
        erasure=file_request(person=owner, kind="erasure", wish="Hapus.", at=world.at),
        export=export,
        rule=RetentionRule.objects.get(target="expired_sessions"),
        breach=make_breach(unit=world.unit, at=world.at),
    )


def the(name, *more):
    return lambda world: [getattr(world.things["privacy"], name).public_id, *more]


def withdrawal_token(world):
    link = withdrawal_link(user=world.owner, purpose="training_news")
    return [link.rstrip("/").rsplit("/", 1)[1]]


RULES = {
    "privacy_notice": ("get", None, everyone(200)),
    "privacy:overview": ("get", None, signed_in(200)),
    "privacy:ask_export": ("post", None, signed_in(302)),
    "privacy:download_export": ("get", the("export"), only("owner")),
    "privacy:consent": ("post", lambda world: ["training_news"], signed_in(302)),
    "privacy:withdraw_by_link": ("get", withdrawal_token, everyone(200)),
    "privacy:notice": ("get", None, signed_in(200)),
    "privacy:requests": ("get", None, signed_in(200)),
    "privacy:request": ("get", the("request"), only("owner")),
    "privacy:withdraw_request": ("post", the("request"), only("owner", answer=302)),
    "privacy:desk": ("get", None, only(*DESK)),
    "privacy:handle": ("get", the("request"), only(*DESK)),
    "privacy:take": ("post", the("request"), only(*DESK, answer=302)),
    "privacy:answer": ("post", the("request"), only(*DESK)),
    "privacy:refuse": ("post", the("request"), only(*DESK)),
    "privacy:correct": ("post", the("request"), only(*DESK)),
    "privacy:restrict": ("post", the("restriction"), only(*DESK, answer=302)),
    "privacy:erase": ("get", the("erasure"), only(*DESK)),
    "privacy:activities": ("get", None, only(*DESK)),
    "privacy:activities_csv": ("get", None, only(*DESK)),
    "privacy:activities_xlsx": ("get", None, only(*DESK)),
    "privacy:activity": ("get", lambda world: ["training"], only("administrator")),
    "privacy:retention": ("get", None, only(*DESK)),
    "privacy:retention_rule": ("get", the("rule"), only("administrator")),
    "privacy:switch_retention": ("post", the("rule"), only("administrator", answer=302)),
    "privacy:breaches": ("get", None, only(*DESK)),
    "privacy:new_breach": ("get", None, only(*DESK)),
    "privacy:breach": ("get", the("breach"), only(*DESK)),
    "privacy:edit_breach": ("get", the("breach"), only(*DESK)),
    "privacy:add_breach_people": ("post", the("breach"), only(*DESK)),
    "privacy:breach_act": ("post", the("breach"), signed_in(404)),
    "privacy:breach_letter": ("get", the("breach", "orang"), only(*DESK)),
    "privacy:contact": ("get", None, only("administrator")),
    "privacy:new_notice": ("get", None, only("administrator")),
}
