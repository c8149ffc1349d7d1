import pytest

from assessments.question_files.formats import cloze
from assessments.question_files.formats.records import QuestionRefused


def gaps(text):
    return cloze.read(text, [])[0]["gaps"]


def test_each_kind_of_gap_is_read_with_its_weight():
    found = gaps("{2:SHORTANSWER:=Jakarta} {1:MC:a~=b} {:NM:=17:0.5}")

    assert [(gap["kind"], gap["weight"]) for gap in found] == [("text", 2), ("choice", 1), ("number", 1)]
    assert found[2]["accepted"][0] == {"value": "17", "tolerance": "0.5", "share": 100, "feedback": ""}


def test_answers_have_shares_and_feedback():
    [gap] = gaps("{1:SA:=Paris#Tepat.~%50%Marseille#Hampir.~*#Bukan.}")

    assert [(each["text"], each["share"], each["feedback"]) for each in gap["accepted"]] == [
        ("Paris", 100, "Tepat."),
        ("Marseille", 50, "Hampir."),
        ("*", 0, "Bukan."),
    ]


def test_escaped_signs_and_entities_belong_to_the_answer():
    [gap] = gaps(r"{1:SA:=a\~b\#c\}d~=&#39;e&#39; &lt;f&gt;}")

    assert [each["text"] for each in gap["accepted"]] == ["a~b#c}d", "'e' <f>"]


def test_formatting_may_reach_over_a_gap():
    parts = cloze.read("<p>Kota <b>{1:SA:=a} itu</b></p><p>satu</p>", [])[0]["parts"]

    assert parts == ["<p>Kota <b>", {"gap": "g1"}, " itu</b></p><p>satu</p>"]


def test_braces_that_are_no_gap_are_text():
    parts = cloze.read("{a} {1:APA:x} {1:SA:=b}", [])[0]["parts"]

    assert parts[0] == "<p>{a} {1:APA:x} "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tanpa", "no_gap"),
        ("{1:SA:=a", "gap_without_end"),
        ("{1:SA:}", "gap_with_empty_answer"),
        ("{1:SA:%50%a}", "no_full_answer"),
        ("{1:MC:=a}", "too_few_answers"),
        ("{1:MULTIRESPONSE:=a~=b}", "gap_of_several"),
        ("{1:NM:=x}", "not_a_number"),
        ('<a title="{1:SA:=a}">x</a>', "gap_in_lost_place"),
        ("&#xe000;1&#xe001; {1:SA:=a}", "gap_in_lost_place"),
        ("{1:SA:=a}" * 51, "too_many_gaps"),
    ],
)
def test_gaps_that_nobody_can_fill_in_are_refused(text, code):
    with pytest.raises(QuestionRefused) as refused:
        cloze.read(text, [])

    assert refused.value.remark.code == code
