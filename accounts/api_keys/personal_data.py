"""What keys hold about a person, and what an erasure leaves of it. The digest is a secret and in no copy."""

from django.utils.translation import gettext_lazy as _

from accounts.models import ApiKey
from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter


def register():
    register_exporter("api_keys", _("Keys for the API"), tables, covers=["accounts.ApiKey"])
    register_eraser("api_keys", preview=preview, erase=erase)


def tables(user):
    return [
        Table(
            code="api_keys",
            label=_("Keys for the API"),
            queryset=ApiKey.objects.filter(person=user).order_by("created_at", "pk"),
            columns={
                "name": _("what it is for"),
                "prefix": _("begins with"),
                "created_at": _("created at"),
                "expires_at": _("works until"),
                "revoked_at": _("revoked at"),
            },
        )
    ]


def preview(person):
    return [ErasureLine(label=_("Keys for the API"), count=ApiKey.objects.filter(person=person).count())]


def erase(person, at):
    ApiKey.objects.filter(person=person).delete()
