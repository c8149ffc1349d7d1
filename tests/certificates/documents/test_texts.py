from certificates.documents.texts import lines, placeholders

FACTS = {"nama": "Siti Aminah", "nip": "", "pangkat": "", "tautan": "https://contoh.id/v/1"}


def plain(text, fields=FACTS):
    return ["".join(piece["text"] for piece in line) for line in lines(text, fields)]


def strong(text, fields=FACTS):
    return [piece["text"] for line in lines(text, fields) for piece in line if piece["is_strong"]]


def test_placeholders_are_replaced_and_unknown_ones_stay_as_written():
    assert plain("Kepada {nama}, {siapa}") == ["Kepada Siti Aminah, {siapa}"]


def test_words_between_two_stars_are_bold_with_what_they_bring_in():
    assert strong("dinyatakan **LULUS** oleh **{nama}**") == ["LULUS", "Siti Aminah"]


def test_stars_without_a_partner_are_printed():
    assert plain("**tebal** dan ** lagi") == ["tebal dan ** lagi"]


def test_bold_ends_with_its_line():
    assert strong("**a\nb**") == []


def test_marks_inside_a_name_are_printed_not_obeyed():
    name = "**Budi** {nip} #let x = 1"

    made = lines("Kepada {nama}", {**FACTS, "nama": name})

    assert made == [
        [
            {"text": "Kepada ", "is_strong": False, "is_link": False},
            {"text": name, "is_strong": False, "is_link": False},
        ]
    ]


def test_a_line_whose_placeholders_are_all_empty_is_left_out():
    assert plain("{pangkat}\nNIP {nip}\n{nama} {nip}") == ["Siti Aminah "]


def test_a_line_without_placeholders_stays():
    assert plain("Nomor\n\n{nip}") == ["Nomor"]


def test_only_the_link_to_the_verification_page_is_a_link():
    pieces = lines("{tautan} {nama}", FACTS)[0]

    assert [piece["text"] for piece in pieces if piece["is_link"]] == ["https://contoh.id/v/1"]


def test_a_finished_sentence_comes_in_with_its_own_bold_words():
    sentence = [{"text": "dinyatakan ", "strong": False}, {"text": "LULUS", "strong": True}]

    assert strong("{kalimat}", {"kalimat": sentence}) == ["LULUS"]


def test_the_placeholders_of_a_text_are_named_in_order():
    assert placeholders("**{nama}** {nip}{nama}") == ["nama", "nip", "nama"]
