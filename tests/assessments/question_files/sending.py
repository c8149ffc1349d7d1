"""Files of questions as trainers send them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.question_files import services
from tests.factories.courses import find_competency

GIFT = """$CATEGORY: $course$/top/Sandi/Dasar

// [id:SANDI-1] [tag:sandi]
::Sandi kuat::Mana kata sandi yang paling kuat? {=frasa panjang yang acak#Tepat. ~tanggal lahir ~nama kantor}

::Rumpang::Ibu kota Indonesia adalah {=Jakarta}.

::Rusak::Apa? {~a ~b}
"""


def uploaded(content, name="soal.gift.txt"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def send(content, *, bank, by, at, name="soal.gift.txt", category=None, competency=None):
    return services.send_file(
        bank=bank,
        category=category,
        competency=competency or find_competency("kominfo-4-pilar", "AMAN.3"),
        file=uploaded(content, name),
        by=by,
        at=at,
    )


def send_gift(*, bank, by, at):
    return send(GIFT, bank=bank, by=by, at=at)
