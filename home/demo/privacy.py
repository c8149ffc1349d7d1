"""Whom to ask about personal data, who has read the notice, and a request that waits for its answer."""

import datetime

from django.utils import timezone

from accounts.models import DataRequest, PrivacyContact, PrivacyNotice
from accounts.privacy.services.notices import acknowledge_notice, set_contact
from accounts.privacy.services.requests import file_request
from home.demo import accounts

WAITING_SINCE = datetime.timedelta(hours=20)


def tell_about_privacy(newcomers, *, at):
    """Everyone but the beginner has read the notice: that one meets it at the first sign-in."""
    if not PrivacyContact.objects.exists():
        set_contact(
            name="Bambang Sutrisno, S.H., M.H.",
            email="pdp@sukamaju.contoh.go.id",
            phone="",
            address="Bagian Hukum, Sekretariat Daerah Kabupaten Sukamaju",
        )
    notice = PrivacyNotice.objects.current(timezone.localdate(at))
    for number, person in newcomers.items():
        if number != accounts.BEGINNER.number:
            acknowledge_notice(user=person, notice=notice, at=at)
    halfway = newcomers.get(accounts.HALFWAY.number)
    if halfway:
        file_request(
            person=halfway,
            kind=DataRequest.Kind.CORRECTION,
            wish="Gelar saya tertulis A.Md.Kep. Sejak Agustus 2026 gelar saya S.Kep. Ijazah dapat saya tunjukkan.",
            at=at - WAITING_SINCE,
        )
