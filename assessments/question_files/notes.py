"""What the second sheet of the template says."""

from django.utils.translation import gettext_lazy as _

from assessments.question_files.formats.tables.columns import FIRST, LAST

NOTES = [
    ("", _("One row for each question. Only Soal, the answers and Kunci must be filled in for a plain question.")),
    (FIRST["code"][0], _("A code of your own. Empty: one is made.")),
    (
        FIRST["kind"][0],
        _(
            "pilihan ganda, pilihan ganda kompleks, benar salah, menjodohkan, mengelompokkan, mengurutkan, isian "
            "singkat, angka, teks rumpang, uraian or berkas. Empty: pilihan ganda, or pilihan ganda kompleks if Kunci "
            "names several letters."
        ),
    ),
    (FIRST["category"][0], _("The way from the top, such as Keamanan > Kata sandi.")),
    (FIRST["stem"][0], _("The question. An empty line begins a new paragraph.")),
    (
        FIRST["gap_text"][0],
        _("For teks rumpang: {1:SHORTANSWER:=Jakarta}, {1:MULTICHOICE:=ya~tidak}, {1:NUMERICAL:=17:1}."),
    ),
    (
        "Jawaban A, B, …",
        _("The answers. menjodohkan and mengelompokkan: “row -> choice”. mengurutkan: in the right order."),
    ),
    ("", _("angka: “1.250 ± 10”. isian singkat: what is accepted; * stands for any text.")),
    (FIRST["key"][0], _("The letter of the right answer; of several: A, C; with percentages: A=50; B=50; C=-25.")),
    ("", _("benar salah: benar or salah. isian singkat and angka: empty, or percentages such as A=100; B=50.")),
    ("Umpan balik A, B, …", _("What learners read who chose this answer.")),
    (
        LAST["credit"][0],
        _(
            "benar dikurangi salah, semua atau tidak sama sekali, bobot; for mengurutkan: letak langkah, urutan "
            "berdampingan."
        ),
    ),
    (LAST["difficulty"][0], _("mudah, sedang or sulit.")),
    (
        LAST["cognitive_level"][0],
        _("mengingat, memahami, menerapkan, menganalisis, mengevaluasi or mencipta; or C1 to C6."),
    ),
    (LAST["competency"][0], _("The code of the competency. Empty: the one that you choose when you send the file.")),
    (LAST["tags"][0], _("Several with commas between them.")),
    (LAST["units"][0], _("For angka: m = 1; km = 1000.")),
    (LAST["types"][0], _("For berkas: pdf, docx, xlsx, pptx, odt, jpg, png, txt, csv or zip.")),
    (LAST["rubric"][0], _("For uraian and berkas, one criterion in a line: Isi: lengkap = 3 | sebagian = 1.")),
]
