"""How a question did, from what the newest analysis of each quiz says about it."""

from dataclasses import dataclass

from django.db.models import Avg, Count, FloatField
from django.db.models.functions import Cast

from assessments.analysis.wording import ADVICE, BANDS
from assessments.models import AnalysisRun, Mark, QuizVersion

ENOUGH = 30


@dataclass(frozen=True)
class Analysed:
    quiz: str
    seen: int
    facility: float
    discrimination: float | None
    band: str
    advice: list


@dataclass(frozen=True)
class Marked:
    """What is known without an analysis. `facility`: mean share of the points, None below 30 answers."""

    seen: int
    facility: float | None


def analysed(question):
    """[Analysed], one for each quiz that was analysed with enough attempts."""
    titles = dict(_newest_titles(question))
    found = []
    for run in _newest_runs(titles):
        item = next((each for each in run.result.get("items", []) if each["id"] == str(question.public_id)), None)
        if item and item["figures"]:
            found.append(_told(titles[run.quiz_key], item))
    return found


def _newest_titles(question):
    versions = QuizVersion.objects.filter(items__question_version__question=question).order_by("number")
    return versions.values_list("quiz_key", "title")


def _newest_runs(quiz_keys):
    """Of the whole quiz, whatever its version."""
    done = AnalysisRun.objects.filter(quiz_key__in=quiz_keys, version=None, state=AnalysisRun.State.DONE)
    return {run.quiz_key: run for run in done.order_by("finished_at")}.values()


def _told(title, item):
    figures = item["figures"]
    return Analysed(
        quiz=title,
        seen=item["seen"],
        facility=figures["facility"] * 100,
        discrimination=figures["discrimination"],
        band=BANDS.get(figures["band"], ""),
        advice=[ADVICE[flag] for flag in item["flags"] if flag in ADVICE],
    )


def marked(question):
    marks = Mark.objects.filter(item__question_version__question=question)
    share = Cast("points", FloatField()) / Cast("max_points", FloatField())
    row = marks.aggregate(seen=Count("pk"), share=Avg(share))
    return Marked(row["seen"], row["share"] * 100 if row["seen"] >= ENOUGH else None)
