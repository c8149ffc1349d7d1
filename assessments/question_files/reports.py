"""What the page of an import shows."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from assessments.models import Question, QuestionImport
from assessments.question_files import undoing
from assessments.question_files.remarks import describe
from assessments.question_files.writing import FORMATS
from assessments.question_problems import WORDS as PROBLEMS

QUESTIONS_ON_A_PAGE = 50
TONES = {"refused": "danger", "left_out": "", "remarked": "warning", "taken": "success"}
KINDS = dict(Question.Kind.choices)
State = QuestionImport.State


@dataclass(frozen=True)
class ShownQuestion:
    name: str
    code: str
    kind: str
    category: str
    outcome: str
    remarks: list
    problems: list
    similar: str

    @property
    def tone(self):
        return TONES[self.outcome]

    @property
    def label(self):
        words = {
            "refused": _("refused"),
            "left_out": _("left out"),
            "remarked": _("taken with remarks"),
            "taken": _("taken as it is"),
        }
        return words[self.outcome]


class ImportPage:
    def __init__(self, question_import):
        self.sent = question_import
        self.refused = question_import.report.get("refused", [])
        self.questions = question_import.report.get("questions", [])

    @property
    def format(self):
        return FORMATS[self.sent.format].label

    @property
    def can_be_applied(self):
        return self.sent.state == State.READ and bool(self.questions)

    @property
    def remarked(self):
        return [entry for entry in self.questions if _outcome(entry) == "remarked"]

    @property
    def similar(self):
        return [entry for entry in self.questions if entry["similar"]]

    def in_use(self):
        """The codes of questions that stand in the way of undoing."""
        return undoing.in_use(self.sent) if self.sent.state == State.APPLIED else []

    def page_of(self, outcome, number):
        chosen = {"remarked": self.remarked, "similar": self.similar, "refused": self.refused}
        page = Paginator(chosen.get(outcome, [*self.refused, *self.questions]), QUESTIONS_ON_A_PAGE).get_page(number)
        page.object_list = [_refused(entry) if "params" in entry else _shown(entry) for entry in page.object_list]
        return page


def _refused(entry):
    reason = describe(entry["code"], entry["params"])
    return ShownQuestion(entry["name"], "", "", "", "refused", [reason], [], "")


def _shown(entry):
    return ShownQuestion(
        entry["name"],
        entry["code"],
        KINDS[entry["kind"]],
        " › ".join(entry["category"]),
        _outcome(entry),
        [describe(each["code"], each["params"]) for each in entry["remarks"]],
        [PROBLEMS[name] for name in entry["problems"]],
        ", ".join(entry["similar"]),
    )


def _outcome(entry):
    if entry.get("is_left_out"):
        return "left_out"
    return "remarked" if entry["remarks"] or entry["problems"] or entry["similar"] else "taken"


@dataclass(frozen=True)
class LostQuestion:
    name: str
    is_left_out: bool
    remarks: list


def losses_of(records, written):
    """[LostQuestion] of an export: what its file does not hold."""
    lost = [
        LostQuestion(refused.name, True, [describe(refused.reason.code, refused.reason.params)])
        for refused in written.left_out
    ]
    for record in records:
        remarks = [*record.losses, *written.losses.get(record.name, ())]
        if remarks:
            lost.append(LostQuestion(record.name, False, [describe(each.code, each.params) for each in remarks]))
    return lost
