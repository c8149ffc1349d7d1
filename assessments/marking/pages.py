"""What the pages of markers show."""

from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.powers import Power
from assessments.item_types.marked_by_people import FILE, word_count
from assessments.marking.judging import current_answer, may_reconcile
from assessments.marking.verdicts import TOLERANCE, Stage, verdict
from assessments.models import AnswerFile, AttemptItem, QuizVersion
from assessments.version_content import QuestionContent
from courses.models import Cohort

WORDS_OF_STEM = 14


@dataclass(frozen=True)
class Given:
    """An answer that people read."""

    text: str = ""
    file: AnswerFile | None = None
    extension: str = ""

    @property
    def words(self):
        return word_count(self.text)


@dataclass
class Desk:
    """One answer before one marker. What another marker wrote is there only when both have finished."""

    item: AttemptItem  # with its attempt, version and learner
    user: object

    @cached_property
    def version(self):
        return self.item.attempt.version

    @cached_property
    def question(self):
        return QuestionContent(self.item.question_version)

    @cached_property
    def rubric(self):
        return self.question.content.get("rubric") or []

    @cached_property
    def rubric_points(self):
        """What the rubric adds up to, or None where it is what the question is worth."""
        most = sum(max(level["points"] for level in each["levels"]) for each in self.rubric)
        return most if most != self.item.points else None

    @cached_property
    def answer(self):
        return current_answer(self.item)

    @cached_property
    def given(self):
        return given_of(self.question, self.answer.given if self.answer else [])

    @cached_property
    def who(self):
        return who(self.item)

    @property
    def learner(self):
        """None where markers see no names."""
        return None if self.version.rules.is_anonymous else self.item.attempt.learner

    @cached_property
    def judgements(self):
        return list(self.item.judgements.select_related("marker").order_by("written_at", "pk"))

    @cached_property
    def stage(self):
        return verdict(self.judgements, markers=self.version.rules.markers, worth=self.item.points).stage

    @cached_property
    def verdict_points(self):
        return verdict(self.judgements, markers=self.version.rules.markers, worth=self.item.points).points

    @property
    def own(self):
        return next((j for j in self.judgements if j.marker_id == self.user.pk and not j.is_reconciling), None)

    @property
    def shown(self):
        """The final judgements, once there is nothing left that they could sway."""
        is_over = self.stage in (Stage.RECONCILE, Stage.DONE)
        return [each for each in self.judgements if not each.is_draft] if is_over else []

    @property
    def has_begun_elsewhere(self):
        return any(each.is_draft and each.marker_id != self.user.pk for each in self.judgements)

    @property
    def may_judge(self):
        """Until as many as needed have finished; who marks alone may think again until the release."""
        finished = {each.marker_id for each in self.judgements if not each.is_draft and not each.is_reconciling}
        return len(finished) < self.version.rules.markers or finished == {self.user.pk}

    @cached_property
    def may_teach(self):
        return self.user.has_power_in_course(Power.TEACH, self.version.course_key)

    @property
    def may_reconcile(self):
        return self.stage == Stage.RECONCILE and may_reconcile(self.user, self.judgements, may_teach=self.may_teach)

    @property
    def tolerance(self):
        return float(self.item.points * TOLERANCE)


def given_of(question, given):
    if question.kind != FILE:
        return Given(text=given[0] if given else "")
    file = AnswerFile.objects.filter(public_id=given[0]).first() if given else None
    # The name of a file may tell whose it is.
    return Given(file=file, extension=file.name.rpartition(".")[2].lower() if file else "")


def who(item):
    """The learner's name, or a code where markers see no names."""
    if not item.attempt.version.rules.is_anonymous:
        return item.attempt.learner.full_name
    return _("Answer %(code)s") % {"code": item.public_id.hex[:6].upper()}


def stem_of(content):
    return Truncator(unescape(strip_tags(content["stem"])).strip()).words(WORDS_OF_STEM)


def lists_of(waiting, quiz):
    """What the queue can be narrowed down to: {field: [(public id, words)]}."""
    in_quiz = waiting.filter(attempt__quiz_key=quiz) if quiz else waiting.none()
    return {
        "quiz": _quizzes(waiting),
        "question": _questions(in_quiz) if quiz else [],
        "cohort": _cohorts(waiting),
    }


def _quizzes(waiting):
    """By the title of the newest version that waits."""
    rows = QuizVersion.objects.filter(pk__in=waiting.order_by().values("attempt__version"))
    titles = dict(rows.order_by("number").values_list("quiz_key", "title"))
    return sorted(titles.items(), key=lambda row: row[1].casefold())


def _questions(waiting):
    rows = waiting.order_by().values_list(
        "question_version__question__public_id", "question_version__question__code", "question_version__content__stem"
    )
    found = {key: f"{code} {stem_of({'stem': stem})}" for key, code, stem in rows.distinct()}
    return sorted(found.items(), key=lambda row: row[1])


def _cohorts(waiting):
    rows = Cohort.objects.filter(pk__in=waiting.order_by().values("attempt__enrolment__cohort"))
    return list(rows.order_by("name").values_list("public_id", "name"))


def address(item, query):
    """The page of an answer, in the queue as it was narrowed down."""
    url = reverse("marking:answer", args=[item.public_id])
    return f"{url}?{query}" if query else url


def query_of(filters):
    asked = {"quiz": filters.quiz, "question": filters.question, "cohort": filters.cohort, "state": filters.state}
    return urlencode({name: value for name, value in asked.items() if value})
