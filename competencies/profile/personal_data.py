"""What links to a digital CV hold about a person. The address itself is a secret and in no copy."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from competencies.models import ProfileShare


def register():
    register_exporter("digital_cv", _("Links to digital CVs"), tables, covers=["competencies.ProfileShare"])
    register_eraser("digital_cv", preview=preview, erase=erase)


def tables(user):
    return [
        Table(
            code="cv_links",
            label=_("Links to digital CVs"),
            queryset=ProfileShare.objects.filter(person=user).order_by("created_at", "pk"),
            columns={
                "label": _("for whom the link is"),
                "created_at": _("created at"),
                "expires_at": _("works until"),
                "withdrawn_at": _("link withdrawn at"),
            },
        )
    ]


def preview(person):
    return [ErasureLine(label=_("Links to digital CVs"), count=ProfileShare.objects.filter(person=person).count())]


def erase(person, at):
    ProfileShare.objects.filter(person=person).delete()
