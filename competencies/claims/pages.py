"""What the pages about claims show."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competencies.claims import drafting, words
from competencies.claims.facts import proposal_for
from competencies.lesson_hours.explaining import in_words
from competencies.models import Evidence, ExternalTraining, HoursCredit

Status = ExternalTraining.Status
TONES = {
    Status.DRAFT: "",
    Status.SUBMITTED: "info",
    Status.RETURNED: "warning",
    Status.APPROVED: "success",
    Status.REFUSED: "danger",
    Status.WITHDRAWN: "",
    Status.REVOKED: "danger",
}
WHAT_NOW = {
    Status.DRAFT: _("Not sent yet. Complete it and send it."),
    Status.SUBMITTED: _("The personnel officers of your unit check it. You need not do anything."),
    Status.RETURNED: _("Read the note, change what is asked, and send it again."),
    Status.APPROVED: _("Lesson hours and competencies are recorded."),
    Status.REFUSED: _("The claim has ended. Read the reason below."),
    Status.WITHDRAWN: _("You took it back. Change it and send it again, or delete it."),
    Status.REVOKED: _("The lesson hours and competencies were taken back. Read the reason below."),
}


class Row:
    """A claim with its state in words."""

    def __init__(self, claim):
        self.claim = claim

    @property
    def tone(self):
        return TONES[Status(self.claim.status)]

    @property
    def what_now(self):
        return WHAT_NOW[Status(self.claim.status)]


class Facts(Row):
    """What the learner and the officer both see of a claim."""

    def __init__(self, claim):
        super().__init__(claim)
        levels = "competency__framework__levels"
        self.competencies = [
            ClaimedLevel(each)
            for each in claim.competencies.select_related("competency__framework").prefetch_related(levels)
        ]
        self.events = list(claim.events.select_related("by"))
        self.credits = list(
            HoursCredit.objects.of(claim.learner).from_source(Evidence.Source.EXTERNAL, claim.public_id).credits()
            if claim.status in {Status.APPROVED, Status.REVOKED}
            else []
        )

    @property
    def credited(self):
        """(JP, sentences) of what stands in the ledger for it."""
        return [(credit.hours, in_words(credit.reckoning.get("steps", []))) for credit in self.credits]


class ClaimPage(Facts):
    """For the learner."""

    def __init__(self, claim, *, at):
        super().__init__(claim)
        self.is_editable = claim.status in drafting.EDITABLE
        today = timezone.localdate(at)
        self.problems = drafting.problems_of(claim, today=today) if self.is_editable else []
        is_open = claim.status not in {Status.APPROVED, Status.REVOKED}
        # Nothing can be said of hours before the learner has said how long it took.
        is_told = not any(problem.code == "hours_missing" for problem in self.problems)
        self.proposal = proposal_for(claim, at=at) if is_open and is_told else None

    @property
    def missing(self):
        return [words.sentence(problem) for problem in self.problems]

    @property
    def explanation(self):
        return in_words(self.proposal.steps) if self.proposal else []

    @property
    def may_withdraw(self):
        return self.claim.status in {Status.SUBMITTED, Status.RETURNED}

    @property
    def may_delete(self):
        return self.claim.status in {Status.DRAFT, Status.WITHDRAWN}


class ClaimedLevel:
    """A competency with the levels claimed and granted, by the names of its framework."""

    def __init__(self, claimed):
        self.claimed = claimed
        self.competency = claimed.competency
        self._names = {level.number: level.name for level in claimed.competency.framework.levels.all()}

    @property
    def level(self):
        return self._in_words(self.claimed.level)

    @property
    def granted(self):
        """None while nobody has decided; "" where it was not granted."""
        number = self.claimed.granted_level
        return self._in_words(number) if number else number and ""

    @property
    def is_changed(self):
        return self.claimed.granted_level not in {None, self.claimed.level}

    def _in_words(self, number):
        name = self._names.get(number)
        return f"{number} – {name}" if name else str(number)


def frameworks_of(claim, frameworks):
    """(framework, how many of its competencies the claim has)."""
    counts = {}
    for code in claim.competencies.values_list("competency__framework__code", flat=True):
        counts[code] = counts.get(code, 0) + 1
    return [(framework, counts.get(framework.code, 0)) for framework in frameworks]
