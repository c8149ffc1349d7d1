from django.db import migrations

AIM_REACHED = "UU 27/2022 Pasal 16 ayat (2) huruf g dan Pasal 43: dimusnahkan setelah tujuan tercapai"
# An officer looks at the preview first.
NEW = [
    {
        "target": "replaced_answer_files",
        "name": "Berkas jawaban yang telah diganti",
        "days": 365,
        "basis": f"{AIM_REACHED}; berkas yang dinilai tetap disimpan",
    },
    {
        "target": "question_files",
        "name": "Berkas soal yang dikirim untuk diimpor",
        "days": 30,
        "basis": f"{AIM_REACHED}; soal dan catatan impornya tetap disimpan",
    },
]


def load_rules(apps, schema_editor):
    rule = apps.get_model("accounts", "RetentionRule")
    known = set(rule.objects.values_list("target", flat=True))
    rule.objects.bulk_create(rule(**row, action="delete") for row in NEW if row["target"] not in known)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0014_retention_of_files_and_ways_in")]

    # Not elidable: the rows are part of every installation.
    operations = [migrations.RunPython(load_rules, migrations.RunPython.noop)]
