"""The printed cards: each with its owner's name, its number, and the number as a QR code. No PIN, no NIP."""

import io
import json
from datetime import timedelta
from pathlib import Path

import segno
from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.entering import codes

SOURCE = Path(__file__).parent / "typst"


def draw(*, slips, at):
    """The PDF as bytes."""
    # Imported here, because only few processes ever draw and the library takes some 30 MB.
    import typst

    last_day = timezone.localtime(at + timedelta(days=settings.KIOSK_CARD_DAYS)).date()
    data = {
        "site": settings.WAGTAIL_SITE_NAME,
        "cards": [_card(employment, number) for employment, number in slips],
        "words": {
            "title": _("Sign-in card for shared devices"),
            "steps": _("Scan the square pattern or type the number, then enter your PIN. Good until %(day)s.")
            % {"day": formats.date_format(last_day, "DATE_FORMAT")},
            "lost": _("Lost or found: tell the HR officer of your unit. Never write the PIN on this card."),
        },
    }
    return typst.compile(
        str(SOURCE / "card_sheet.typ"),
        root=str(SOURCE),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
    )


def _card(employment, number):
    return {
        "name": employment.user.name_with_titles[:70],
        "unit": employment.unit.name[:60],
        "card": codes.grouped(number),
        "qr": _qr(number),
    }


def _qr(number):
    out = io.BytesIO()
    segno.make(number, error="m").save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
