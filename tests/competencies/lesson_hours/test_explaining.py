import pytest
from django.utils import translation

from competencies.lesson_hours.counting import Already, reckon
from competencies.lesson_hours.crediting import frozen
from competencies.lesson_hours.explaining import SENTENCES, in_words
from tests.factories.lesson_hours import MONDAY, activity, course, national_rule

RULE = national_rule()
CAPPED = national_rule(caps_courses_by_day=True)
USED = Already(hours_by_day={MONDAY: 2})


def steps_of(activity, rule=RULE, already=None):
    return reckon(activity, rule, already or Already()).steps


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (steps_of(activity("KL10", minutes=90)), ["90 menit ÷ 45 = 2 JP"]),
        (steps_of(activity("KL10", stated_hours=16)), ["16 JP seperti tertulis pada sertifikat"]),
        (
            steps_of(activity("NKL03", minutes=225)),
            ["225 menit ÷ 45 = 5 JP", "paling banyak 3 JP sehari: 5 → 3 JP"],
        ),
        (
            steps_of(activity("NKL01", occasions=3)),
            ["3 kali × 2 JP = 6 JP", "paling banyak 2 kali sebulan, 1 kali tidak dihitung: 4 JP"],
        ),
        (
            steps_of(activity("KL10", stated_hours=20, is_abroad=True)),
            ["20 JP seperti tertulis pada sertifikat", "internasional, +20%: 20 → 24 JP"],
        ),
        (steps_of(activity("KL07", days=2)), ["2 × 5 JP sehari = 10 JP"]),
        (steps_of(activity("TUBEL", occasions=2)), ["2 × 20 JP per semester = 40 JP"]),
        (
            steps_of(course(20, study=[900]), CAPPED, USED),
            [
                "20 JP menurut kurikulum pelatihan",
                "paling banyak 3 JP sehari dan sebagiannya sudah dihitung sebelumnya: 20 → 1 JP",
            ],
        ),
    ],
)
def test_every_figure_is_told_step_by_step(steps, expected):
    assert in_words(steps) == expected


def test_the_ledger_keeps_what_the_words_need():
    reckoning = reckon(activity("KL06", days=2), RULE, USED)

    assert in_words(frozen(reckoning)["steps"]) == in_words(reckoning.steps)
    with translation.override("en"):
        assert in_words(reckoning.steps)[0] == "2 × 4 JP a day = 8 JP"


def test_a_step_that_nobody_knows_any_more_says_so():
    assert in_words([{"code": "of_old", "facts": {}}]) == ["dihitung menurut aturan terdahulu"]


def test_every_sentence_ends_with_its_figure():
    assert all("%(hours)s" in str(sentence) for sentence in SENTENCES.values())
