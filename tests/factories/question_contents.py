"""A question of every kind as it is frozen, with texts that stand out."""

CONTENTS = {
    "single_choice": {
        "options": [
            {"id": "a", "text": "Tolak", "is_correct": True, "feedback": "Benar, tolak."},
            {"id": "b", "text": "Terima", "is_correct": False, "feedback": "Jangan diterima."},
            {"id": "c", "text": "Tunda", "is_correct": False, "feedback": "Menunda tidak cukup."},
        ]
    },
    "multiple_response": {
        "options": [
            {"id": "a", "text": "Satu", "is_correct": True, "feedback": "Ya, satu."},
            {"id": "b", "text": "Dua", "is_correct": True, "feedback": "Ya, dua."},
            {"id": "c", "text": "Tiga", "is_correct": False, "feedback": "Bukan tiga."},
            {"id": "d", "text": "Empat", "is_correct": False, "feedback": ""},
        ]
    },
    "true_false": {
        "options": [
            {"id": "t", "text": "Benar", "is_correct": True, "feedback": "Memang begitu."},
            {"id": "f", "text": "Salah", "is_correct": False, "feedback": "Bacalah lagi."},
        ]
    },
    "matching": {
        "rows": [
            {"id": "r1", "text": "Jawa Barat", "match": "c1", "feedback": "Gedung Sate."},
            {"id": "r2", "text": "Jawa Timur", "match": "c2", "feedback": ""},
            {"id": "r3", "text": "Bali", "match": "c3", "feedback": ""},
        ],
        "choices": [
            {"id": "c1", "text": "Bandung"},
            {"id": "c2", "text": "Surabaya"},
            {"id": "c3", "text": "Denpasar"},
            {"id": "c4", "text": "Medan"},
        ],
    },
    "categorise": {
        "rows": [
            {"id": "r1", "text": "Hadiah menanti", "match": "c2", "feedback": "Terlalu muluk."},
            {"id": "r2", "text": "Undangan rapat", "match": "c1", "feedback": ""},
            {"id": "r3", "text": "Ganti sandi di sini", "match": "c2", "feedback": ""},
        ],
        "choices": [{"id": "c1", "text": "Wajar"}, {"id": "c2", "text": "Mencurigakan"}],
    },
    "ordering": {
        "steps": [{"id": f"s{n}", "text": text} for n, text in enumerate(("Baca", "Nilai", "Setujui", "Kirim"))]
    },
    "short_text": {
        "accepted": [
            {"text": "Kertanegara", "share": 100, "feedback": "Raja saat itu."},
            {"text": "Majapahit*", "share": 50, "feedback": "Sebutkan nama rajanya."},
        ]
    },
    "numeric": {
        "accepted": [
            {"value": "1234.5", "tolerance": "0.5", "share": 100, "feedback": "Tepat."},
            {"value": "1234.5", "tolerance": "20", "share": 50, "feedback": "Hampir."},
        ],
        "units": [{"text": "m", "factor": "1"}, {"text": "km", "factor": "1000"}],
        "unit_required": False,
    },
    "fill_in": {
        "parts": ["<p>Surat ", {"gap": "g1"}, " dikirim ", {"gap": "g2"}, " dalam ", {"gap": "g3"}, " hari.</p>"],
        "gaps": [
            {
                "id": "g1",
                "kind": "text",
                "weight": 2,
                "accepted": [{"text": "nota-dinas", "share": 100, "feedback": "Ya, dinas."}],
            },
            {
                "id": "g2",
                "kind": "choice",
                "weight": 1,
                "options": [
                    {"id": "o1", "text": "lewat pos", "share": 0, "feedback": "Terlalu lambat."},
                    {"id": "o2", "text": "secara elektronik", "share": 100, "feedback": ""},
                ],
            },
            {
                "id": "g3",
                "kind": "number",
                "weight": 1,
                "accepted": [{"value": "7319", "tolerance": "0", "share": 100, "feedback": "Tiga hari."}],
            },
        ],
    },
    "essay": {"min_words": 5, "max_words": 50, "rubric": [], "guidance": "Lihat alasan hukumnya."},
    "file": {"types": ["pdf"], "max_mb": 5, "rubric": [], "guidance": "Lihat tanda tangannya."},
}
WRONG_ANSWERS = {
    "single_choice": ["b"],
    "multiple_response": ["c"],
    "true_false": ["f"],
    "matching": ["r1:c2"],
    "categorise": ["r1:c1"],
    "ordering": ["s0:3", "s1:4", "s2:1", "s3:2"],
    "short_text": ["Sriwijaya"],
    "numeric": ["88 m"],
    "fill_in": ["g1:memo", "g2:o1"],
}


def content_of(kind, **changes):
    return {"kind": kind, "stem": "<p>Soal</p>", "feedback": "Umpan balik umum.", **CONTENTS[kind], **changes}
