from certificates.credentials import views as credentials
from certificates.file_names import in_file_name
from certificates.models import Certificate
from certificates.sealing import elsewhere
from certificates.wallet import views as wallet

HOSTILE = '1/2\\3:4*5?6"7<8>9|0\r\n\u202e.pdf'


def test_what_some_system_refuses_in_a_file_name_becomes_a_dash():
    assert in_file_name(HOSTILE) == "1-2-3-4-5-6-7-8-9-0---.pdf"


def test_every_file_of_a_certificate_is_named_so():
    certificate = Certificate(number=HOSTILE)

    names = [
        wallet.file_name(certificate),
        elsewhere.file_name(certificate),
        credentials.file_name(certificate, "json"),
    ]

    assert all("1-2-3-4-5-6-7-8-9-0---.pdf" in name for name in names)
