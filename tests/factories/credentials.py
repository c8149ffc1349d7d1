"""Credentials without a database: the facts of a certificate, and keys made for one test."""

import copy
import datetime
from zoneinfo import ZoneInfo

from certificates.credentials import status_list
from certificates.credentials.building import build
from certificates.credentials.proofs import UnknownKey

SITE = "https://belajar.example.go.id"
DID = "did:web:belajar.example.go.id"
KEY_ID = f"{DID}#key-2026-01"
ACHIEVEMENT = f"{SITE}/capaian/0d4b4f0c-5f0e-4a39-8d55-f7b4e2c4d2ab/"
LIST = f"{SITE}/status/platform/1/"
ISSUED_AT = datetime.datetime(2026, 11, 21, 6, 30, tzinfo=datetime.UTC)
PRIVATE = {"nip": "197805032005011004", "grouped": "19780503 200501 1 004", "email": "siti@example.go.id"}

_SNAPSHOT = {
    "format": 2,
    "number": "893.3/00001/BKPSDM/XI/2026",
    "code": "7F3K92QD0ZXC",
    "verify_url": f"{SITE}/v/7F3K92QD0ZXC",
    "dates": {"issued": "2026-11-21", "started": "2026-11-01", "completed": "2026-11-20", "valid_until": None},
    "holder": {
        "name": "Dr. Siti Rahmawati, S.Kom., M.T.",
        "number": PRIVATE["nip"],
        "number_label": "NIP",
        "number_grouped": PRIVATE["grouped"],
        "rank": "Penata Tingkat I (III/d)",
        "position": "Pranata Komputer Ahli Muda",
        "unit": "Bidang Aplikasi",
        "agency": "Pemerintah Kabupaten Sukamaju",
    },
    "course": {
        "key": "a2f5ab5e-56c0-4b63-8f7d-2e6f2c8a8d11",
        "version": 3,
        "code": "LDA-101",
        "title": "Literasi Digital Dasar bagi ASN",
        "hours": 20,
        "cohort": "Angkatan I",
        "modules": [{"title": "Cakap digital", "hours": 12, "score": "87.50"}],
        "competencies": [
            {
                "code": "DC-1.1",
                "name": "Menelusuri data dan informasi",
                "framework": "Kerangka Kompetensi Digital ASN",
                "framework_code": "KKD",
                "level": 2,
                "level_name": "Menengah",
            },
            {
                "code": "DC-4.2",
                "name": "Melindungi data pribadi",
                "framework": "Kerangka Kompetensi Digital ASN",
                "framework_code": "KKD",
                "level": 1,
                "level_name": "",
            },
        ],
    },
    "result": {"score": "87.50", "predikat": "Memuaskan"},
    "issuer": {"agency": "Pemerintah Kabupaten Sukamaju", "unit": "BKPSDM"},
    "layout": {"format": 2, "pages": [{"elements": [{"kind": "text", "text": "Nilai {nilai}, {predikat}"}]}]},
}


def make_snapshot(**changes):
    return {**copy.deepcopy(_SNAPSHOT), **changes}


def make_document(snapshot=None, **changes):
    """A credential yet to be signed."""
    facts = {
        "issuer": {"id": DID, "type": ["Profile"], "name": "Bimtek LMS", "url": f"{SITE}/penerbit/"},
        "achievement_url": ACHIEVEMENT,
        "image_url": f"{ACHIEVEMENT}lencana.png",
        "status": status_list.entry(LIST, 4711),
        "issued_at": ISSUED_AT,
        "valid_from": ISSUED_AT,
        "zone": ZoneInfo("Asia/Jakarta"),
        **changes,
    }
    return build(snapshot or make_snapshot(), **facts)


def only(private_key, key_id=KEY_ID):
    """Who knows this key and no other."""

    def public_key_of(wanted, issuer):
        if wanted != key_id:
            raise UnknownKey(f"{wanted} is not known.")
        return private_key.public_key()

    return public_key_of
