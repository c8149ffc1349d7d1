"""The printed sheet: one slip for each person, with cut lines between them."""

import io
import json
from datetime import timedelta
from pathlib import Path

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.entering import codes

SOURCE = Path(__file__).parent / "typst"


def draw(*, unit, slips, at):
    """The PDF as bytes. A slip shows the number masked: who finds one lacks half of what opens the account."""
    # Imported here, because only few processes ever draw and the library takes some 30 MB.
    import typst

    address = settings.SITE_URL + reverse("entering:activate")
    ends_on = timezone.localtime(at) + timedelta(days=settings.ACTIVATION_CODE_DAYS)
    data = {
        "unit": unit.name,
        "site": settings.WAGTAIL_SITE_NAME,
        "qr": _qr(address),
        "slips": [_slip(employment, code) for employment, code in slips],
        "words": _words(address, formats.date_format(ends_on.date(), "DATE_FORMAT")),
    }
    return typst.compile(
        str(SOURCE / "code_sheet.typ"),
        root=str(SOURCE),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
    )


def _slip(employment, code):
    return {
        "name": employment.user.name_with_titles,
        "number": employment.masked_number,
        "unit": employment.unit.name,
        "code": codes.grouped(code),
    }


def _words(address, ends_on):
    return {
        "code": _("Activation code"),
        "steps": [
            _("On a phone or computer, open %(address)s or scan the square pattern.") % {"address": address},
            _("Enter your NIP or NI PPPK and the code above."),
            _("Choose a password of your own: at least 10 characters, not your NIP or birth date."),
        ],
        "warning": _("Valid until %(day)s, once. Tell nobody this code, not even officers.") % {"day": ends_on},
    }


def _qr(address):
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
