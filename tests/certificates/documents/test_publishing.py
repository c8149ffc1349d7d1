import pytest

from accounts.models import AuditEntry
from certificates.documents.services import LayoutHasErrors, publish_template
from certificates.models import CertificateTemplate
from tests.factories.accounts import make_unit
from tests.factories.layouts import make_layout, make_page

pytestmark = pytest.mark.django_db


def test_publishing_makes_the_next_version_and_leaves_the_last_as_it_was():
    old = CertificateTemplate.objects.current_for(None)
    before = old.layout

    new = publish_template(name=old.name, layout=make_layout(place="Sukamaju"))

    old.refresh_from_db()
    assert (old.is_current, new.is_current, new.version) == (False, True, old.version + 1)
    assert old.layout == before
    assert AuditEntry.objects.filter(action="certificate_template.published", target=str(new)).exists()


def test_publishing_the_same_twice_makes_one_version():
    first = publish_template(name="Sertifikat", layout=make_layout(place="Sukamaju"))

    assert publish_template(name="Sertifikat", layout=make_layout(place="Sukamaju")) == first


def test_a_template_of_an_agency_leaves_the_common_one_in_use():
    agency = make_unit("Pemerintah Kabupaten Sukamaju")

    own = publish_template(name="Sukamaju", layout=make_layout(), agency=agency)

    assert CertificateTemplate.objects.current_for(agency) == own
    assert CertificateTemplate.objects.current_for(None).name == "Sertifikat"


def test_a_layout_with_errors_is_not_published():
    with pytest.raises(LayoutHasErrors) as refusal:
        publish_template(name="Sertifikat", layout=make_page({"kind": "line", "w": 5}))

    assert "no_code" in {problem.code for problem in refusal.value.problems}
    assert CertificateTemplate.objects.count() == 1


def test_a_layout_that_takes_long_to_draw_is_not_published():
    layout = make_layout()
    layout["pages"][1]["elements"] += [{"kind": "text", "x": 50, "y": 50, "w": 200, "h": 100, "text": "x" * 2000}] * 4

    with pytest.raises(LayoutHasErrors) as refusal:
        publish_template(name="Sertifikat", layout=layout)

    assert [problem.code for problem in refusal.value.problems] == ["heavy"]


def test_a_layout_of_the_first_format_can_still_be_published():
    template = publish_template(name="Sertifikat", layout={"place": "Sukamaju"})

    assert template.layout == {"place": "Sukamaju"}
