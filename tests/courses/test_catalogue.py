import re

import pytest

from tests.factories.accounts import make_person
from tests.factories.courses import enrol_learner, make_cohort, make_course, make_lesson

pytestmark = pytest.mark.django_db


def found(client, **parameters):
    """The titles on the cards, in order."""
    response = client.get("/katalog/", parameters)
    assert response.status_code == 200
    return re.findall(r'<a class="cover" href="[^"]+">([^<]+)</a>', response.content.decode())


@pytest.fixture
def courses():
    make_course("Kecerdasan artifisial", code="KA-201", level="intermediate", open=False)
    safety = make_course("Keamanan siber", code="KS-101", summary="Menjaga akun dan data.")
    make_lesson(safety.get_children().get(), "Mengenali phishing")
    make_course("Naskah konsep", published=False)


def test_open_courses_come_first_and_drafts_stay_out(client, courses):
    assert found(client) == ["Keamanan siber", "Kecerdasan artifisial"]


@pytest.mark.parametrize(
    "query",
    ["siber", "SIBER", "keaman", "ks-101", "menjaga akun", "akun siber", "phishing", "  siber  "],
)
def test_words_are_sought_in_texts_codes_and_titles_of_lessons(client, courses, query):
    assert found(client, q=query) == ["Keamanan siber"]


def test_every_word_has_to_be_found(client, courses):
    assert found(client, q="siber artifisial") == []


@pytest.mark.parametrize("query", ["%", "_", "' OR 1=1", "<script>", "x" * 5000, "siber\0artifisial"])
def test_odd_searches_find_nothing_and_break_nothing(client, courses, query):
    assert found(client, q=query) == []


def test_a_search_is_shown_again_as_text(client, courses):
    html = client.get("/katalog/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_courses_are_filtered_by_level(client, courses):
    assert found(client, level="intermediate") == ["Kecerdasan artifisial"]
    assert found(client, level=["basic", "intermediate"]) == ["Keamanan siber", "Kecerdasan artifisial"]


def test_courses_are_filtered_by_registration(client, courses):
    assert found(client, status="open") == ["Keamanan siber"]
    assert found(client, status="coming_soon") == ["Kecerdasan artifisial"]


@pytest.mark.parametrize("parameters", [{"level": "expert"}, {"status": "sometime"}, {"page": "999"}, {"page": "x"}])
def test_unknown_values_filter_nothing(client, courses, parameters):
    assert len(found(client, **parameters)) == 2


def test_filters_are_combined(client, courses):
    assert found(client, q="kea", status="coming_soon") == []


def test_a_search_without_result_helps_on(client, courses):
    html = client.get("/katalog/", {"q": "menjahit"}).content.decode()

    assert "Tidak ada pelatihan yang cocok" in html
    assert "Tampilkan semua pelatihan" in html


def test_an_empty_catalogue_says_so(client):
    assert "Belum ada pelatihan saat ini" in client.get("/katalog/").content.decode()


def test_the_number_of_results_and_of_each_choice_is_told(client, courses):
    html = client.get("/katalog/").content.decode()

    assert "2 pelatihan" in html
    assert "Segera (1)" in html
    assert "Menengah (1)" in html


def test_a_card_tells_hours_modules_participants_and_state(client, at):
    course = make_course("Keamanan siber", hours=24)
    enrol_learner(course, make_person(), at)

    html = client.get("/katalog/").content.decode()

    for fact in ("24 JP", "1 modul", "1 peserta", "Pendaftaran dibuka"):
        assert fact in html


def test_a_course_without_a_cohort_is_marked_as_coming_soon(client):
    make_course(open=False)

    assert '<span class="badge warning">Segera</span>' in client.get("/katalog/").content.decode()


def test_the_catalogue_is_read_in_english_too(client, courses):
    client.cookies["django_language"] = "en"

    html = client.get("/katalog/").content.decode()

    assert "2 courses" in html
    assert "Coming soon" in html


def test_the_queries_of_the_catalogue_do_not_grow_with_its_courses(client, django_assert_max_num_queries):
    client.force_login(make_person())
    for number in range(12):
        make_cohort(make_course(f"Pelatihan {number}"), "Angkatan II")
    found(client)

    with django_assert_max_num_queries(10):
        assert len(found(client, q="pelatihan")) == 12


def test_long_catalogues_are_paged(client):
    for number in range(25):
        make_course(f"Pelatihan {number:02}", lessons=0)

    assert len(found(client)) == 24
    assert found(client, page=2) == ["Pelatihan 24"]
