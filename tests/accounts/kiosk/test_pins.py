import pytest

from accounts.kiosk import pins

NUMBER = "198504172011012003"


@pytest.mark.parametrize("pin", ["12345", "1234567", "12345a", "٤٠٧١٨٣", " 40718"])
def test_a_pin_has_exactly_six_digits(pin):
    assert not pins.is_well_formed(pin)


@pytest.mark.parametrize("pin", ["000000", "777777", "121212", "123123", "123456", "567890", "654321", "098765"])
def test_the_first_guesses_of_anybody_are_refused(pin):
    assert pins.is_easy(pin)


@pytest.mark.parametrize("pin", ["170485", "850417", "198504", "041720", "012003", "172011"])
def test_a_pin_is_no_part_of_the_number_and_no_birth_date(pin):
    assert pins.is_about(pin, [NUMBER])


def test_other_pins_will_do():
    assert pins.is_well_formed("407183")
    assert not pins.is_easy("407183")
    assert not pins.is_about("407183", [NUMBER])
