from django.db import migrations

AIM_REACHED = "UU 27/2022 Pasal 16 ayat (2) huruf g dan Pasal 43: dimusnahkan setelah tujuan tercapai"
# An officer looks at the preview first.
NEW = [
    {
        "target": "unsent_training_claims",
        "name": "Pengajuan pelatihan luar yang tidak pernah dikirim atau ditarik",
        "days": 730,
        "basis": AIM_REACHED,
    },
    {
        "target": "refused_training_claims",
        "name": "Pengajuan pelatihan luar yang ditolak",
        "days": 1826,
        "basis": f"{AIM_REACHED}; pembuktian selama 5 tahun",
    },
    {
        "target": "peer_answers",
        "name": "Jawaban tiap rekan penilai",
        "days": 180,
        "basis": f"{AIM_REACHED}; hasil gabungan tetap disimpan",
    },
]


def load_rules(apps, schema_editor):
    rule = apps.get_model("accounts", "RetentionRule")
    known = set(rule.objects.values_list("target", flat=True))
    rule.objects.bulk_create(rule(**row, action="delete") for row in NEW if row["target"] not in known)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0016_api_keys")]

    # Not elidable: the rows are part of every installation.
    operations = [migrations.RunPython(load_rules, migrations.RunPython.noop)]
