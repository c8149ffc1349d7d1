import datetime
import logging

import pytest

from certificates.models import Certificate
from certificates.models.sealers import Sealer
from certificates.sealing import activation, bsre, services
from certificates.sealing.judging import judge
from tests.certificates.sealing.outside import NIK, PASSPHRASE, PASSWORD, SUBSCRIBER, USER, Bsre
from tests.factories.accounts import make_unit
from tests.factories.certificates import make_certificate, make_cohort
from tests.factories.keys import Authority
from tests.factories.sealing import let_sign_elsewhere, make_pdf, trust_outside

pytestmark = pytest.mark.django_db
HOURS = datetime.timedelta(hours=1)


@pytest.fixture
def service(settings, tmp_path):
    service = Bsre()
    settings.SIGNING_KEYS_DIR = tmp_path / "keys"
    settings.BSRE_URL, settings.BSRE_USER, settings.BSRE_PASSWORD = service.url, USER, PASSWORD
    settings.BSRE_SUBSCRIBER = SUBSCRIBER
    settings.OUTSIDE_TIMEOUT = 5
    trust_outside(settings, tmp_path, service.authority)
    yield service
    service.close()


@pytest.fixture
def activated(service, at):
    activation.activate(code=service.mailed, at=at)
    return service


def seal(at, *texts):
    pdfs = [make_pdf(text) for text in texts or ["Sertifikat"]]
    return pdfs, bsre.seal_documents(pdfs, activation=activation.current(at=at))


def refusal(act):
    with pytest.raises(bsre.Refused) as caught:
        act()
    return caught.value


def test_documents_come_back_with_the_institutional_seal(activated, at):
    pdfs, sealed = seal(at, "Satu", "Dua", "Tiga")

    assert all(after.startswith(before) for before, after in zip(pdfs, sealed, strict=True))
    verdicts = [judge(each, trusted=services.trust()) for each in sealed]
    assert [verdict.signature.signer for verdict in verdicts] == ["Segel BKPSDM"] * 3
    assert all(verdict.is_genuine for verdict in verdicts)


def test_a_batch_asks_for_one_code(activated, at):
    asked = len(activated.asked)

    seal(at, "Satu", "Dua", "Tiga")

    assert activated.asked[asked:] == ["/api/v2/seal/get/totp", "/api/v2/seal/pdf"]


def test_many_documents_go_in_several_turns(activated, at, monkeypatch):
    monkeypatch.setattr(bsre, "MOST_AT_ONCE", 2)
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    let_sign_elsewhere(agency, Sealer.BSRE)
    certificate = make_certificate(at, cohort=make_cohort(organiser=agency))

    sealed = services.seal_many(documents=[(make_pdf(str(number)), certificate) for number in range(5)], at=at)

    assert [each.sealer for each in sealed] == ["bsre"] * 5
    assert all(each.key is None for each in sealed)
    assert activated.asked.count("/api/v2/seal/pdf") == 3


# --- The activation -------------------------------------------------------------------------------


def test_a_code_is_sent_by_mail_when_asked_for(service):
    activation.ask_for_code()

    assert service.asked == ["/api/v2/seal/get/activation"]
    assert activation.since() is None


def test_before_it_is_activated_nothing_is_sealed(service, at):
    assert refusal(lambda: seal(at)).code == "not_activated"


def test_a_wrong_code_activates_nothing(service, at):
    error = refusal(lambda: activation.activate(code="000000", at=at))

    assert (error.code, error.said) == ("not_activated", "TOTP tidak valid")
    assert activation.since() is None


def test_an_old_activation_renews_itself(activated, at):
    first = activation.current(at=at)
    assert activation.current(at=at + 5 * HOURS) == first

    assert activation.current(at=at + 7 * HOURS) != first
    assert seal(at + 8 * HOURS)[1]


def test_an_activation_that_ended_elsewhere_is_said_so(activated, at):
    activated.activation = "something else"

    assert refusal(lambda: seal(at)).code == "not_activated"


def test_the_activation_is_kept_encrypted_and_for_the_server_alone(activated, settings, at):
    path = settings.SIGNING_KEYS_DIR / activation.FILE

    assert activation.current(at=at).encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


# --- What may go wrong ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        ("down", "unreachable"),
        ("not_json", "garbage"),
        ("garbage", "changed"),
        ("changed", "changed"),
        ("fewer", "garbage"),
        ("redirect", "refused"),
    ],
)
def test_whatever_else_comes_back_is_refused(activated, at, trouble, code):
    activated.trouble = trouble

    assert refusal(lambda: seal(at, "Satu", "Dua")).code == code


def test_a_slow_service_is_not_waited_for(activated, at, settings):
    settings.OUTSIDE_TIMEOUT = 0.2
    activated.trouble = "slow"

    assert refusal(lambda: seal(at)).code == "unreachable"


def test_nobody_listening_is_unreachable(activated, at, settings):
    settings.BSRE_URL = "http://127.0.0.1:9"

    assert refusal(lambda: seal(at)).code == "unreachable"


def test_a_wrong_password_of_the_service_is_told_apart(activated, at, settings):
    settings.BSRE_PASSWORD = "another"

    assert refusal(lambda: seal(at)).code == "service_password"


def test_a_used_code_is_refused_in_the_words_of_the_service(activated, at):
    facts = {"idSubscriber": SUBSCRIBER, "totp": "used"}

    error = refusal(lambda: bsre._signed("/api/v2/seal/pdf", facts, [make_pdf()]))

    assert (error.code, error.said) == ("refused", "TOTP tidak valid")


def test_a_seal_of_an_authority_that_we_do_not_know_is_refused(activated, at, settings, tmp_path):
    (tmp_path / "other").mkdir()
    trust_outside(settings, tmp_path / "other", Authority("Lain"))

    assert refusal(lambda: seal(at)).code == "changed"


def test_without_an_address_it_is_not_configured(settings, at):
    settings.BSRE_URL = ""

    assert refusal(activation.ask_for_code).code == "not_configured"


# --- A person signs -------------------------------------------------------------------------------


def test_a_person_signs_with_their_passphrase(service):
    (signed,) = bsre.sign_documents([make_pdf()], nik=NIK, passphrase=PASSPHRASE)

    assert judge(signed, trusted=services.trust()).is_genuine


def test_a_wrong_passphrase_is_refused_in_the_words_of_the_service(service):
    error = refusal(lambda: bsre.sign_documents([make_pdf()], nik=NIK, passphrase="salah"))

    assert (error.code, error.said) == ("refused", "Passphrase anda salah")


@pytest.mark.parametrize("trouble", ["", "down", "garbage"])
def test_no_secret_is_ever_logged(service, caplog, trouble):
    caplog.set_level(logging.DEBUG)
    service.trouble = trouble

    try:
        bsre.sign_documents([make_pdf()], nik=NIK, passphrase=PASSPHRASE)
    except bsre.Refused as refused:
        logging.getLogger("certificates").exception("%s", refused)

    assert PASSPHRASE not in caplog.text
    assert PASSWORD not in caplog.text


def test_in_the_chain_the_agencys_policy_decides(activated, at):
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    let_sign_elsewhere(agency, Sealer.BSRE)

    certificate = make_certificate(at, cohort=make_cohort(organiser=agency), rendered=True)

    certificate = Certificate.objects.get(pk=certificate.pk)
    assert (certificate.sealer, certificate.seal_key) == ("bsre", None)
    with certificate.pdf.open() as file:
        assert judge(file.read(), trusted=services.trust()).signature.signer == "Segel BKPSDM"
