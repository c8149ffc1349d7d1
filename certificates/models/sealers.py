from django.db import models
from django.utils.translation import gettext_lazy as _


class Sealer(models.TextChoices):
    """Who puts the electronic seal on the PDF."""

    OWN = "own", _("own key of the platform or agency")
    BSRE = "bsre", _("BSrE (institutional seal)")
    UPLOADED = "uploaded", _("signed elsewhere and uploaded")
