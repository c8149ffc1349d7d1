"""The arrangements to start from: the certificate itself on the first page, what was learnt on the second."""

COLOURS = {"ink": "#17202e", "main": "#0d2347", "accent": "#a8771a", "ground": "#fffdf8"}
TEXTS = {
    "title": "Sertifikat",
    "given_to": "Diberikan kepada",
    "sentence": (
        "yang telah mengikuti dan dinyatakan {lulus} pada pelatihan {pelatihan} "
        "yang diselenggarakan oleh {penyelenggara} pada tanggal {mulai} s.d. {selesai} selama {jp} jam pelajaran."
    ),
}
# The tokens of the first format's sentence: three of them were always bold, and `kode` was that of the course.
FORMER_TOKENS = {
    "{lulus}": "**{lulus}**",
    "{pelatihan}": "**{judul}**",
    "{kode}": "{kode_pelatihan}",
    "{jp}": "**{jp} ({jp_huruf})**",
}
SENTENCE = (
    "yang telah mengikuti dan dinyatakan **{lulus}** pada pelatihan **{judul}** yang diselenggarakan oleh "
    "{penyelenggara} pada tanggal {mulai} s.d. {selesai} selama **{jp} ({jp_huruf})** jam pelajaran."
)
SENTENCE_EN = (
    "has completed the training **{judul}**, held by {penyelenggara} from {mulai_en} to {selesai_en}, "
    "**{jp}** lesson hours of 45 minutes."
)
ELECTRONIC = (
    "Diterbitkan secara elektronik. Periksa keasliannya dengan memindai kode QR atau membuka\n{tautan}\n"
    "Berlaku sampai **{berlaku_sampai}**"
)
CENTRED = {"align": "center"}
SOFT = {"colour": "soft"}
STRONG = {"weight": "bold", "colour": "main"}
NAME = {"font": "display", **STRONG}


def landscape(*, title=TEXTS["title"], given_to=TEXTS["given_to"], sentence=SENTENCE):
    first = [
        {"kind": "emblem", "x": 142, "y": 22, "w": 13},
        *_head(26, 245, 35),
        _text(26, 54, 245, 14, title, 44, 20, role="h1", is_upper=True, tracking=3.2, **NAME, **CENTRED),
        _text(26, 72, 245, 8.5, "Nomor {nomor}\n{perbaikan}", 10.5, 7, **CENTRED),
        _text(26, 81.5, 245, 5, given_to, 11.5, 8, **SOFT, **CENTRED),
        *_person(39.5, 218, 85),
        _text(40, 120, 217, 21, sentence, 12.5, 6.5, **CENTRED),
        _text(40, 143.5, 217, 5.5, "{hasil}", 11.5, 8, **STRONG, **CENTRED),
        *_proof(26, 154.5, 108),
        *_signature(179, 92, 150),
    ]
    return {"format": 2, "is_landscape": True, "pages": [{"elements": first}, {"elements": _details(26, 245, 23, 182)}]}


def portrait(*, title=TEXTS["title"], given_to=TEXTS["given_to"], sentence=SENTENCE):
    first = [
        {"kind": "emblem", "x": 97, "y": 26, "w": 16},
        *_head(25, 160, 45),
        _text(25, 64, 160, 16, title, 38, 18, role="h1", is_upper=True, tracking=2.6, **NAME, **CENTRED),
        _text(25, 83, 160, 9, "Nomor {nomor}\n{perbaikan}", 10.5, 7, **CENTRED),
        _text(25, 98, 160, 6, given_to, 11.5, 8, **SOFT, **CENTRED),
        *_person(25, 160, 106),
        _text(30, 146, 150, 34, sentence, 12.5, 6.5, **CENTRED),
        _text(30, 182, 150, 6, "{hasil}", 11.5, 8, **STRONG, **CENTRED),
        *_signature(98, 87, 196),
        *_proof(25, 241, 120),
    ]
    return {
        "format": 2,
        "is_landscape": False,
        "pages": [{"elements": first}, {"elements": _stacked_details(25, 160, 26, 268)}],
    }


def bilingual():
    """The landscape arrangement with its main statements in English below the Indonesian ones."""
    layout = landscape()
    elements = layout["pages"][0]["elements"]
    by_text = {each.get("text"): each for each in elements}
    by_text[SENTENCE].update(h=12.5, size=11)
    by_text["{hasil}"].update(y=145.5, h=5)
    by_text["Nomor {nomor}\n{perbaikan}"].update(y=73, h=8, size=10)
    english = {"lang": "en", **SOFT, **CENTRED}
    after = elements.index(by_text[SENTENCE]) + 1
    elements.insert(after, _text(40, 134.5, 217, 10.5, SENTENCE_EN, 10.5, 6.5, **english))
    after = elements.index(by_text[TEXTS["title"]]) + 1
    elements.insert(after, _text(26, 68, 245, 4.2, "Certificate of completion", 10, 7, **english))
    by_text[TEXTS["given_to"]].update(text=f"{TEXTS['given_to']} · Awarded to")
    return layout


def _text(x, y, w, h, text, size, smallest, **style):
    return {"kind": "text", "x": x, "y": y, "w": w, "h": h, "text": text, "size": size, "smallest": smallest, **style}


def _line(middle, y, w, thickness, colour):
    return {"kind": "line", "x": middle - w / 2, "y": y, "w": w, "thickness": thickness, "colour": colour}


def _head(x, w, y):
    return [
        _text(x, y, w, 7, "{instansi}", 13, 6.5, is_upper=True, tracking=0.5, valign="bottom", **STRONG, **CENTRED),
        _text(x, y + 9, w, 5, "{unit_penyelenggara}", 10.5, 6, **SOFT, **CENTRED),
    ]


def _person(x, w, y):
    return [
        _text(x, y + 1, w, 14.5, "{nama}", 38, 10, valign="bottom", **NAME, **CENTRED),
        _line(x + w / 2, y + 18.6, w * 0.8, 0.7, "accent"),
        _text(x, y + 21, w, 4.8, "{identitas}", 11, 7, **CENTRED),
        _text(x, y + 26.6, w, 7, "{tempat_kerja}", 10.5, 6, **SOFT, **CENTRED),
    ]


def _proof(x, y, w):
    """The code in a square of 33 mm, and what to do with it beside it in a width of `w`."""
    left = x + 38
    return [
        {"kind": "qr", "x": x, "y": y, "w": 33},
        _text(left, y + 4, w, 4, "Kode verifikasi", 8.5, 7, **SOFT),
        _text(left, y + 8.2, w, 5.4, "{kode}", 13, 9, tracking=0.3, **STRONG),
        _text(left, y + 15, w, 18, ELECTRONIC, 8.5, 6.5, **SOFT),
    ]


def _signature(x, w, y):
    return [
        _text(x, y, w, 4.8, "{tempat_tanggal}", 10.5, 7, **CENTRED),
        _text(x, y + 5.8, w, 10, "{ttd_jabatan}", 10.5, 6.5, **CENTRED),
        _text(x, y + 20, w, 7, "{ttd_nama}", 10.5, 6.5, weight="bold", valign="bottom", **CENTRED),
        {**_line(x + w / 2, y + 28, 66, 0.5, "ink"), "needs": "ttd_nama"},
        _text(x, y + 29.4, w, 9, "{ttd_pangkat}\nNIP {ttd_nip}", 9.5, 6.5, **SOFT, **CENTRED),
    ]


def _details_head(x, w, y):
    return [
        _text(x, y, w, 9, "Rincian pelatihan", 21, 14, role="h1", **NAME),
        _text(x, y + 10.6, w, 5, "**{judul}** ({kode_pelatihan}) · {angkatan}", 10.5, 6.5),
        _text(x, y + 16.4, w, 4.6, "{nama} · Nomor {nomor}", 9.5, 6, **SOFT),
        _text(x, y + 21.6, w, 4.8, "{hasil}", 10, 7, **STRONG),
    ]


def _details_foot(x, w, y):
    foot = "1 JP (jam pelajaran) = 45 menit. Kode verifikasi {kode} · {tautan}"
    return _text(x, y, w, 5, foot, 8.5, 6, valign="bottom", **SOFT)


def _details(x, w, top, bottom):
    y, half = top + 29, round((w - 9) * 0.43)
    area = {"y": y, "h": bottom - y - 2}
    return [
        *_details_head(x, w, top),
        {"kind": "subjects", "x": x, "w": half, "title": "Mata pelatihan", **area},
        {"kind": "competencies", "x": x + half + 9, "w": w - half - 9, "title": "Kompetensi yang dibuktikan", **area},
        _details_foot(x, w, bottom),
    ]


def _stacked_details(x, w, top, bottom):
    y = top + 30
    height = (bottom - y) / 2 - 4
    return [
        *_details_head(x, w, top),
        {"kind": "subjects", "x": x, "y": y, "w": w, "h": height, "title": "Mata pelatihan"},
        {
            "kind": "competencies",
            "x": x,
            "y": y + height + 4,
            "w": w,
            "h": height,
            "title": "Kompetensi yang dibuktikan",
        },
        _details_foot(x, w, bottom),
    ]
