import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEntry
from certificates.issuing.producing import produce
from certificates.keys.services import give_up_key
from certificates.models import Certificate, SigningKey
from certificates.sealing import elsewhere, receiving, services, sweeping
from certificates.sealing.judging import judge
from certificates.sealing.signals import document_wanted
from certificates.sealing.tasks import tidy_up_sealing
from certificates.storage import private_storage
from tests.certificates.sealing.outside import NIK, PASSPHRASE, PASSWORD, USER, Bsre
from tests.factories.accounts import make_officer, make_unit
from tests.factories.certificates import make_certificate, make_cohort, revoke
from tests.factories.keys import Authority
from tests.factories.sealing import (
    Signer,
    flip,
    let_sign_elsewhere,
    make_pdf,
    make_waiting,
    seal,
    trust_outside,
)

pytestmark = pytest.mark.django_db
DESK = reverse("certificates:sealing")
AUTHORITY = Authority("Penyelenggara Sertifikasi Elektronik")
SIGNER = Signer(authority=AUTHORITY)


@pytest.fixture(autouse=True)
def authorities(settings, tmp_path):
    trust_outside(settings, tmp_path, AUTHORITY)


@pytest.fixture
def agency():
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    let_sign_elsewhere(agency)
    return agency


@pytest.fixture
def waiting(agency, at):
    return make_waiting(at, agency=agency)


@pytest.fixture
def signatory(agency):
    return make_officer("signatory", agency, "Sri Wahyuni")


def upload(copy, certificate, name=None):
    return SimpleUploadedFile(name or elsewhere.file_name(certificate), copy, "application/pdf")


def bring_back(copy, certificate, by, at, name=None):
    (report,) = receiving.receive(files=[upload(copy, certificate, name)], by=by, at=at)
    return report


def document_of(certificate):
    return elsewhere.laid_out(certificate)


# --- Waiting and coming back ----------------------------------------------------------------------


def test_the_document_is_laid_out_and_waits(waiting):
    assert document_of(waiting).startswith(b"%PDF-1.7")
    assert not waiting.is_rendered


def test_drawing_it_again_lays_out_the_same_and_still_waits(waiting, at):
    before = document_of(waiting)

    assert not produce(certificate=waiting, at=at)

    assert document_of(waiting) == before


def test_the_signed_copy_finishes_the_certificate(waiting, signatory, at):
    signed = SIGNER.sign(document_of(waiting))

    report = bring_back(signed, waiting, signatory, at)
    produce(certificate=waiting, at=at)

    waiting.refresh_from_db()
    assert (report.problem, report.certificate) == ("", waiting)
    assert (waiting.sealer, waiting.seal_key) == ("uploaded", None)
    with waiting.pdf.open() as file:
        assert file.read() == signed


def test_the_worker_is_told_when_a_copy_has_come_back(waiting, signatory, at, django_capture_on_commit_callbacks):
    heard = []
    listener = lambda certificate_id, **_: heard.append(certificate_id)  # noqa: E731
    document_wanted.connect(listener)

    with django_capture_on_commit_callbacks(execute=True):
        bring_back(SIGNER.sign(document_of(waiting)), waiting, signatory, at)

    document_wanted.disconnect(listener)
    assert heard == [waiting.pk]


def test_the_same_copy_twice_is_known(waiting, signatory, at):
    signed = SIGNER.sign(document_of(waiting))
    bring_back(signed, waiting, signatory, at)

    assert bring_back(signed, waiting, signatory, at).problem == "there_already"


def test_a_copy_finds_its_document_by_its_links_when_the_name_is_lost(waiting, signatory, at):
    signed = SIGNER.sign(document_of(waiting))

    assert bring_back(signed, waiting, signatory, at, name="scan0001.pdf").problem == ""


def test_the_name_of_another_document_does_not_help(waiting, agency, signatory, at):
    other = make_waiting(at, agency=agency)

    report = bring_back(SIGNER.sign(document_of(waiting)), other, signatory, at)

    assert report.problem == "changed" or report.certificate == waiting
    assert not elsewhere.has_signed(other)


def test_a_broken_signature_is_refused(waiting, signatory, at):
    signed = SIGNER.sign(document_of(waiting))
    contents = signed.rindex(b"/Contents <")
    # The signature's own number stands last; some of what is before it nobody needs.
    end = contents + len(signed[contents : signed.index(b">", contents)].rstrip(b"0"))

    assert bring_back(flip(signed, end - 10), waiting, signatory, at).problem in {"broken", "changed", "unreadable"}
    assert not elsewhere.has_signed(waiting)


def test_only_those_whom_a_named_authority_vouches_for_may_sign(waiting, signatory, at):
    pretender = Signer(name=SIGNER.certificate.subject.rfc4514_string(), authority=Authority())

    assert bring_back(pretender.sign(document_of(waiting)), waiting, signatory, at).problem == "untrusted"
    assert not elsewhere.has_signed(waiting)


def test_while_no_authority_is_named_no_signature_of_others_is_accepted(waiting, signatory, at, settings):
    settings.SEAL_ROOTS = ""

    assert bring_back(SIGNER.sign(document_of(waiting)), waiting, signatory, at).problem == "no_authorities"
    assert not elsewhere.has_signed(waiting)


def test_a_seal_of_ours_needs_no_authority(waiting, signatory, at, settings):
    settings.SEAL_ROOTS = ""

    assert bring_back(seal(at, document_of(waiting)), waiting, signatory, at).problem == ""


def test_a_seal_whose_key_we_gave_up_does_not_count(waiting, signatory, at):
    sealed = seal(at, document_of(waiting))
    give_up_key(key=SigningKey.objects.get(purpose="seal"), reason="Laptop hilang", at=at)

    assert bring_back(sealed, waiting, signatory, at).problem == "untrusted"


def test_a_signatory_of_another_agency_can_bring_nothing_back(waiting, at):
    stranger = make_officer("signatory", make_unit("Pemerintah Kota Lain"))

    report = bring_back(SIGNER.sign(document_of(waiting)), waiting, stranger, at)

    assert report.problem == "unknown"


def test_a_copy_of_an_older_drawing_is_no_longer_good(waiting, signatory, at):
    signed = SIGNER.sign(document_of(waiting))
    bring_back(signed, waiting, signatory, at)

    elsewhere.lay_out(waiting, make_pdf("Digambar ulang"))

    assert not elsewhere.has_signed(waiting)
    assert [str(waiting.public_id) in ids for ids in elsewhere.in_folder()] == [True, False]


def test_who_brought_it_stands_in_the_trail(waiting, signatory, at):
    bring_back(SIGNER.sign(document_of(waiting)), waiting, signatory, at)

    entry = AuditEntry.objects.get(action="seal.received")
    assert (entry.actor_name, entry.target) == ("Sri Wahyuni", waiting.number)


# --- The sweep ------------------------------------------------------------------------------------


@pytest.fixture
def asked():
    heard = []
    listener = lambda certificate_id, **_: heard.append(certificate_id)  # noqa: E731
    document_wanted.connect(listener)
    yield heard
    document_wanted.disconnect(listener)


def test_the_sweep_asks_for_what_came_back_and_for_what_was_never_laid_out(waiting, agency, signatory, at, asked):
    make_waiting(at, agency=agency)  # waits as it should
    lost = make_waiting(at, agency=agency)
    private_storage().delete(elsewhere.unsigned_name(lost))
    bring_back(SIGNER.sign(document_of(waiting)), waiting, signatory, at)
    asked.clear()

    sweeping.ask_again()

    assert asked == [waiting.pk, lost.pk]


def test_the_sweep_clears_away_what_is_finished_or_revoked(waiting, agency, signatory, at):
    revoked, still = make_waiting(at, agency=agency), make_waiting(at, agency=agency)
    bring_back(SIGNER.sign(document_of(waiting)), waiting, signatory, at)
    produce(certificate=waiting, at=at)
    revoke(revoked, signatory, at)

    tidy_up_sealing()

    assert private_storage().listdir(elsewhere.FOLDER)[1] == [f"{still.public_id}.pdf"]


def test_without_any_such_agency_the_sweep_does_nothing(asked):
    tidy_up_sealing()

    assert asked == []


# --- Who seals ------------------------------------------------------------------------------------


def test_an_agency_without_a_policy_of_its_own_follows_the_common_one(agency, at):
    ours, other = make_waiting(at, agency=agency), make_unit("Pemerintah Kota Lain")
    theirs = make_certificate(at, cohort=make_cohort(organiser=other))

    assert [services.sealer_of(each) for each in (ours, theirs)] == ["uploaded", "own"]
    condition = services.where_sealed_by("uploaded", agency="series__agency")
    assert list(Certificate.objects.filter(condition)) == [ours]

    let_sign_elsewhere(None)
    assert services.sealer_of(theirs) == "uploaded"
    condition = services.where_sealed_by("uploaded", agency="series__agency")
    assert set(Certificate.objects.filter(condition)) == {ours, theirs}


# --- The page -------------------------------------------------------------------------------------


@pytest.fixture
def desk(client, signatory):
    client.force_login(signatory)
    return client


def test_the_desk_lists_what_waits(desk, waiting, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = desk.get(DESK).content.decode()

    assert waiting.number in page
    assert reverse("certificates:take_one_unsigned", args=[waiting.public_id]) in page


def test_more_documents_cost_no_more_queries(desk, agency, at, django_assert_max_num_queries):
    for _ in range(4):
        make_waiting(at, agency=agency)

    with django_assert_max_num_queries(12):
        desk.get(DESK)


def test_the_desk_says_when_nothing_waits(desk):
    assert "take_unsigned" not in desk.get(DESK).content.decode()
    assert desk.get(reverse("certificates:take_unsigned")).url == DESK


def test_all_documents_are_taken_as_one_archive_and_it_stands_in_the_trail(desk, waiting, agency, at):
    other = make_waiting(at, agency=agency)

    content = desk.get(reverse("certificates:take_unsigned")).getvalue()

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            elsewhere.file_name(each): document_of(each) for each in (waiting, other)
        }
    assert AuditEntry.objects.filter(action="seal.taken").count() == 2


def test_one_document_is_taken_by_itself(desk, waiting):
    response = desk.get(reverse("certificates:take_one_unsigned", args=[waiting.public_id]))

    assert response.getvalue() == document_of(waiting)
    assert waiting.code in response.headers["Content-Disposition"]


def test_the_desk_says_beforehand_that_no_copy_can_be_accepted(desk, waiting, settings):
    assert "SEAL_ROOTS" not in desk.get(DESK).content.decode()

    settings.SEAL_ROOTS = ""

    assert "SEAL_ROOTS" in desk.get(DESK).content.decode()


def test_whoever_brings_one_nevertheless_reads_whom_to_ask(desk, waiting, settings):
    settings.SEAL_ROOTS = ""
    file = upload(SIGNER.sign(document_of(waiting)), waiting)

    page = desk.post(reverse("certificates:receive_signed"), {"files": [file]}).content.decode()

    assert page.count('class="badge danger"') == 1
    assert page.count("SEAL_ROOTS") == 2


def test_another_agencys_document_is_not_there(client, waiting):
    client.force_login(make_officer("signatory", make_unit("Pemerintah Kota Lain")))

    assert client.get(reverse("certificates:take_one_unsigned", args=[waiting.public_id])).status_code == 404


def test_files_are_reported_one_by_one(desk, waiting):
    files = [upload(SIGNER.sign(document_of(waiting)), waiting), upload(b"no PDF", waiting, "catatan.pdf")]

    page = desk.post(reverse("certificates:receive_signed"), {"files": files}).content.decode()

    assert waiting.number in page
    assert "catatan.pdf" in page
    assert page.count('class="badge danger"') == 1
    assert elsewhere.has_signed(waiting)


def test_sending_nothing_and_too_much_are_said(desk, waiting, monkeypatch):
    url = reverse("certificates:receive_signed")

    assert 'href="#id_files"' in desk.post(url).content.decode()
    monkeypatch.setattr("certificates.sealing.forms.MOST_FILES", 1)
    files = [upload(b"%PDF", waiting, f"{number}.pdf") for number in range(2)]
    assert 'href="#id_files"' in desk.post(url, {"files": files}).content.decode()


# --- Signing here with BSrE -----------------------------------------------------------------------


@pytest.fixture
def bsre_service(settings, tmp_path):
    service = Bsre()
    settings.BSRE_URL, settings.BSRE_USER, settings.BSRE_PASSWORD = service.url, USER, PASSWORD
    settings.OUTSIDE_TIMEOUT = 5
    trust_outside(settings, tmp_path, service.authority)
    yield service
    service.close()


def test_a_signatory_signs_what_waits_with_their_passphrase(desk, waiting, bsre_service, at):
    response = desk.post(reverse("certificates:sign_here"), {"nik": NIK, "passphrase": PASSPHRASE})

    assert response.url == DESK
    assert elsewhere.has_signed(waiting)
    assert produce(certificate=waiting, at=at)
    waiting.refresh_from_db()
    with waiting.pdf.open() as file:
        assert judge(file.read(), trusted=services.trust()).is_genuine


def test_a_wrong_passphrase_is_told_and_shown_nowhere(desk, waiting, bsre_service):
    page = desk.post(reverse("certificates:sign_here"), {"nik": NIK, "passphrase": "salah sekali"}).content.decode()

    assert "Passphrase anda salah" in page
    assert "salah sekali" not in page
    assert not elsewhere.has_signed(waiting)


def test_without_bsre_there_is_no_such_form(desk, waiting):
    assert 'name="passphrase"' not in desk.get(DESK).content.decode()
