"""The placeholders of a layout, and their texts out of a certificate's snapshot. Everything here is as printed."""

import re

from certificates.number_words import in_words

# What a snapshot keeps, one text for each.
KEPT = (
    "nomor",
    "kode",
    "tautan",
    "terbit",
    "berlaku_sampai",
    "nama",
    "nip",
    "label_nip",
    "pangkat",
    "jabatan",
    "unit",
    "instansi_peserta",
    "judul",
    "kode_pelatihan",
    "angkatan",
    "jp",
    "jp_huruf",
    "mulai",
    "selesai",
    "penyelenggara",
    "instansi",
    "unit_penyelenggara",
    "predikat",
    "nilai",
    "lulus",
    "tempat",
    "ttd_jabatan",
    "ttd_nama",
    "ttd_pangkat",
    "ttd_nip",
    "perbaikan",
)
# What is put together from those when the certificate is drawn.
COMPOSED = (
    "identitas",
    "tempat_kerja",
    "tempat_tanggal",
    "hasil",
    "terbit_en",
    "mulai_en",
    "selesai_en",
    "berlaku_sampai_en",
)
PLACEHOLDERS = KEPT + COMPOSED
DATES = {"terbit", "mulai", "selesai", "berlaku_sampai"}
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def fields_of(snapshot):
    """The kept fields by their names, out of the other facts of a snapshot of any format."""
    holder, course, issuer = snapshot["holder"], snapshot["course"], snapshot["issuer"]
    layout, result = snapshot.get("layout", {}), snapshot.get("result", {})
    signatory = layout.get("signatory", {})
    fields = {
        "nomor": snapshot["number"],
        "kode": grouped(snapshot["code"]),
        "tautan": snapshot["verify_url"],
        "terbit": snapshot["issued_on"],
        "berlaku_sampai": snapshot.get("valid_until_on", ""),
        "nama": holder["name"],
        "nip": holder.get("number_grouped", "") if holder.get("number") else "",
        "label_nip": holder.get("number_label", "") if holder.get("number") else "",
        "pangkat": holder.get("rank", ""),
        "jabatan": holder.get("position", ""),
        "unit": holder.get("unit", ""),
        "instansi_peserta": holder.get("agency", ""),
        "judul": course["title"],
        "kode_pelatihan": course["code"],
        "angkatan": course["cohort"],
        "jp": str(course["hours"]),
        "jp_huruf": in_words(course["hours"]) if course["hours"] <= 999 else "",
        "mulai": snapshot["period"]["started"],
        "selesai": snapshot["period"]["completed"],
        "penyelenggara": issuer["unit"] or issuer["agency"],
        "instansi": issuer["agency"],
        "unit_penyelenggara": issuer["unit"],
        "predikat": result.get("predikat", ""),
        "nilai": decimal_comma(result.get("score", "")),
        "lulus": "LULUS",
        "tempat": layout.get("place", ""),
        "ttd_jabatan": signatory.get("position", ""),
        "ttd_nama": signatory.get("name", ""),
        "ttd_pangkat": signatory.get("rank", ""),
        "ttd_nip": signatory.get("number", ""),
        "perbaikan": f"Perbaikan ke-{snapshot['revision']}" if snapshot.get("revision") else "",
    }
    return {**fields, **snapshot.get("fields", {})}


def composed(snapshot):
    """All fields of a snapshot, the composed ones among them, by every name that a layout may use."""
    fields = fields_of(snapshot)
    dates = snapshot.get("dates", {})
    # Where no signatory is named, the organiser itself stands below the place and day.
    fields["ttd_jabatan"] = fields["ttd_jabatan"] or fields["penyelenggara"]
    fields["identitas"] = joined(" · ", f"{fields['label_nip']} {fields['nip']}".strip(), fields["pangkat"])
    fields["tempat_kerja"] = joined(", ", fields["jabatan"], fields["unit"], fields["instansi_peserta"])
    fields["tempat_tanggal"] = joined(", ", fields["tempat"], fields["terbit"])
    predikat = f"Predikat {fields['predikat']}" if fields["predikat"] else ""
    fields["hasil"] = joined(" · ", predikat, f"Nilai {fields['nilai']}" if fields["nilai"] else "")
    english = {"terbit": "issued", "mulai": "started", "selesai": "completed", "berlaku_sampai": "valid_until"}
    for name, key in english.items():
        fields[f"{name}_en"] = unbroken(english_date(dates.get(key) or ""))
    for name in DATES:
        fields[name] = unbroken(fields[name])
    if "sentence" in snapshot:
        fields["kalimat"] = snapshot["sentence"]
    return fields


def joined(separator, *parts):
    return separator.join(part for part in parts if part)


def unbroken(text):
    return text.replace(" ", "\u00a0")


def grouped(code):
    return "-".join(re.findall("....", code))


def decimal_comma(number):
    return number.replace(".", ",")


def english_date(day):
    """ "2026-11-21" as "21 November 2026"."""
    if not day:
        return ""
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"
