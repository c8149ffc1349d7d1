import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.password_rules import PersonalFactsValidator, WordsOfTheSiteValidator
from tests.factories.accounts import make_person, make_unit

pytestmark = pytest.mark.django_db
NUMBER = "199001312021012001"


@pytest.fixture
def person():
    return make_person("Siti Nurhaliza Aminah", number=NUMBER, email="snaminah@contoh.go.id")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        (NUMBER, "number"),
        ("19900131 202101 2 001", "number"),
        ("sandi-19900131", "number"),
        ("nip202101200", "number"),
        ("3201234567890123", "long_number"),
        ("nik-3201.2345.6789.0123", "long_number"),
        ("lahir-31011990-ya", "birth_date"),
        ("rumah-biru-310190", "birth_date"),
        ("SitiNurhaliza90", "name"),
        ("siti.nurhaliza.aminah", "name"),
        ("snaminah2026", "name"),
    ],
)
def test_what_others_know_about_a_person_is_no_password(person, password, code):
    with pytest.raises(ValidationError) as refusal:
        PersonalFactsValidator().validate(password, person)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "password", ["kopi-tubruk-pagi-hari", "belajar-aman-2026", "siti menanam cabai", "1990 gunung lawu", "aman20210131"]
)
def test_other_words_and_years_are_allowed(person, password):
    PersonalFactsValidator().validate(password, person)


def test_a_former_number_counts_too(person):
    person.employments.update(ended_on="2026-01-01")

    with pytest.raises(ValidationError):
        PersonalFactsValidator().validate(NUMBER, person)


def test_without_a_person_only_long_numbers_are_refused():
    PersonalFactsValidator().validate("kopi-tubruk-pagi", None)

    with pytest.raises(ValidationError):
        PersonalFactsValidator().validate("3201234567890123", None)


class TestWordsOfTheSite:
    @pytest.fixture
    def person(self):
        agency = make_unit("Pemerintah Kabupaten Sukamaju", short_name="Pemkab")
        return make_person("Siti Aminah", unit=make_unit("Dinas Kominfo", agency))

    @pytest.mark.parametrize(
        "password",
        [
            "bimtek-2026",
            "BimtekASN2026",
            "admin12345",
            "Sukamaju-2026",
            "pemkab.sukamaju",
            "kominfo-ku-77",
            "asn-pns-2026",
        ],
    )
    def test_what_everybody_on_the_site_would_try_first_is_no_password(self, person, password):
        with pytest.raises(ValidationError) as refusal:
            WordsOfTheSiteValidator().validate(password, person)

        assert refusal.value.code == "site"

    @pytest.mark.parametrize("password", ["kopi-tubruk-pagi-hari", "belajar-aman-2026", "sukamaju di kaki gunung"])
    def test_words_of_ones_own_beside_it_are_enough(self, person, password):
        WordsOfTheSiteValidator().validate(password, person)

    def test_names_of_another_agency_are_words_like_others(self, person):
        make_unit("Pemerintah Kota Harapan")

        WordsOfTheSiteValidator().validate("harapan-2026", person)

    def test_the_rule_holds_where_passwords_are_chosen(self, person):
        with pytest.raises(ValidationError):
            validate_password("bimtek-2026-asn", person)

    def test_without_a_person_the_words_of_the_site_are_refused(self):
        with pytest.raises(ValidationError):
            WordsOfTheSiteValidator().validate("bimtek-2026", None)
