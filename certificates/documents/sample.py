"""A certificate that nobody got, for trying a layout out: with usual facts, or with the longest there may be."""

from certificates.documents.fields import fields_of

CODE = "7F3K92QD0ZX1"
HOST = "bimtek.contoh.go.id"
# As long as the link that a certificate carries for phones without a network.
OFFLINE_PART = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 13)[:392]
LINK = f"HTTPS://{HOST.upper()}/V/{CODE}/{OFFLINE_PART}"
LONGEST_NAME = (
    "Prof. Dr. Ir. H. Raden Mas Panji Kusumaningrat Wijayakusuma Suryodiningrat Hadiwinoto Notonegoro, "
    "S.T., M.T., Ph.D., IPU."
)


def snapshot_with(layout, *, name="", agency="", unit=""):
    """A snapshot drawn with `layout`; what is given replaces the usual facts."""
    snapshot = {
        "format": 2,
        "number": "893.3/00042/BKPSDM/XI/2026",
        "code": CODE,
        "revision": 0,
        "verify_url": f"https://{HOST}/v/{CODE}",
        "issued_on": "21 November 2026",
        "valid_until_on": "20 November 2029",
        "dates": {
            "issued": "2026-11-21",
            "started": "2026-11-01",
            "completed": "2026-11-20",
            "valid_until": "2029-11-20",
        },
        "holder": {
            "name": name or "Dra. Siti Aminah, M.Si.",
            "number": "198504122010012003",
            "number_label": "NIP",
            "number_grouped": "19850412 201001 2 003",
            "rank": "Penata Tingkat I (III/d)",
            "position": "Analis Kebijakan Ahli Muda",
            "unit": "Dinas Komunikasi dan Informatika",
            "agency": agency or "Pemerintah Kabupaten Contoh",
        },
        "course": COURSE,
        "result": {"score": "87.50", "predikat": "Memuaskan"},
        "period": {"started": "1 November 2026", "completed": "20 November 2026"},
        "issuer": {
            "agency": agency or "Pemerintah Kabupaten Contoh",
            "unit": unit or "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        },
        "layout": layout,
    }
    return {**snapshot, "fields": fields_of(snapshot)}


COURSE = {
    "code": "LDA-101",
    "title": "Literasi Digital Dasar bagi Aparatur Sipil Negara",
    "hours": 20,
    "cohort": "Angkatan III",
    "modules": [
        {"title": "Cakap digital: perangkat, peramban dan dokumen bersama", "hours": 6, "score": "90.00"},
        {"title": "Aman digital: melindungi data pribadi dan akun kedinasan", "hours": 6, "score": "85.00"},
        {"title": "Etika digital dalam pelayanan publik", "hours": 4, "score": "87.50"},
        {"title": "Budaya digital dan kerja bersama", "hours": 4, "score": "87.50"},
    ],
    "competencies": [
        {
            "code": "AMAN.3",
            "name": "Melindungi data pribadi dan privasi",
            "framework": "Literasi Digital 4 Pilar",
            "level": 3,
            "level_name": "Mahir",
        },
        {
            "code": "CAKAP.2",
            "name": "Mencari dan menilai informasi",
            "framework": "Literasi Digital 4 Pilar",
            "level": 2,
            "level_name": "Menengah",
        },
    ],
}
