"""What the fields of an answer refuse while a trainer writes."""

import pytest
from wagtail.blocks import StructBlockValidationError

from assessments.blocks import OptionBlock
from assessments.blocks.typed import AcceptedNumberBlock, UnitBlock
from tests.factories.images import make_image


def accepted(**changes):
    return AcceptedNumberBlock().to_python({"value": "5", "tolerance": "", "share": 100, "feedback": "", **changes})


def complaints(block, value):
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)
    return list(caught.value.block_errors)


@pytest.mark.parametrize("value", ["5", "1.250", "12,5", "-3", "1e3"])
def test_a_number_is_written_as_learners_write_it(value):
    AcceptedNumberBlock().clean(accepted(value=value, tolerance="0,5"))


@pytest.mark.parametrize("value", ["lima", "5 km", "1,2,3"])
def test_what_is_no_number_is_complained_about_where_it_stands(value):
    assert complaints(AcceptedNumberBlock(), accepted(value=value)) == ["value"]
    assert complaints(AcceptedNumberBlock(), accepted(tolerance=value)) == ["tolerance"]


def test_the_factor_of_a_unit_is_a_number():
    unit = UnitBlock().to_python({"text": "km", "factor": "seribu"})

    assert complaints(UnitBlock(), unit) == ["factor"]


@pytest.mark.django_db
def test_the_picture_of_an_option_needs_words():
    value = {"text": "Ya", "is_correct": True, "feedback": "", "image": make_image().pk, "image_alt": ""}

    assert complaints(OptionBlock(), OptionBlock().to_python(value)) == ["image_alt"]


def test_an_option_may_go_without_feedback_and_picture():
    OptionBlock().clean(OptionBlock().to_python({"text": "Ya", "is_correct": True, "feedback": ""}))
