"""How a learner did on the questions of each competency: what rooms below show beside levels, as results of questions.

Of each quiz the last attempt counts whose score its learner may see by now. Pre-tests say what somebody knew before.
"""

from django.db.models import Count, DecimalField, F, Max, Sum
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from assessments.models import Attempt, Mark, QuizOverride
from competencies.assessing.item_scores import ItemScore
from competencies.models import Competency

ASKED = KeyTransform("competency", "item__question_version__content")


def scores_of(person, at):
    """{competency id: ItemScore}. The competency is that of the question version, as it was asked."""
    rows = (
        Mark.objects.filter(item__attempt__in=[attempt.pk for attempt in _counting(person, at)])
        .annotate(framework=KeyTextTransform("framework", ASKED), code=KeyTextTransform("code", ASKED))
        .order_by()
        .values("framework", "code")
        .annotate(
            got=Sum("points", output_field=DecimalField()),
            possible=Sum("max_points", output_field=DecimalField()),
            items=Count("pk"),
            last_at=Max("item__attempt__submitted_at"),
        )
    )
    found = {(row["framework"], row["code"]): row for row in rows}
    named = Competency.objects.filter(framework__code__in={key[0] for key in found}, code__in={key[1] for key in found})
    return {
        pk: _score(found[framework, code])
        for pk, framework, code in named.values_list("pk", "framework__code", "code")
        if (framework, code) in found
    }


def _score(row):
    return ItemScore(points=row["got"], most_points=row["possible"], items=row["items"], last_at=row["last_at"])


def _counting(person, at):
    attempts = Attempt.objects.filter(learner=person).marked().exclude(version__role="pre_test")
    last = {}
    closings = None
    for attempt in attempts.select_related("version").order_by("submitted_at", "pk"):
        rules = attempt.version.rules
        if rules.shown_later:
            closings = _last_closings(attempts) if closings is None else closings
            rules = rules.until_all_have_ended(closings.get(attempt.quiz_key))
        if "score" in rules.shown(is_submitted=True, at=at):
            last[attempt.quiz_key] = attempt
    return last.values()


def _last_closings(attempts):
    """{quiz key: the latest hour until which somebody may write by an exception}: before it, no score is told."""
    agreed = QuizOverride.objects.filter(quiz_key__in=attempts.values("quiz_key"), ended_at=None)
    return dict(agreed.order_by().values("quiz_key").annotate(last=Max(F("closes_at"))).values_list("quiz_key", "last"))
