"""Files that the site writes are read again, say the same, and run nothing."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.models import User
from competencies.frameworks.exchange.judging import judge_crosswalk, judge_framework
from competencies.frameworks.exchange.writing import crosswalk_file, framework_file
from competencies.models import CompetencyLink, Framework, LevelDescriptor
from tests.factories.accounts import make_administrator, make_person
from tests.factories.frameworks import make_framework

pytestmark = pytest.mark.django_db
SHIPPED = sorted((Path(settings.BASE_DIR) / "competencies" / "data" / "frameworks").glob("*.json"))
EXTENSIONS = ["json", "csv", "xlsx"]


@pytest.fixture
def administrator():
    return User.objects.create(full_name="Agus Salim", is_superuser=True)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_has_the_form_that_we_import(administrator, path):
    judged = judge_framework(path.read_bytes(), user=administrator)

    assert judged.problems == []
    assert not judged.outcome.changes_anything


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_written_framework_is_read_again_and_changes_nothing(administrator, extension):
    framework = Framework.objects.get(code="unesco-2022")

    judged = judge_framework(framework_file(framework, extension), user=administrator)

    assert judged.problems == []
    assert not judged.outcome.changes_anything
    assert not any(part.absent for part in judged.outcome.parts.values())


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_written_crosswalk_is_read_again_and_changes_nothing(administrator, extension):
    judged = judge_crosswalk(crosswalk_file(Framework.objects.all(), extension), user=administrator)

    assert judged.problems == []
    assert not judged.outcome.changes_anything
    assert len(judged.draft.links) == CompetencyLink.objects.count()


def test_no_cell_of_a_table_runs(administrator):
    framework = make_framework()
    framework.competencies.filter(code="DATA.1").update(name_id="=1+1", description_id="@SUM(A1)")

    content = framework_file(framework, "csv")

    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert "'=1+1" in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert not judge_framework(content, user=administrator).outcome.changes_anything


def test_an_unknown_form_is_not_found(client):
    client.force_login(make_person())

    assert client.get(reverse("competencies:download_framework", args=["spbe-sdm", "exe"])).status_code == 404
    assert client.get(reverse("competencies:download_crosswalk", args=["exe"])).status_code == 404


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_download_names_its_file(client, extension):
    client.force_login(make_administrator())

    answer = client.get(reverse("competencies:download_framework", args=["spbe-sdm", extension]))

    assert answer["Content-Disposition"] == f'attachment; filename="kerangka-spbe-sdm.{extension}"'


def test_every_shipped_competency_has_a_statement_for_each_level_in_both_languages():
    for path in SHIPPED:
        document = json.loads(path.read_text())
        levels = [level["number"] for level in document["levels"]]
        for competency in document["competencies"]:
            if "parent" in competency:
                assert [said["level"] for said in competency["statements"]] == levels, competency["code"]
    assert not LevelDescriptor.objects.filter(text_en="").exists()


def test_digcomp_names_its_publisher_and_licence():
    for framework in Framework.objects.filter(code__startswith="digcomp"):
        assert framework.licence == "CC BY 4.0"
        assert "European Union" in framework.attribution
        assert "creativecommons.org/licenses/by/4.0" in framework.attribution
