import pytest

from courses.progress import Outline


def spec(*modules):
    """Modules of steps written as letters; a capital is a required step, a small letter an optional one."""
    return {
        "modules": [
            {
                "key": f"module-{number}",
                "title": f"Modul {number}",
                "hours": 1,
                "steps": [
                    {"key": letter, "title": letter, "kind": "lesson", "minutes": 10, "is_required": letter.isupper()}
                    for letter in letters
                ],
            }
            for number, letters in enumerate(modules, start=1)
        ]
    }


def outline(*modules, done="", current=None, missing=""):
    urls = {letter: f"/{letter}/" for letters in modules for letter in letters if letter not in missing}
    return Outline(spec(*modules), done=done, urls=urls, current=current)


def test_steps_are_numbered_through_all_modules():
    numbers = {step.key: step.number for step in outline("AB", "", "C").steps}

    assert numbers == {"A": 1, "B": 2, "C": 3}


def test_only_required_steps_count():
    progress = outline("ABc", done="Ac")

    assert (progress.done_count, progress.required_count, progress.percent) == (1, 2, 50)


def test_a_course_without_required_steps_is_never_complete():
    assert not outline("ab", done="ab").is_complete
    assert outline("ab").percent == 0


def test_a_finished_course_has_no_next_step():
    progress = outline("AB", done="AB")

    assert progress.is_complete
    assert progress.next_step is None


@pytest.mark.parametrize(
    ("done", "expected"),
    [("", "A"), ("A", "B"), ("AB", "C"), ("B", "C"), ("C", "A"), ("AC", "B")],
)
def test_learning_goes_on_after_the_last_finished_step_and_then_with_what_was_left_out(done, expected):
    assert outline("AB", "C", done=done).next_step.key == expected


@pytest.mark.parametrize(
    ("finished", "done", "expected"), [("A", "A", "B"), ("C", "C", "A"), ("B", "ABC", None), ("A", "AB", "C")]
)
def test_after_a_step_comes_the_next_open_one(finished, done, expected):
    following = outline("AB", "C", done=done).next_after(finished)

    assert (following and following.key) == expected


def test_the_step_that_is_looked_at_is_marked_with_its_module():
    progress = outline("AB", "C", current="C")

    assert progress.current.key == "C"
    assert progress.current_module.title == "Modul 2"


def test_the_neighbours_of_a_step_cross_modules():
    before, after = outline("AB", "C").beside("B")

    assert (before.key, after.key) == ("A", "C")


def test_the_first_and_the_last_step_have_one_neighbour():
    progress = outline("AB")

    assert progress.beside("A")[0] is None
    assert progress.beside("B")[1] is None


def test_a_step_without_a_page_is_passed_over():
    progress = outline("ABC", done="A", missing="B")

    assert progress.next_step.key == "C"
    assert progress.beside("A")[1].key == "C"


def test_a_step_without_a_page_keeps_the_course_from_being_finished():
    assert outline("AB", missing="B").has_missing_steps
    assert not outline("AB", missing="B", done="B").has_missing_steps
    assert not outline("Ab", missing="b").has_missing_steps


def test_a_module_is_done_with_its_last_step():
    modules = outline("AB", "C", "", done="AB").modules

    assert [module.is_done for module in modules] == [True, False, False]
