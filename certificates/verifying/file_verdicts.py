"""What a finding about a file means to whoever sent it: a verdict, and what to do now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from certificates.verifying.findings import Outcome
from certificates.verifying.kinds import BADGES, PICTURES, Kind


@dataclass(frozen=True)
class FileVerdict:
    tone: str
    title: str
    text: str
    advice: str = ""


def file_verdict_of(finding):
    return WORDS[finding.outcome](finding)


def _genuine(finding):
    if finding.kind in BADGES and not finding.is_exact:
        return _badge(finding)
    text = _exactness(finding)
    if finding.facts.holds:
        return FileVerdict("success", _("The file is genuine, and the certificate is valid"), text)
    return FileVerdict(
        "warning",
        _("The file is genuine, but the certificate does not count any more"),
        text,
        _("What became of the certificate stands below."),
    )


def _badge(finding):
    text = _(
        "Our signature on the credential holds. What the picture shows proves nothing, for anybody can exchange it."
    )
    if finding.facts.holds:
        return FileVerdict(
            "info",
            _("The credential in the picture is genuine, and the certificate is valid"),
            text,
            _("Compare each fact below with what the picture shows."),
        )
    return FileVerdict(
        "warning",
        _("The credential in the picture is genuine, but the certificate does not count any more"),
        text,
        _("What became of the certificate stands below."),
    )


def _exactness(finding):
    if finding.is_exact:
        return _("It is exactly the file that we issued, down to the last character.")
    if finding.kind == Kind.PDF:
        return _("Our seal on it holds: what the document shows is what we sealed.")
    return _("Our signature on it holds: what it says is what we signed.")


def _changed(finding):
    return FileVerdict(
        "danger",
        _("The file was changed after we issued it"),
        _("It carries our seal or signature, but what it says now is not what we sealed."),
        _("Do not rely on the file. What we really issued stands below.")
        if finding.certificate
        else _("Do not rely on the file. Ask its holder for the verification code, and enter it."),
    )


def _key_given_up(finding):
    return FileVerdict(
        "warning",
        _("The file is signed with a key that we have given up"),
        _("Others may know this key, so the signature proves nothing any more."),
        _("Rely on the certificate below, and ask its holder to download the file again.")
        if finding.certificate
        else _("Ask its holder for the verification code, and enter it."),
    )


def _not_recorded(finding):
    if finding.kind == Kind.PDF:
        return _sealed_otherwise(finding)
    return FileVerdict(
        "danger",
        _("The file bears our signature, but our records hold something else"),
        _("This should not happen. Please tell us, and do not rely on the file until it is clear."),
        _("What our records hold stands below.") if finding.certificate else "",
    )


def _sealed_otherwise(finding):
    return FileVerdict(
        "danger",
        _("The file bears our seal, but we have not recorded it as a certificate"),
        _("The key that sealed it may seal letters and other papers too, so the seal alone makes no certificate."),
        _("Do not rely on the file. What our records hold stands below.")
        if finding.certificate
        else _("Do not rely on the file. Ask its holder for the verification code, and enter it."),
    )


def _named(finding):
    if finding.kind in PICTURES or finding.kind == Kind.LINK:
        text = _("The code leads to the certificate below. A code can be copied onto any paper.")
        if finding.has_proof:
            text = _("The code is genuine and leads to the certificate below. A code can be copied onto any paper.")
    else:
        text = _("The file names the certificate below, but bears no seal: it may be a scan, a printout or a copy.")
    advice = _("Compare each fact below with the document that you were shown.")
    if finding.facts.holds:
        return FileVerdict("info", _("The file names a certificate of ours. Compare the facts"), text, advice)
    title = _("The file names a certificate that does not count any more")
    return FileVerdict("warning", title, text, _("What became of the certificate stands below."))


def _unknown_code(finding):
    return FileVerdict(
        "danger",
        _("The file names a certificate that we never issued"),
        _("It looks like one of ours, but no certificate of ours has its code."),
        _("Do not rely on it. If in doubt, ask the agency that is named on the document."),
    )


def _false_code(finding):
    return FileVerdict(
        "danger",
        _("The QR code was put together by somebody else"),
        _("It names the certificate below, but the signature in it is not the one that we made for it."),
        _("Do not rely on the document. What we really issued stands below."),
    )


def _other_site(finding):
    return FileVerdict(
        "danger",
        _("The QR code leads to another site"),
        _("It leads to %(host)s, which is not ours, so what is shown there is not our word.") % {"host": finding.by},
        _("If the document says that it comes from us, do not rely on it."),
    )


def _foreign(finding):
    return FileVerdict(
        "info",
        _("The file was issued by somebody else"),
        _("It says that it comes from %(issuer)s. It was not issued here, so we cannot check its signature.")
        % {"issuer": finding.by},
        _("Ask the issuer whether it is genuine."),
    )


def _nothing(finding):
    if finding.kind in PICTURES:
        return FileVerdict(
            "info",
            _("We find no QR code of a certificate in this picture"),
            _("The code may be too small, blurred or cut off."),
            _("Take the photo from closer, straight from above and in good light, or enter the code beside it."),
        )
    return FileVerdict(
        "info",
        _("This is not a file of ours"),
        _("It bears no seal of ours and names no certificate of ours."),
        _("If it is a scan, look for the verification code beside the QR code, and enter it."),
    )


def _unreadable(finding):
    return FileVerdict(
        "info",
        _("We cannot read this file"),
        _("It is broken, or of a kind that we do not check."),
        _("Send a PDF, a badge (PNG or SVG), a credential (JSON or JWT), or a photo of the QR code (JPEG, PNG, HEIC)."),
    )


def _too_complex(finding):
    return FileVerdict(
        "info",
        _("This picture is too large to be looked at"),
        _("Unpacked it has more pixels or parts than we look at."),
        _("Cut out the QR code, or take the photo with a lower resolution, and send it again."),
    )


WORDS = {
    Outcome.GENUINE: _genuine,
    Outcome.CHANGED: _changed,
    Outcome.KEY_GIVEN_UP: _key_given_up,
    Outcome.NOT_RECORDED: _not_recorded,
    Outcome.NAMED: _named,
    Outcome.UNKNOWN_CODE: _unknown_code,
    Outcome.FALSE_CODE: _false_code,
    Outcome.OTHER_SITE: _other_site,
    Outcome.FOREIGN: _foreign,
    Outcome.NOTHING: _nothing,
    Outcome.UNREADABLE: _unreadable,
    Outcome.TOO_COMPLEX: _too_complex,
}
