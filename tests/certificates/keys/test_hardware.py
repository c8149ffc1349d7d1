"""With SoftHSM, the module in software that behaves as one in hardware does."""

import shutil
import subprocess
from pathlib import Path

import pkcs11
import pytest
from asn1crypto.keys import PublicKeyInfo
from cryptography.hazmat.primitives.serialization import Encoding, load_der_public_key
from django.conf import settings
from django.core.management import CommandError, call_command
from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters
from pkcs11.util.rsa import encode_rsa_public_key

from certificates.keys import hardware, public_parts, services, signing
from certificates.models import SigningKey
from certificates.sealing.judging import judge
from certificates.sealing.services import trust
from tests.factories.keys import Authority, make_platform_keys
from tests.factories.sealing import seal
from tests.plugins.completeness import leave_out

pytestmark = pytest.mark.django_db
LIBRARIES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
PIN = "4711"


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    """The library of a module with a token "bimtek"; a process can have one such module at a time."""
    library = next((path for path in LIBRARIES if Path(path).exists()), None)
    if library is None or shutil.which("softhsm2-util") is None:
        leave_out("SoftHSM is not installed: apt-get install softhsm2")
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        command = ["softhsm2-util", "--init-token", "--free", "--label", "bimtek", "--so-pin", PIN, "--pin", PIN]
        subprocess.run(command, check=True, capture_output=True)
        yield library


@pytest.fixture
def token(module, settings):
    settings.PKCS11_MODULE, settings.PKCS11_TOKEN, settings.PKCS11_PIN = module, "bimtek", PIN
    yield
    hardware.forget()


def make_key_inside(label, algorithm="P-256"):
    """A new key in the module; only its public half comes out."""
    token = pkcs11.lib(settings.PKCS11_MODULE).get_token(token_label="bimtek")
    with token.open(user_pin=PIN, rw=True) as session:
        if algorithm == "P-256":
            curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
            domain = session.create_domain_parameters(pkcs11.KeyType.EC, curve, local=True)
            public, _ = domain.generate_keypair(label=label, store=True)
            return load_der_public_key(encode_ec_public_key(public))
        public, _ = session.generate_keypair(pkcs11.KeyType.RSA, 2048, label=label, store=True)
        return load_der_public_key(PublicKeyInfo.wrap(encode_rsa_public_key(public), "rsa").dump())


def certified(public_key):
    authority = Authority()
    return public_parts.pem([authority.certify(public_key), authority.certificate])


@pytest.mark.parametrize("algorithm", ["P-256", "RSA-2048"])
def test_a_key_in_the_module_signs_without_leaving_it(token, at, algorithm):
    public = make_key_inside(f"segel {algorithm}", algorithm)

    key = services.adopt_hardware_key(
        issuer=make_platform_keys(), label=f"segel {algorithm}", certificates=certified(public), at=at
    )

    assert (key.storage, key.algorithm) == ("pkcs11", algorithm)
    assert signing.fits(signing.sign(b"words", key=key), b"words", key=key)


@pytest.mark.parametrize("algorithm", ["P-256", "RSA-2048"])
def test_the_module_seals_documents(token, at, algorithm):
    public = make_key_inside(f"dokumen {algorithm}", algorithm)
    key = services.adopt_hardware_key(
        issuer=make_platform_keys(), label=f"dokumen {algorithm}", certificates=certified(public), at=at
    )

    verdict = judge(seal(at, key=services.activate_key(key=key, at=at)), trusted=trust())

    assert verdict.is_genuine
    assert verdict.signature.signer == "BKPSDM Sukamaju"


def test_a_certificate_of_another_key_is_refused(token, at):
    make_key_inside("satu")
    other = make_key_inside("dua")

    with pytest.raises(services.KeyDoesNotMatch):
        services.adopt_hardware_key(issuer=make_platform_keys(), label="satu", certificates=certified(other), at=at)


@pytest.mark.parametrize(
    ("setting", "value"), [("PKCS11_PIN", "0000"), ("PKCS11_TOKEN", "lain"), ("PKCS11_MODULE", "")]
)
def test_a_module_that_is_not_at_hand_is_said_so(token, settings, setting, value):
    setattr(settings, setting, value)

    with pytest.raises(hardware.HardwareNotAtHand):
        hardware.sign(b"words", label="satu", algorithm="P-256")


def test_after_a_failure_the_module_is_opened_anew(token):
    make_key_inside("tiga")
    with pytest.raises(hardware.HardwareNotAtHand):
        hardware.sign(b"words", label="tidak ada", algorithm="P-256")

    assert hardware.sign(b"words", label="tiga", algorithm="P-256")


def test_the_command_announces_a_key_of_the_module(token, tmp_path, capsys):
    make_platform_keys()
    (tmp_path / "chain.pem").write_text(certified(make_key_inside("empat")))

    call_command("adopt_hardware_key", "empat", str(tmp_path / "chain.pem"))

    assert "is announced" in capsys.readouterr().out
    assert SigningKey.objects.filter(storage="pkcs11", reference="empat", activated_at=None).exists()


def test_the_command_says_what_is_wrong_with_the_certificate(token, tmp_path):
    make_platform_keys()
    (tmp_path / "chain.pem").write_text("no certificate")

    with pytest.raises(CommandError):
        call_command("adopt_hardware_key", "empat", str(tmp_path / "chain.pem"))


def test_authorities_above_are_kept_with_it(token, at):
    public = make_key_inside("lima")
    chain = certified(public)

    key = services.adopt_hardware_key(issuer=make_platform_keys(), label="lima", certificates=chain, at=at)

    assert [each.public_bytes(Encoding.PEM) for each in public_parts.chain(key.public_part)] == [
        each.public_bytes(Encoding.PEM) for each in public_parts.chain(chain)
    ]
