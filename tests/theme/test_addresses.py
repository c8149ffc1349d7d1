import pytest
from django.urls import Resolver404, resolve

UNIT = "6a0d3f7e-8a1c-4a7e-9b52-0d6f5f2f7a11"
ADDRESSES = [
    "/cv/{}/",
    "/kompetensi/kerangka/{}/",
    "/kompetensi/kerangka/{}/ubah/",
    "/kompetensi/kerangka/kominfo-4-pilar/kompetensi/{}/",
    f"/unit/{UNIT}/kesenjangan/{{}}/AMAN.3/",
    f"/unit/{UNIT}/kesenjangan/kominfo-4-pilar/{{}}/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_words_in_an_address_never_bring_a_nul_to_the_database(address):
    assert resolve(address.format("AMAN.3"))

    with pytest.raises(Resolver404):
        resolve(address.format("AM\x00"))
