"""What the pages about appeals show."""

from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from assessments.marking.appealing import appeal_until
from assessments.marking.pages import given_of, stem_of, who
from assessments.models import Appeal
from assessments.version_content import QuestionContent, questions_of


@dataclass
class Appealed:
    """An appeal with the answer that it is about. With its attempt, version, learner, item and mark."""

    appeal: Appeal

    @property
    def item(self):
        item = self.appeal.item
        item.attempt = self.appeal.attempt
        return item

    @property
    def mark(self):
        return getattr(self.appeal.item, "mark", None)

    @cached_property
    def question(self):
        return QuestionContent(self.appeal.item.key_version or self.appeal.item.question_version)

    @property
    def stem(self):
        return stem_of(self.question.content)

    @property
    def who(self):
        return who(self.item)

    @property
    def learner(self):
        """None where markers see no names."""
        is_anonymous = self.appeal.attempt.version.rules.is_anonymous
        return None if is_anonymous else self.appeal.attempt.learner

    @cached_property
    def _given(self):
        return self.mark.response.given if self.mark and self.mark.response else []

    @cached_property
    def written(self):
        """The Given of an answer that people read; None of other kinds."""
        return given_of(self.question, self._given) if self.question.type.is_marked_by_people else None

    @property
    def words(self):
        return self.question.type.in_words(self.question.content, self._given) if self._given else ""

    @property
    def right(self):
        content = self.question.content
        return self.question.type.in_words(content, self.question.type.right_answer(content))


def is_open_to_appeal(attempt, items, at):
    """Whether the days for an appeal run, of a learner who sees the score. `items` with their mark."""
    marked_at = max((item.marked_at for item in items if item.marked_at), default=attempt.submitted_at)
    return at <= appeal_until(marked_at, attempt.version.rules)


def questions_to_choose(attempt, items, shown):
    """[(public id, words)] of the answers about which no appeal was made. Who may not see yet which of them were right
    gets all of them, without their points."""
    questions, tells = questions_of(attempt.version), "correctness" in shown
    return [
        (str(item.public_id), _words(item, questions[item.question_version_id].content, tells=tells))
        for item in items
        if item.marked_points is not None
        and not item.appeal_id
        and not (tells and item.marked_points == item.marked_max_points)
    ]


def _words(item, content, *, tells):
    text = f"{item.position}. {stem_of(content)}"
    if not tells:
        return text
    points, most = (floatformat(each, "-2") for each in (item.marked_points, item.marked_max_points))
    return _("%(question)s (%(points)s of %(most)s points)") % {"question": text, "points": points, "most": most}


def appeals_among(items):
    """The appeals about these items, in their order; asks the database only if there are any."""
    ids = [item.appeal_id for item in items if item.appeal_id]
    return list(Appeal.objects.filter(pk__in=ids).select_related("item").order_by("item__position")) if ids else []
