"""What a corrected key would change, before anything is changed."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from assessments.grading import Result
from assessments.item_types import item_type
from assessments.models import Attempt, AttemptItem, QuestionVersion
from assessments.outcomes import is_done_by, points_by_people, result_of
from assessments.version_content import QuestionContent, corrections_among, tasks_of

AT_ONCE = 500  # attempts that are read together


class NotComparable(Exception):
    """Answers to the earlier versions can't be marked by this one: it asks in another way."""


class MarkedByPeople(Exception):
    """No key marks this question, so there is none to correct."""


@dataclass(frozen=True)
class Change:
    """One attempt whose points, and perhaps score and verdict, become others."""

    attempt: Attempt
    item: tuple  # the row of the attempt that the question stands in
    result: Result
    old_points: Decimal
    completes: bool = False  # the step is done now and was not
    loses: bool = False  # the step was done and is not done any more

    @property
    def new_points(self):
        return self.result.points[self.item.pk]

    @property
    def needs_decision(self):
        """Whoever has completed the course holds evidence and a certificate: that is never taken back unasked."""
        return self.loses and self.attempt.enrolment.is_complete

    def facts(self):
        return [str(self.attempt.public_id), str(self.new_points), str(self.result.score), self.loses]


@dataclass(frozen=True)
class Preview:
    version: QuestionVersion
    answers: int  # how many marked attempts hold an earlier version
    changes: list

    @property
    def digest(self):
        """Differs as soon as applying would do something else than what was shown."""
        facts = [str(self.version.public_id), *(change.facts() for change in self.changes)]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    @property
    def newly_passed(self):
        return sum(bool(each.result.is_passed and not each.attempt.is_passed) for each in self.changes)

    @property
    def no_longer_passed(self):
        return sum(bool(each.attempt.is_passed and not each.result.is_passed) for each in self.changes)

    @property
    def decisions(self):
        return sum(each.needs_decision for each in self.changes)


def preview(version, attempts):
    """What marking the answers to earlier versions of the question by `version` would change in `attempts`.

    Raises NotComparable and MarkedByPeople.
    """
    question = QuestionContent(version)
    if question.type.is_marked_by_people:
        raise MarkedByPeople
    earlier = {each.pk: each for each in QuestionVersion.objects.filter(question=version.question_id)}
    earlier = {pk: each for pk, each in earlier.items() if each.number < version.number}
    if any(each.content["kind"] != question.kind for each in earlier.values()):
        raise NotComparable
    rows = AttemptItem.objects.filter(question_version__in=earlier).order_by()
    found = attempts.marked().filter(pk__in=rows.values("attempt")).order_by("pk")
    found = list(found.select_related("version", "enrolment__version", "learner"))
    changes = []
    for start in range(0, len(found), AT_ONCE):
        changes += _changes(found[start : start + AT_ONCE], earlier, version)
    return Preview(version, len(found), changes)


def _changes(attempts, earlier, version):
    touched = _touched(attempts, earlier, version)
    attempts = [attempt for attempt in attempts if attempt.pk in touched]
    if not attempts:
        return []
    items, judged = _items_of(attempts), points_by_people(attempts)
    keys = corrections_among([item for rows in items.values() for item in rows]) | {
        version.pk: QuestionContent(version)
    }
    changes = [_change(each, items[each.pk], earlier, version, judged, keys) for each in attempts]
    return _with_steps([change for change in changes if change], _siblings_of(attempts))


def _touched(attempts, earlier, version):
    """The keys of those whose answer earns another share than before. Of the others only this one item is read."""
    keys = {pk: each.content for pk, each in earlier.items()} | {version.pk: version.content}
    rows = AttemptItem.objects.filter(attempt__in=attempts, question_version__in=earlier)
    share = item_type(version.content["kind"]).share
    return {
        row.attempt_id
        for row in rows.list_with_current_response()
        if share(keys[row.key_version_id or row.question_version_id], row.current_given or [])
        != share(version.content, row.current_given or [])
    }


def _items_of(attempts):
    by_attempt = defaultdict(list)
    for item in AttemptItem.objects.filter(attempt__in=attempts).list_with_current_response():
        by_attempt[item.attempt_id].append(item)
    return by_attempt


def _siblings_of(attempts):
    """{(enrolment, quiz): all marked attempts}, which together decide about the step."""
    siblings = defaultdict(dict)
    enrolments = {attempt.enrolment_id for attempt in attempts}
    for attempt in Attempt.objects.marked().filter(enrolment__in=enrolments):
        siblings[attempt.enrolment_id, attempt.quiz_key][attempt.pk] = attempt
    return siblings


def _change(attempt, items, earlier, version, judged, keys):
    [row] = [item for item in items if item.question_version_id in earlier]
    corrected = [item._replace(key_version_id=version.pk) if item is row else item for item in items]
    result = result_of(attempt, corrected, tasks_of(attempt.version, corrected, keys), judged=judged)
    before = result_of(attempt, items, tasks_of(attempt.version, items, keys), judged=judged)
    if result == before:
        return None
    return Change(attempt=attempt, item=row, result=result, old_points=before.points[row.pk])


def _with_steps(changes, siblings):
    """Two attempts of one person may change at once, so a step is asked about when all of them are known."""
    after = {key: dict(attempts) for key, attempts in siblings.items()}
    for change in changes:
        corrected = Attempt(pk=change.attempt.pk, number=change.attempt.number)
        corrected.score, corrected.is_passed = change.result.score, change.result.is_passed
        after[change.attempt.enrolment_id, change.attempt.quiz_key][change.attempt.pk] = corrected
    found = []
    for change in changes:
        key = change.attempt.enrolment_id, change.attempt.quiz_key
        was_done = is_done_by(change.attempt, siblings[key].values())
        is_done = is_done_by(change.attempt, after[key].values())
        found.append(replace(change, completes=is_done and not was_done, loses=was_done and not is_done))
    return found
