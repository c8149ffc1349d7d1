from django.urls import reverse

from assessments.handed_in.services import hand_in
from tests.factories.answer_files import upload
from tests.factories.assessments import make_question, make_quiz, start
from tests.factories.courses import enrol_learner


def test_a_file_is_called_by_its_name_and_not_by_its_key(client, trainer, course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="file")])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    hand_in(item=attempt.items.get(), upload=upload("daftar-periksa.pdf"), at=at)
    client.force_login(trainer)

    page = client.get(reverse("attempts:detail", args=[attempt.public_id])).content.decode()

    assert page.count("daftar-periksa.pdf") == 2  # among the answers and in the log
    assert str(attempt.items.get().files.get().public_id) not in page
