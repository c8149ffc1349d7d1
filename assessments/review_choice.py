"""Choosing what learners see when: a table of parts and moments with a checkbox in each cell."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.rules import MOMENTS, REVIEW_PARTS

PART_LABELS = {
    "score": _("The score, also by competency"),
    "own_answer": _("Their own answers"),
    "correctness": _("Whether each answer is right"),
    "right_answer": _("The right answers"),
    "feedback": _("The feedback"),
}
MOMENT_LABELS = {
    "at_once": _("At once, while practising"),
    "after_submit": _("After submitting"),
    "after_closing": _("After the closing time"),
}
NEVER = {("at_once", "score")}  # there is no score before the end


def cell(moment, part):
    return f"{moment}:{part}"


CELLS = [(moment, part) for part in REVIEW_PARTS for moment in MOMENTS if (moment, part) not in NEVER]


class ReviewTable(forms.CheckboxSelectMultiple):
    template_name = "assessments/admin/review_table.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        boxes = {
            option["value"]: option for _group, options, _index in context["widget"]["optgroups"] for option in options
        }
        context["moments"] = MOMENT_LABELS.values()
        context["rows"] = [
            (PART_LABELS[part], [boxes.get(cell(moment, part)) for moment in MOMENTS]) for part in REVIEW_PARTS
        ]
        return context


class ReviewField(forms.MultipleChoiceField):
    """Its value is {moment: parts}, as rules keep it."""

    widget = ReviewTable

    def __init__(self, **kwargs):
        choices = [(cell(*each), f"{PART_LABELS[each[1]]}: {MOMENT_LABELS[each[0]]}") for each in CELLS]
        super().__init__(choices=choices, required=False, **kwargs)

    def prepare_value(self, value):
        return _cells_of(value) if isinstance(value, dict) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        chosen = set(super().clean(value))
        return {moment: [part for part in REVIEW_PARTS if cell(moment, part) in chosen] for moment in MOMENTS}


def _cells_of(review):
    return [cell(*each) for each in CELLS if each[1] in review.get(each[0], ())]
