from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from theme.templatetags.theme_tags import local_datetime, local_time

MOMENT = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


def test_moments_are_told_as_offices_write_them():
    assert local_datetime(MOMENT) == "21 November 2026, 13.30 WIB"
    assert local_time(MOMENT) == "13.30 WIB"


@pytest.mark.parametrize(("zone", "expected"), [("Asia/Makassar", "14.30 WITA"), ("Asia/Jayapura", "15.30 WIT")])
def test_the_zone_of_the_reader_is_named(zone, expected):
    with timezone.override(ZoneInfo(zone)):
        assert local_time(MOMENT) == expected


def test_a_zone_outside_indonesia_keeps_its_own_name():
    with timezone.override(ZoneInfo("UTC")):
        assert local_time(MOMENT) == "06.30 UTC"


def test_english_pages_tell_moments_in_english():
    with translation.override("en"):
        assert local_datetime(MOMENT) == "21 November 2026, 13:30 WIB"


def test_no_moment_is_no_text():
    assert local_datetime(None) == ""
