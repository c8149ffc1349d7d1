"""A question of every kind as files carry it, with everything a file may have to hold."""

import base64

from assessments.question_files.formats.building import number_parts, question
from assessments.question_files.formats.records import QuestionImage, ReadQuestion

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
HARD_TEXT = r"a < b & c > d; {x} = ~y #1 \n 50% : “—” 'q' \ //z"


def options(*rows):
    """(text, is_correct, feedback, weight)"""
    return number_parts(
        "o",
        [{"text": t, "is_correct": c, "feedback": f, "weight": w, "image": None} for t, c, f, w in rows],
    )


def single_choice(stem="<p>Apa <b>ibu kota</b> Indonesia?</p><ul><li>satu</li></ul>", **parts):
    rows = [("Jakarta", True, "Benar.", None), (HARD_TEXT, False, HARD_TEXT, None), ("Medan", False, "", None)]
    return question(
        "single_choice",
        stem=stem,
        **({"feedback": "Lihat peta.", "options": options(*rows)} | parts),
    )


def weighted_single_choice():
    rows = [("a", True, "", 100), ("b", False, "", 50), ("c", False, "", -25)]
    return question("single_choice", stem="<p>Pilih</p>", options=options(*rows), credit="weights")


def multiple_response(credit="right_minus_wrong", right=2, wrong=3):
    rows = [(f"benar {n}", True, "", None) for n in range(right)]
    rows += [(f"salah {n}", False, f"alasan {n}", None) for n in range(wrong)]
    return question("multiple_response", stem="<p>Pilih semua</p>", options=options(*rows), credit=credit)


def weighted_response(*weights):
    rows = [(f"jawaban {n}", weight > 0, "", weight) for n, weight in enumerate(weights)]
    return question("multiple_response", stem="<p>Pilih semua</p>", options=options(*rows), credit="weights")


def true_false(first="Benar", second="Salah"):
    rows = [(first, False, "Tidak.", None), (second, True, "Ya.", None)]
    return question("true_false", stem="<p>Bumi datar.</p>", feedback="Bulat.", options=options(*rows))


def short_text(is_case_sensitive=True, ignores_accents=True):
    accepted = [
        {"text": r"kata sandi*\*", "share": 100, "feedback": "Tepat."},
        {"text": "sandi", "share": 35, "feedback": ""},
        {"text": "*", "share": 0, "feedback": "Belum tepat."},
    ]
    return question(
        "short_text",
        stem="<p>Isi.</p>",
        accepted=accepted,
        is_case_sensitive=is_case_sensitive,
        ignores_accents=ignores_accents,
    )


def numeric(units=()):
    accepted = [
        {"value": "1822.5", "tolerance": "0.25", "share": 100, "feedback": "Ya: tepat."},
        {"value": "-3", "tolerance": "0", "share": 50, "feedback": ""},
    ]
    return question("numeric", stem="<p>Berapa?</p>", accepted=accepted, units=list(units), unit_required=bool(units))


def matching(kind="matching", feedback="Ingat."):
    rows = [
        {"id": "r1", "text": "katak", "match": "c1", "feedback": feedback},
        {"id": "r2", "text": "kadal -> air" if feedback else "kadal", "match": "c1", "feedback": ""},
        {"id": "r3", "text": "kucing", "match": "c2", "feedback": ""},
    ]
    choices = [{"id": "c1", "text": "amfibi"}, {"id": "c2", "text": "mamalia"}, {"id": "c3", "text": "serangga"}]
    return question(kind, stem="<p>Kelompokkan.</p>", rows=rows, choices=choices)


def ordering(credit="places"):
    steps = number_parts("s", [{"text": text} for text in ("satu", "dua", HARD_TEXT)])
    return question("ordering", stem="<p>Urutkan.</p>", steps=steps, credit=credit)


def fill_in():
    gaps = [
        {
            "id": "g1",
            "kind": "text",
            "weight": 2,
            "accepted": [
                {"text": r"*Jakarta\*", "share": 100, "feedback": HARD_TEXT},
                {"text": HARD_TEXT, "share": 35, "feedback": ""},
            ],
        },
        {
            "id": "g2",
            "kind": "choice",
            "weight": 1,
            "options": number_parts(
                "o", [{"text": HARD_TEXT, "share": 100, "feedback": ""}, {"text": "b", "share": 0, "feedback": "x"}]
            ),
        },
        {
            "id": "g3",
            "kind": "number",
            "weight": 1,
            "accepted": [{"value": "17.5", "tolerance": "0.5", "share": 100, "feedback": "tepat"}],
        },
    ]
    parts = ["<p>Ibu kota: ", {"gap": "g1"}, " &lt;atau&gt; ", {"gap": "g2"}, "</p><ul><li>", {"gap": "g3"}]
    return question(
        "fill_in", stem="<p>Isi <i>semua</i>.</p>", parts=[*parts, " {1:SA:=bukan} juta</li></ul>"], gaps=gaps
    )


def rubric():
    levels = number_parts("l", [{"text": "lengkap", "points": 3}, {"text": "kurang", "points": 1}])
    return number_parts("k", [{"name": "Isi", "levels": levels}, {"name": "Bahasa", "levels": levels}])


def essay():
    return question(
        "essay",
        stem="<p>Jelaskan.</p>",
        min_words=100,
        max_words=500,
        rubric=rubric(),
        guidance="Lihat bab 2.\nDua hal.",
    )


def file_answer():
    return question(
        "file", stem="<p>Unggah.</p>", types=["pdf", "docx"], max_mb=5, rubric=rubric(), guidance="Periksa isi."
    )


def described(content):
    """With everything that says what a question is about."""
    return content | {
        "difficulty": "hard",
        "cognitive_level": "analyse",
        "level": 3,
        "source": "Perpres 95/2018, Pasal 1 [a], 50%",
        "competency": {"framework": "SPBE", "code": "1.2"},
        "lesson_key": "0d4a3c1e-7a6c-4a53-9c0f-2c8f5e5d9a10",
    }


def in_file(content, **more):
    return ReadQuestion(
        **{"name": "Soal 1: {uji}", "code": "UJI-1", "category": ["Keamanan", "Sandi/PIN"], "tags": ["a b", "c"]}
        | more,
        content=content,
    )


def image(place, name="peta.png"):
    return QuestionImage(place, name, "image/png", 'Peta "Jawa" & <Bali>', PNG)
