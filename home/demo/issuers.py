"""In whose name the demo's certificates are issued, with which keys, by which rules and on which paper."""

from certificates.documents.services import publish_template
from certificates.keys import services as keys
from certificates.models import CertificateTemplate, Issuer, IssuingPolicy

SLUG, NAME = "bkpsdm-sukamaju", "BKPSDM Kabupaten Sukamaju"
SIGNATORY = {
    "name": "Dra. Endang Lestari, M.Si.",
    "rank": "Pembina Utama Muda (IV/c)",
    "number": "19690817 199403 2 008",
}
REGENCY_LAYOUT = {
    "place": "Sukamaju",
    "signatory": {"position": "Kepala BKPSDM Kabupaten Sukamaju", **SIGNATORY},
}
CENTRE_LAYOUT = {
    "place": "Sukamaju",
    "signatory": {"position": "Ketua Pusat Pelatihan Bersama", **SIGNATORY},
    "colours": {"ink": "#17202e", "main": "#1e4d3b", "accent": "#a8771a", "ground": "#fdfffb"},
}


def prepare_issuing(units, *, at):
    """Once. The regency issues upon completion, in its own name; the centre by two people, in that of the platform."""
    if Issuer.objects.filter(slug=SLUG).exists():
        return
    keys.prepare_platform(at=at)
    own = keys.issuer_of_unit(unit=units["BKPSDM"], slug=SLUG, name=NAME, at=at)
    keys.prepare_issuer(issuer=own, at=at)
    _set_rules(units["SUKAMAJU"], is_automatic=True)
    _set_rules(units["PUSLATBER"], is_automatic=False, needs_two_people=True)
    _set_layout("Sertifikat Sukamaju", REGENCY_LAYOUT, units["SUKAMAJU"])
    _set_layout("Sertifikat Puslatber", CENTRE_LAYOUT, units["PUSLATBER"])


def _set_rules(agency, **rules):
    IssuingPolicy.objects.get_or_create(agency=agency, defaults=rules)


def _set_layout(name, layout, agency):
    if not CertificateTemplate.objects.filter(agency=agency).exists():
        publish_template(name=name, layout=layout, agency=agency)
