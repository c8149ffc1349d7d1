import pytest
from django.utils import translation

from home.greeting import greeting


@pytest.mark.parametrize(
    ("hour", "indonesian", "english"),
    [
        (0, "Selamat malam", "Good evening"),
        (3, "Selamat malam", "Good evening"),
        (4, "Selamat pagi", "Good morning"),
        (10, "Selamat pagi", "Good morning"),
        (11, "Selamat siang", "Good afternoon"),
        (14, "Selamat siang", "Good afternoon"),
        (15, "Selamat sore", "Good afternoon"),
        (17, "Selamat sore", "Good afternoon"),
        (18, "Selamat malam", "Good evening"),
        (23, "Selamat malam", "Good evening"),
    ],
)
def test_each_hour_has_its_greeting(hour, indonesian, english):
    assert greeting(hour) == indonesian
    with translation.override("en"):
        assert greeting(hour) == english
