"""What the facts of a certificate mean to whoever verifies it: one verdict, then five checks, each in plain words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certificates.life.states import State
from certificates.models.sealers import Sealer

FALLEN = {State.REVOKED, State.SUPERSEDED}
# Tone: (icon of the sprite, the word that says the same as the colour).
SIGNS = {
    "success": ("check", gettext_lazy("In order")),
    "info": ("info", gettext_lazy("Good to know")),
    "warning": ("warning", gettext_lazy("Take note")),
    "danger": ("cross", gettext_lazy("Not in order")),
}


@dataclass(frozen=True)
class Verdict:
    """`name` is for other systems, the rest for people."""

    name: str
    tone: str
    title: str
    text: str


@dataclass(frozen=True)
class Check:
    """`tone` is "success", "info", "warning" or "danger"; `link` leads to who can tell more."""

    name: str
    title: str
    tone: str
    text: str
    link: str = ""
    link_text: str = ""

    @property
    def icon(self):
        return SIGNS[self.tone][0]

    @property
    def word(self):
        return SIGNS[self.tone][1]


def verdict_of(facts):
    if not facts.is_made and facts.state not in FALLEN:
        return Verdict("being_made", "info", _("This certificate is being made"), _being_made())
    tone, title, text = VERDICTS[facts.state](facts)
    return Verdict(facts.state.value, tone, title, text)


def false_code():
    """For whoever came by a QR code that is none of ours, although it names a certificate of ours."""
    title = _("The QR code was put together by somebody else")
    text = _("The signature in it is not the one that we made for this certificate. Do not rely on the document.")
    return Verdict("false_code", "danger", title, text)


def checks_of(facts):
    return [_signature(facts), _issuer(facts), _status(facts), _expiry(facts), _register(facts)]


def long_date(moment):
    day = timezone.localdate(moment) if hasattr(moment, "hour") else moment
    return formats.date_format(day, "DATE_FORMAT")


# --- The verdict --------------------------------------------------------------------------------------


def _being_made():
    return _("It has its number, and waits for its document and seal. Look again in a few minutes.")


def _valid(facts):
    text = _("We issued it and have not revoked it. Compare the facts below with the document that you were shown.")
    return "success", _("This certificate is genuine and valid"), text


def _expired(facts):
    text = _("It was valid until %(day)s.") % {"day": long_date(facts.valid_until)}
    return "warning", _("This certificate is genuine, but no longer valid"), text


def _renewed(facts):
    if facts.holds:
        text = _("Its holder has a newer certificate of the same training. This one counts until its own end.")
        return "success", _("This certificate is genuine and has been renewed"), text
    if not facts.newer_holds:
        text = _("It was valid until %(day)s. The certificate that renewed it has ended as well.")
        return "warning", _("This certificate is genuine, but no longer valid"), text % _day(facts.valid_until)
    text = _("It was valid until %(day)s. Its holder has a newer certificate, which counts.")
    return "warning", _("This certificate is genuine, but a newer one counts"), text % _day(facts.valid_until)


def _revoked(facts):
    text = _("It has not been valid since %(day)s.") % _day(facts.revoked_at)
    return "danger", _("This certificate has been revoked"), text


def _superseded(facts):
    text = _("Its facts were corrected on %(day)s. Only the corrected certificate counts.") % _day(facts.replaced_at)
    return "danger", _("This certificate has been replaced"), text


VERDICTS = {
    State.VALID: _valid,
    State.EXPIRING: _valid,
    State.EXPIRED: _expired,
    State.RENEWED: _renewed,
    State.REVOKED: _revoked,
    State.SUPERSEDED: _superseded,
}


def _day(moment):
    return {"day": long_date(moment)}


# --- The five checks ----------------------------------------------------------------------------------


def _signature(facts):
    title = _("Signature")
    if not facts.is_made:
        return Check("signature", title, "info", _unsealed(facts, _("The document is not sealed yet.")))
    tone, text = _seal(facts)
    return Check("signature", title, tone, text, reverse("certificates:verify_form"), _("Check the file itself"))


def _unsealed(facts, yet):
    """What has fallen is not sealed any more."""
    return _("It was revoked or replaced before its document was sealed.") if facts.state in FALLEN else yet


def _seal(facts):
    if facts.given_up:
        text = _("It was signed with the key %(key)s, which we have given up. Rely on what the register says below.")
        return "warning", text % {"key": ", ".join(facts.given_up)}
    if not facts.sealer:
        return "info", _("It was issued before we sealed documents. Compare each fact with the document.")
    return "success", SEALED[facts.sealer](facts)


def _sealed_by_us(facts):
    text = _("We sealed the document on %(day)s with the key %(key)s. Any change to the file breaks the seal.")
    return text % {"day": long_date(facts.sealed_at), "key": facts.seal_key}


def _sealed_by_bsre(facts):
    text = _("The document was sealed on %(day)s by BSrE, the certification authority of the government.")
    return text % _day(facts.sealed_at)


def _sealed_elsewhere(facts):
    text = _("The document was signed by an official. We compared it with ours and accepted it on %(day)s.")
    return text % _day(facts.sealed_at)


SEALED = {Sealer.OWN: _sealed_by_us, Sealer.BSRE: _sealed_by_bsre, Sealer.UPLOADED: _sealed_elsewhere}


def _issuer(facts):
    text = _("It was issued by %(issuer)s.") % {"issuer": facts.issued_by}
    if facts.issuer is None:
        return Check("issuer", _("Issuer"), "success", text)
    if facts.issuer.is_platform:
        link = reverse("certificates:platform_issuer")
    else:
        link = reverse("certificates:issuer", args=[facts.issuer.slug])
    signed = _("Signed in the name of %(name)s.") % {"name": facts.issuer.name}
    return Check("issuer", _("Issuer"), "success", f"{text} {signed}", link, _("About the issuer and its keys"))


def _status(facts):
    tone, text = "success", _("It has been neither revoked nor replaced.")
    link, link_text = "", ""
    if facts.state == State.REVOKED:
        tone, text = "danger", _revocation(facts)
    elif facts.state == State.SUPERSEDED:
        tone, text = "danger", _("It was replaced on %(day)s by a corrected certificate.") % _day(facts.replaced_at)
        link_text = _("To the corrected certificate")
    elif facts.state == State.RENEWED:
        tone, text = "info", _("It was not revoked. A newer certificate renews it.")
        link_text = _("To the newer certificate")
    if link_text and facts.newer_code:
        link = reverse("certificates:verify", args=[facts.newer_code])
    return Check("status", _("Status"), tone, text, link, link_text)


def _revocation(facts):
    text = _("It was revoked on %(day)s. Reason: %(reason)s") % {
        "day": long_date(facts.revoked_at),
        "reason": facts.reason,
    }
    decided = ", ".join(filter(None, [facts.authority, facts.document]))
    return f"{text} ({decided})" if decided else text


def _expiry(facts):
    title = _("Validity")
    if facts.valid_until is None:
        return Check("expiry", title, "success", _("It has no end."))
    day = _day(facts.valid_until)
    if facts.days_left < 0:
        return Check("expiry", title, "danger", _("It ended on %(day)s.") % day)
    if facts.state == State.EXPIRING:
        text = ngettext(
            "It is valid until %(day)s: %(days)s day is left.",
            "It is valid until %(day)s: %(days)s days are left.",
            facts.days_left,
        )
        return Check("expiry", title, "warning", text % {**day, "days": facts.days_left})
    return Check("expiry", title, "success", _("It is valid until %(day)s.") % day)


def _register(facts):
    title, entry = _("Public register"), facts.entry
    if entry is None and not facts.is_made:
        return Check("register", title, "info", _unsealed(facts, _("It is entered as soon as it is sealed.")))
    if entry is None:
        tone = "warning" if facts.sealer else "info"
        text = _("It is not in the register.") if facts.sealer else _("It was issued before the register began.")
        return Check("register", title, tone, text)
    text = _("It is entry %(position)s, of %(day)s.") % {"position": entry.position, **_day(entry.recorded_at)}
    if entry.head_signed_at:
        held = _("Our signed statement of %(day)s holds it, so nobody can change it unseen.")
        held = held % _day(entry.head_signed_at)
    else:
        held = _("Our next signed statement will hold it.")
    link = f"{reverse('certificates:register')}?kode={facts.code}"
    return Check("register", title, "success", f"{text} {held}", link, _("See the proof"))
