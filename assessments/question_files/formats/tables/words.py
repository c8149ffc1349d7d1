"""The words that stand in the cells, and what they mean. The first of several is the one that is written."""

KINDS = {
    "single_choice": ("pilihan ganda", "pilihan tunggal", "pg"),
    "multiple_response": ("pilihan ganda kompleks", "banyak jawaban", "pgk"),
    "true_false": ("benar salah", "benar/salah", "bs"),
    "matching": ("menjodohkan", "jodohkan"),
    "categorise": ("mengelompokkan", "kelompokkan"),
    "ordering": ("mengurutkan", "urutkan"),
    "short_text": ("isian singkat", "jawaban singkat"),
    "numeric": ("angka", "bilangan", "numerik"),
    "fill_in": ("teks rumpang", "rumpang"),
    "essay": ("uraian", "esai"),
    "file": ("berkas", "unggah berkas"),
}
DIFFICULTIES = {"easy": ("mudah",), "medium": ("sedang",), "hard": ("sulit", "sukar")}
COGNITIVE_LEVELS = {
    "remember": ("mengingat", "c1"),
    "understand": ("memahami", "c2"),
    "apply": ("menerapkan", "c3"),
    "analyse": ("menganalisis", "c4"),
    "evaluate": ("mengevaluasi", "c5"),
    "create": ("mencipta", "c6"),
}
CREDITS = {
    "right_minus_wrong": ("benar dikurangi salah",),
    "all_or_nothing": ("semua atau tidak sama sekali", "semua"),
    "weights": ("bobot", "persentase tiap pilihan"),
    "places": ("letak langkah",),
    "neighbours": ("urutan berdampingan",),
}
TRUE = ("ya", "benar", "true", "1", "x", "yes")
FALSE = ("salah", "false", "tidak", "0", "no")


def meaning(words, text):
    """The code that `text` means; None for what means nothing."""
    text = " ".join(text.lower().replace("_", " ").split())
    return next((code for code, names in words.items() if text in (*names, code.replace("_", " "))), None)


def written(words, code):
    return words[code][0] if code in words else ""
