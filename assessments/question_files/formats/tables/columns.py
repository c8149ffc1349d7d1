"""The columns of a table of questions. Headings stay Indonesian in every language, as the words in the cells do:
a file that was filled in by one person is read for another."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ANSWERS = {f"answer_{letter.lower()}": f"Jawaban {letter}" for letter in LETTERS}
FEEDBACK = {f"feedback_{letter.lower()}": f"Umpan balik {letter}" for letter in LETTERS}
# Code: (heading, other headings that mean it).
FIRST = {
    "code": ("Kode", ("Kode soal", "Code")),
    "kind": ("Jenis soal", ("Jenis", "Tipe soal", "Tipe", "Kind")),
    "category": ("Kategori", ("Category",)),
    "stem": ("Soal", ("Pertanyaan", "Butir soal", "Question")),
    "gap_text": ("Teks rumpang", ("Text with gaps",)),
    "key": ("Kunci", ("Kunci jawaban", "Jawaban benar", "Key")),
}
LAST = {
    "feedback": ("Umpan balik umum", ("Pembahasan", "Feedback")),
    "credit": ("Aturan nilai", ("Credit",)),
    "difficulty": ("Tingkat kesulitan", ("Kesulitan", "Difficulty")),
    "cognitive_level": ("Tingkat kognitif", ("Kognitif", "Cognitive level")),
    "competency": ("Kompetensi", ("Kode kompetensi", "Competency")),
    "level": ("Level kompetensi", ("Level",)),
    "tags": ("Tag", ("Kata kunci", "Tags")),
    "source": ("Sumber", ("Source",)),
    "capitals": ("Huruf besar berpengaruh", ("Capitals",)),
    "accents": ("Abaikan tanda aksen", ("Accents",)),
    "units": ("Satuan", ("Units",)),
    "unit_required": ("Satuan wajib", ("Unit required",)),
    "min_words": ("Kata paling sedikit", ("Min words",)),
    "max_words": ("Kata paling banyak", ("Max words",)),
    "types": ("Jenis berkas", ("File types",)),
    "max_mb": ("Ukuran terbesar (MB)", ("Max MB",)),
    "rubric": ("Rubrik", ("Rubric",)),
    "guidance": ("Panduan penilai", ("Guidance",)),
    "case": ("Judul kasus", ("Case",)),
    "case_text": ("Teks kasus", ("Case text",)),
    "lesson": ("Kunci pelajaran", ("Lesson key",)),
}
IN_TEMPLATE = 6  # answers; more columns of the same name are read too


def headings(answers):
    """[(code, heading)] of a table in which questions have so many answers."""
    return [
        *((code, heading) for code, (heading, _names) in FIRST.items()),
        *list(ANSWERS.items())[:answers],
        *list(FEEDBACK.items())[:answers],
        *((code, heading) for code, (heading, _names) in LAST.items()),
    ]
