from django.db import migrations

NAME = "Sertifikat"
LAYOUT = {
    "title": "Sertifikat",
    "given_to": "Diberikan kepada",
    "sentence": (
        "yang telah mengikuti dan dinyatakan {lulus} pada pelatihan {pelatihan} "
        "yang diselenggarakan oleh {penyelenggara} pada tanggal {mulai} s.d. {selesai} selama {jp} jam pelajaran."
    ),
    "place": "",
    # Left empty on purpose: nobody signs before an administrator has named who does. The unit is printed instead.
    "signatory": {"position": "", "name": "", "rank": "", "number": ""},
    "colours": {"ink": "#17202e", "main": "#0d2347", "accent": "#a8771a", "ground": "#fffdf8"},
}


def load_default_template(apps, schema_editor):
    # Historical model only: the model of today may know columns that this migration does not have yet.
    CertificateTemplate = apps.get_model("certificates", "CertificateTemplate")
    CertificateTemplate.objects.get_or_create(name=NAME, version=1, defaults={"layout": LAYOUT, "is_current": True})


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_initial")]

    operations = [migrations.RunPython(load_default_template, migrations.RunPython.noop)]
