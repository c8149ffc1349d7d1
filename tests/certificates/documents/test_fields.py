import pytest

from certificates.documents.editor.wording import PLACEHOLDERS as EXPLAINED
from certificates.documents.fields import KEPT, PLACEHOLDERS, composed, english_date, fields_of
from tests.factories.layouts import make_former_snapshot, make_layout, make_snapshot


def test_a_snapshot_keeps_a_text_for_every_placeholder():
    assert set(make_snapshot()["fields"]) == set(KEPT)
    assert all(isinstance(value, str) for value in make_snapshot()["fields"].values())


def test_every_placeholder_is_made_and_explained_to_authors():
    assert set(PLACEHOLDERS) <= set(composed(make_snapshot()))
    assert list(EXPLAINED) == list(PLACEHOLDERS)


def test_what_the_snapshot_kept_is_printed_whatever_the_other_facts_say():
    snapshot = make_snapshot()
    snapshot["fields"]["nama"] = "Nama Waktu Itu"

    assert fields_of(snapshot)["nama"] == "Nama Waktu Itu"


def test_a_person_without_employment_has_neither_number_nor_workplace():
    snapshot = make_snapshot()
    snapshot["holder"] = {"name": "Made Wirawan", "number": ""}
    del snapshot["fields"]

    fields = composed(snapshot)

    assert (fields["nip"], fields["label_nip"], fields["identitas"], fields["tempat_kerja"]) == ("", "", "", "")


def test_number_and_rank_share_a_line():
    assert composed(make_snapshot())["identitas"] == "NIP 19850412 201001 2 003 · Penata Tingkat I (III/d)"


def test_grade_and_score_share_a_line_with_the_comma_of_the_language():
    assert composed(make_snapshot())["hasil"] == "Predikat Memuaskan · Nilai 87,50"


def test_without_score_and_grade_the_line_is_empty():
    assert composed(make_snapshot(result={"score": "", "predikat": ""}))["hasil"] == ""


def test_where_nobody_signs_the_organiser_stands_in():
    assert composed(make_snapshot())["ttd_jabatan"] == "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"


def test_the_signatory_of_the_layout_is_printed():
    layout = make_layout(place="Sukamaju", signatory={"position": "Kepala", "name": "Ratna"})

    fields = composed(make_snapshot(layout))

    assert (fields["ttd_jabatan"], fields["ttd_nama"]) == ("Kepala", "Ratna")
    assert fields["tempat_tanggal"] == "Sukamaju, 21 November 2026"


def test_a_corrected_certificate_says_which_correction_it_is():
    assert make_snapshot(revision=2)["fields"]["perbaikan"] == "Perbaikan ke-2"
    assert make_snapshot(revision=0)["fields"]["perbaikan"] == ""


def test_days_are_not_broken_over_two_lines():
    assert composed(make_snapshot())["mulai"] == "1\u00a0November\u00a02026"


@pytest.mark.parametrize(("day", "words"), [("2026-11-21", "21 November 2026"), ("2027-05-01", "1 May 2027"), ("", "")])
def test_days_are_told_in_english_as_well(day, words):
    assert english_date(day) == words


def test_lesson_hours_beyond_the_words_we_have_are_printed_in_digits():
    fields = make_snapshot(course={"hours": 1200})["fields"]

    assert (fields["jp"], fields["jp_huruf"]) == ("1200", "")


def test_a_snapshot_of_the_first_format_has_all_fields_too():
    snapshot = make_former_snapshot()

    fields = composed(snapshot)

    assert set(PLACEHOLDERS) <= set(fields)
    assert fields["ttd_nama"] == "Dr. Ratna Dewi, M.Si."
    assert fields["kalimat"] == snapshot["sentence"]
