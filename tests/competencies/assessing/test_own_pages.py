import pytest
from django.urls import reverse
from django.utils import timezone

from competencies.assessing.areas import areas_of
from competencies.assessing.own import services
from competencies.models import Framework, SelfAssessment
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.assessing import competency, pillars

pytestmark = pytest.mark.django_db
FIELD = "level-kominfo-4-pilar-AMAN.3"


@pytest.fixture
def person(client):
    person = make_person()
    client.force_login(person)
    return person


def begin(client, framework="kominfo-4-pilar"):
    return client.post(reverse("competencies:self_begin"), {"framework": framework})


def part_of(name="AMAN.3"):
    """The number of the part that asks for the competency."""
    parts = enumerate(areas_of(pillars()), start=1)
    return next(number for number, area in parts if any(each.code == name for each in area.competencies))


def test_each_part_is_kept_and_leads_to_the_next(client, person):
    begin(client)
    assessment = SelfAssessment.objects.get(person=person)

    response = client.post(reverse("competencies:self_area", args=[assessment.public_id, 1]), {})

    assert response["Location"] == reverse("competencies:self_area", args=[assessment.public_id, 2])


def test_leaving_keeps_the_answers_and_going_on_finds_the_first_open_part(client, person):
    begin(client)
    assessment = SelfAssessment.objects.get(person=person)
    page = reverse("competencies:self_area", args=[assessment.public_id, part_of()])
    client.post(page, {FIELD: "4", "leave": ""})

    response = client.get(page)

    assert response.context["form"][FIELD].value() == "4"
    assert begin(client)["Location"].endswith("/bagian/1/")


def test_a_level_outside_the_scale_is_refused_with_a_link_to_the_field(client, person):
    begin(client)
    assessment = SelfAssessment.objects.get(person=person)

    response = client.post(reverse("competencies:self_area", args=[assessment.public_id, part_of()]), {FIELD: "9"})

    assert f'href="#id_{FIELD}_0"' in response.content.decode()
    assert not assessment.answers.exists()


def test_handing_in_leads_to_the_result(client, person):
    assessment = services.begin(person=person, framework=pillars(), at=timezone.now())
    services.save_answers(assessment=assessment, levels={competency().pk: 3})

    response = client.post(reverse("competencies:self_review", args=[assessment.public_id]), follow=True)

    content = response.content.decode()
    assert "Menurut Anda" in content
    assert "Terbukti" in content


def test_an_unknown_framework_is_not_found(client, person):
    assert begin(client, "tidak-ada").status_code == 404
    assert begin(client, "\0").status_code == 404


def test_nobody_else_opens_it_not_even_hr(client, at):
    unit = make_unit()
    owner = make_person(unit=unit)
    assessment = services.begin(person=owner, framework=pillars(), at=at)
    services.save_answers(assessment=assessment, levels={competency().pk: 3})
    services.submit(assessment=assessment, at=at)
    client.force_login(make_hr_officer(unit))

    response = client.get(reverse("competencies:self_assessment", args=[assessment.public_id]))

    assert response.status_code == 404


def test_words_of_an_agency_are_not_taken_for_markup(client):
    agency = make_unit("Kabupaten Sukamaju")
    framework = Framework.objects.create(agency=agency, code="kami", version="1", name_id="Kerangka kami")
    framework.levels.create(number=1, name_id="Dasar", description_id="<script>alert(1)</script>")
    framework.competencies.create(code="K.1", name_id="Satu", description_id="<script>alert(2)</script>")
    client.force_login(make_person(unit=agency))
    begin(client, "kami")

    response = client.get(begin(client, "kami")["Location"])

    assert "<script>alert" not in response.content.decode()


def test_the_pages_ask_the_database_a_steady_number_of_times(client, person, django_assert_max_num_queries):
    now = timezone.now()
    for _ in range(3):
        assessment = services.begin(person=person, framework=pillars(), at=now)
        services.save_answers(
            assessment=assessment,
            levels={each.pk: 2 for each in Framework.objects.get(pk=pillars().pk).competencies.exclude(parent=None)},
        )
        services.submit(assessment=assessment, at=now)

    with django_assert_max_num_queries(14):
        client.get(reverse("competencies:self_assessment", args=[assessment.public_id]))
    with django_assert_max_num_queries(8):
        client.get(reverse("competencies:self_assessments"))
