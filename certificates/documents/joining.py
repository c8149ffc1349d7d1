"""What this part tells the rooms below."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.groups import allow
from accounts.models import RoleAssignment


def join():
    audit.register(
        {
            "certificate_template.published": _("%(actor)s put certificate template %(target)s to use"),
            "certificate_image.added": _("%(actor)s added the picture %(target)s for certificates"),
        }
    )
    for permission in ("view_layoutimage", "add_layoutimage"):
        allow(RoleAssignment.Role.ADMINISTRATOR, f"certificates.{permission}")
