import pytest

from tests.factories.accounts import make_hr_officer, make_unit


@pytest.fixture
def agency(db):
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency, code="DK")


@pytest.fixture
def officer(agency):
    return make_hr_officer(agency)


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
