"""The words of the editor: kinds of elements, their settings, placeholders, and what is wrong with a layout."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "text": _("Text"),
    "qr": _("QR code"),
    "image": _("Picture"),
    "line": _("Line"),
    "subjects": _("Table of subjects"),
    "competencies": _("Table of competencies"),
    "emblem": _("Emblem"),
}
SETTINGS = {
    "x": _("From the left (mm)"),
    "y": _("From the top (mm)"),
    "w": _("Width (mm)"),
    "h": _("Height (mm)"),
    "text": _("Words"),
    "size": _("Size of letters (pt)"),
    "smallest": _("May shrink to (pt)"),
    "font": _("Typeface"),
    "weight": _("Bold or regular"),
    "align": _("Alignment"),
    "valign": _("Stands"),
    "colour": _("Colour"),
    "role": _("Meaning"),
    "tracking": _("Space between letters (pt)"),
    "is_upper": _("In capitals"),
    "lang": _("Language of the words"),
    "needs": _("Only if there is"),
    "image": _("Picture file"),
    "alt": _("Described for people who don't see it"),
    "thickness": _("Thickness (pt)"),
    "title": _("Heading above the table"),
    "shows_scores": _("With the score of each subject"),
}
CHOICES = {
    "font": {"sans": _("Plain"), "display": _("Display, for titles and names")},
    "weight": {"regular": _("Regular"), "bold": _("Bold")},
    "align": {"left": _("To the left"), "center": _("Centred"), "right": _("To the right")},
    "valign": {"top": _("At the top"), "middle": _("In the middle"), "bottom": _("At the bottom")},
    "colour": {
        "ink": _("Colour of letters"),
        "main": _("Main colour"),
        "accent": _("Accent colour"),
        "soft": _("Soft, between letters and paper"),
    },
    "role": {"p": _("Running text"), "h1": _("Heading of a page"), "h2": _("Heading below it")},
    "lang": {"": _("As the document"), "id": _("Indonesian"), "en": _("English")},
}
PLACEHOLDERS = {
    "nomor": _("number of the certificate"),
    "kode": _("verification code"),
    "tautan": _("link to the verification page"),
    "terbit": _("day of issue"),
    "berlaku_sampai": _("last day of validity"),
    "nama": _("name with titles"),
    "nip": _("NIP or NI PPPK, in groups"),
    "label_nip": _("“NIP” or “NI PPPK”"),
    "pangkat": _("rank"),
    "jabatan": _("position"),
    "unit": _("unit of the participant"),
    "instansi_peserta": _("agency of the participant"),
    "judul": _("title of the training"),
    "kode_pelatihan": _("code of the training"),
    "angkatan": _("cohort"),
    "jp": _("lesson hours"),
    "jp_huruf": _("lesson hours in words"),
    "mulai": _("first day of the training"),
    "selesai": _("last day of the training"),
    "penyelenggara": _("unit that held the training, or else the agency"),
    "instansi": _("agency that issues"),
    "unit_penyelenggara": _("unit that held the training"),
    "predikat": _("grade (predikat)"),
    "nilai": _("final score"),
    "lulus": _("“LULUS”"),
    "tempat": _("place of issue"),
    "ttd_jabatan": _("position of the signatory"),
    "ttd_nama": _("name of the signatory"),
    "ttd_pangkat": _("rank of the signatory"),
    "ttd_nip": _("NIP of the signatory"),
    "perbaikan": _("mark of a corrected certificate"),
    "identitas": _("NIP and rank on one line"),
    "tempat_kerja": _("position, unit and agency on one line"),
    "tempat_tanggal": _("place and day of issue"),
    "hasil": _("grade and score on one line"),
    "terbit_en": _("day of issue in English"),
    "mulai_en": _("first day of the training in English"),
    "selesai_en": _("last day of the training in English"),
    "berlaku_sampai_en": _("last day of validity in English"),
}
PROBLEMS = {
    "empty": _("There is no element."),
    "many_pages": _("There may be %(detail)s pages at most."),
    "many_elements": _("There may be %(detail)s elements at most."),
    "heavy": _(
        "It asks %(detail)s %% of what may be drawn. Use fewer words, placeholders or tables; the picture shows a part."
    ),
    "many_pictures": _("There may be %(detail)s different pictures at most, the background among them."),
    "no_code": _("The QR code is missing, so nobody could check the certificate with a phone."),
    "not_printed": _("{%(detail)s} is missing: a certificate has to say it."),
    "colour": _("This is not a colour: %(detail)s."),
    "background": _("The background is not among the pictures."),
    "no_room": _("Width and height must be more than nothing."),
    "off_page": _("It reaches beyond the page of %(detail)s."),
    "small_code": _("The QR code must be at least %(detail)s mm wide, or phones can't read it."),
    "no_text": _("It has no words."),
    "long_text": _("A text may have %(detail)s letters at most."),
    "many_lines": _("A text may have %(detail)s lines at most."),
    "placeholder": _("There is no such placeholder: %(detail)s."),
    "unprintable": _("These characters can't be printed: %(detail)s"),
    "small_letters": _("Letters must have at least %(detail)s pt to be read."),
    "large_letters": _("Letters may have %(detail)s pt at most."),
    "image": _("Choose a picture."),
    "number": _("This is not a number: %(detail)s."),
    "overlap": _("It lies over element %(detail)s."),
}


def problem_text(problem):
    return PROBLEMS[problem.code] % {"detail": problem.detail}


REFUSALS = {
    "too_large": _("The file is larger than 5 MB."),
    "format": _("This is not a PNG or JPEG picture."),
    "unreadable": _("The picture is damaged and can't be read."),
    "pixels": _("The picture has more than %(megapixels)s million dots. Make it smaller first."),
}
WHOLE = {
    "is_landscape": _("Lying paper"),
    "lang": _("Language"),
    "background": _("Background"),
    "place": _("Place"),
    "colours_ink": _("Colour of letters"),
    "colours_main": _("Main colour"),
    "colours_accent": _("Accent colour"),
    "colours_ground": _("Colour of the paper"),
    "signatory_position": _("Position of the signatory"),
    "signatory_name": _("Name of the signatory with titles"),
    "signatory_rank": _("Rank of the signatory"),
    "signatory_number": _("NIP of the signatory"),
}


def setting(key):
    return WHOLE.get(key) or SETTINGS.get(key, "")


def value(key, raw):
    """A setting's value as the editor shows it."""
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, str):
        return CHOICES.get(key, {}).get(raw, raw)
    return f"{raw:g}" if isinstance(raw, int | float) else raw
