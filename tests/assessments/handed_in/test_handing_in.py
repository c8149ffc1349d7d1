from datetime import timedelta

import pytest

from assessments import services
from assessments.handed_in import contents
from assessments.handed_in.services import MOST_FILES, TooManyFiles, hand_in
from assessments.models import AnswerFile, Response
from tests.factories.accounts import make_person
from tests.factories.answer_files import PDF, upload
from tests.factories.assessments import answer, only
from tests.factories.courses import enrol_learner


def given_in(attempt):
    [item] = attempt.items.list_with_current_response()
    return item.current_given


def test_a_file_that_is_handed_in_is_the_answer(attempt, item, at):
    hand_in(item=item, upload=upload(), at=at)

    file = item.files.get()
    assert given_in(attempt) == [str(file.public_id)]
    assert (file.name, file.media_type, file.size) == ("tugas.pdf", "application/pdf", len(PDF))
    with file.file.open() as kept:
        assert kept.read() == PDF


def test_where_it_is_kept_says_nothing_of_its_name(item, at):
    hand_in(item=item, upload=upload("Budi Santoso.pdf"), at=at)

    assert "Budi" not in item.files.get().file.name


def test_the_same_file_again_changes_nothing(item, at):
    hand_in(item=item, upload=upload(), at=at)
    hand_in(item=item, upload=upload(), at=at)

    assert (AnswerFile.objects.count(), Response.objects.count()) == (1, 1)


def test_another_file_takes_its_place_and_the_first_is_kept(attempt, item, at):
    hand_in(item=item, upload=upload(), at=at)
    hand_in(item=item, upload=upload("baru.pdf", PDF + b"2"), at=at + timedelta(minutes=1))

    assert given_in(attempt) == [str(item.files.get(name="baru.pdf").public_id)]
    assert item.files.count() == 2


def test_the_first_file_again_is_the_answer_again(attempt, item, at):
    hand_in(item=item, upload=upload(), at=at)
    hand_in(item=item, upload=upload("baru.pdf", PDF + b"2"), at=at)
    hand_in(item=item, upload=upload(), at=at)

    assert given_in(attempt) == [str(item.files.get(name="tugas.pdf").public_id)]


def test_replacing_a_file_again_and_again_ends(item, at):
    for number in range(MOST_FILES):
        hand_in(item=item, upload=upload(content=PDF + str(number).encode()), at=at)

    with pytest.raises(TooManyFiles):
        hand_in(item=item, upload=upload(content=PDF + b"one more"), at=at)


def test_a_file_that_is_refused_is_not_kept(item, at):
    with pytest.raises(contents.NotWhatItsNameSays):
        hand_in(item=item, upload=upload(content=b"no pdf"), at=at)

    assert not AnswerFile.objects.exists()


def test_a_file_after_the_end_is_kept_as_evidence_and_does_not_count(attempt, item, at):
    attempt.deadline_at = attempt.accepts_until = at + timedelta(minutes=1)
    attempt.save()

    saved = hand_in(item=item, upload=upload(), at=at + timedelta(hours=1))

    assert saved.is_late
    assert Response.objects.get().standing == Response.Standing.LATE


def test_the_file_of_another_attempt_is_no_answer(course, attempt, item, at):
    enrolment = enrol_learner(course, make_person("Budi"), at)
    other = services.start_attempt(enrolment=enrolment, quiz_key=attempt.quiz_key, at=at)
    hand_in(item=other.items.get(), upload=upload(), at=at)
    theirs = AnswerFile.objects.get()

    with pytest.raises(services.UnfitAnswer):
        services.save_responses(attempts=only(attempt), answers=[answer(item, [str(theirs.public_id)])], at=at)


def test_a_handed_in_file_waits_for_a_person_to_mark_it(attempt, item, at):
    hand_in(item=item, upload=upload(), at=at)

    submitted = services.submit_attempt(attempt=attempt, at=at)

    assert (submitted.is_submitted, submitted.is_marked) == (True, False)
