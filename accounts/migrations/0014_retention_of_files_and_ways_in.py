from django.db import migrations
from django.utils import timezone

AIM_REACHED = "UU 27/2022 Pasal 16 ayat (2) huruf g dan Pasal 43: dimusnahkan setelah tujuan tercapai"
# What was cleared away before there were rules for it goes on being cleared away.
ALREADY_DONE = [
    {
        "target": "import_files",
        "name": "Berkas impor pegawai dan unit",
        "days": 30,
        "basis": f"{AIM_REACHED}; selama itu impor dapat dibatalkan",
    },
    {
        "target": "data_copies",
        "name": "Salinan data pribadi yang diminta",
        "days": 7,
        "basis": "UU 27/2022 Pasal 7 dan Pasal 43: dimusnahkan setelah dapat diunduh",
    },
]
# An officer looks at the preview first.
NEW = [
    {
        "target": "sign_in_cards",
        "name": "Kartu masuk yang telah ditarik atau kedaluwarsa",
        "days": 90,
        "basis": AIM_REACHED,
    },
    {
        "target": "activation_codes",
        "name": "Kode aktivasi yang telah terpakai, diganti, atau kedaluwarsa",
        "days": 90,
        "basis": AIM_REACHED,
    },
    {
        "target": "activation_mails",
        "name": "Catatan pengiriman surel aktivasi",
        "days": 365,
        "basis": AIM_REACHED,
    },
    {
        "target": "session_details",
        "name": "Perangkat dan alamat jaringan dari sesi yang telah berakhir",
        "days": 30,
        "basis": f"{AIM_REACHED}; waktu masuk tetap tercatat dalam jejak audit",
    },
]


def load_rules(apps, schema_editor):
    rule = apps.get_model("accounts", "RetentionRule")
    known = set(rule.objects.values_list("target", flat=True))
    now = timezone.now()
    rows = [rule(**row, action="delete", switched_on_at=now) for row in ALREADY_DONE]
    rows += [rule(**row, action="delete") for row in NEW]
    rule.objects.bulk_create(row for row in rows if row.target not in known)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0013_farewells")]

    # Not elidable: the rows are part of every installation.
    operations = [migrations.RunPython(load_rules, migrations.RunPython.noop)]
