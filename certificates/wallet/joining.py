"""Where holders' own pages join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit

ACTS = {
    "certificate.shared": _("%(actor)s made a link that shows certificate %(target)s for a while"),
    "certificate.share_ended": _("%(actor)s withdrew a link to certificate %(target)s"),
}


def join():
    audit.register(ACTS)
