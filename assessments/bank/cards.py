"""What the pages about one question show."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments import freezing
from assessments.bank import statistics, usage
from assessments.bank.category_choice import paths_of
from assessments.bank.comparing import changes
from assessments.bank.duplicates import duplicates_of
from assessments.bank.wording import in_words, place_in_words
from assessments.models import Question
from assessments.question_pictures import shown_picture

DRAFT = "draf"


class Card:
    """A question as its trainers know it. `newest`: as it is written now, which need not be what is published."""

    def __init__(self, question, user):
        self.question = question
        self.user = user
        self.newest = question.get_latest_revision_as_object()
        self.state = Question.State(question.state)
        self.edit_url = reverse(question.snippet_viewset.get_url_name("edit"), args=[question.pk])

    @property
    def tone(self):
        tones = {Question.State.READY: "success", Question.State.IN_REVIEW: "warning", Question.State.RETIRED: ""}
        return tones.get(self.state, "info")

    @property
    def is_retired(self):
        return self.state == Question.State.RETIRED

    @property
    def has_unpublished_changes(self):
        return self.question.live and self.question.has_unpublished_changes

    def review(self):
        """What a reviewer last asked for, while the question waits for it."""
        state = self.question.current_workflow_state
        return state if state and state.status == state.STATUS_NEEDS_CHANGES else None

    def facts(self):
        question = self.newest
        return [
            (_("Bank"), question.bank),
            (_("Category"), self._category()),
            (_("Kind"), question.get_kind_display().capitalize()),
            (_("Competency"), question.competency),
            (_("Level of the competency"), question.level),
            (_("Difficulty"), question.get_difficulty_display().capitalize()),
            (_("Cognitive level"), question.get_cognitive_level_display().capitalize()),
            (_("Tags"), ", ".join(sorted(tag.name for tag in question.tags.all()))),
            (_("Source"), question.source),
            (_("Case"), question.case),
        ]

    def _category(self):
        category = self.newest.category
        return paths_of(category.bank.categories.all())[category.pk] if category else ""

    def versions(self):
        return versions_of(self.question)

    def quizzes(self):
        return usage.quizzes_with(self.question)

    def published(self):
        return usage.published_uses(self.question)

    def draws(self):
        return usage.draws_for(self.question)

    def analysed(self):
        return statistics.analysed(self.question)

    def marked(self):
        return statistics.marked(self.question)

    def duplicates(self):
        return duplicates_of(self.newest, self.user)


def versions_of(question):
    """Its versions, the newest first, each with `attempts`."""
    counts = usage.attempts_by_version(question)
    versions = list(question.versions.select_related("published_by").order_by("-number"))
    for version in versions:
        version.attempts = counts.get(version.pk, 0)
    return versions


@dataclass(frozen=True)
class Compared:
    before: str
    after: str
    changes: list  # (place in words, pieces)


class History:
    """The versions, and what changed between two of them or between one and the draft."""

    def __init__(self, question, *, before="", after=""):
        self.question = question
        self.versions = versions_of(question)
        self.before, self.after = self._known(before, after)

    def _known(self, before, after):
        known = [value for value, _label in self.choices()]
        if before in known and after in known:
            return before, after
        return (known[1], known[0]) if len(known) > 1 else ("", "")

    def choices(self):
        """[(value, label)], the latest first."""
        written = [(str(each.number), _("Version %s") % each.number) for each in self.versions]
        has_draft = self.question.has_unpublished_changes or not self.question.live
        return [(DRAFT, _("Draft")), *written] if has_draft else written

    def published(self):
        return usage.published_uses(self.question)

    def compared(self):
        if not self.before:
            return None
        labels = dict(self.choices())
        found = changes(in_words(self._content(self.before)), in_words(self._content(self.after)))
        told = [(place_in_words(change.place), change.pieces) for change in found]
        return Compared(labels[self.before], labels[self.after], told)

    def _content(self, value):
        if value == DRAFT:
            return freezing.question_content(self.question.get_latest_revision_as_object(), picture=shown_picture)
        return next(each.content for each in self.versions if str(each.number) == value)
