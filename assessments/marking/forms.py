from django import forms
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from assessments.marking.judging import Words
from assessments.marking.waiting import STATES, Filters

LONGEST_COMMENT = 4000
LEVEL = "level_"


class QueueFilter(forms.Form):
    """`lists`: what there is to choose from, each a list of (public id, words)."""

    quiz = forms.TypedChoiceField(label=_("Quiz"), required=False, empty_value=None)
    question = forms.TypedChoiceField(label=_("Question"), required=False, empty_value=None)
    cohort = forms.TypedChoiceField(label=_("Cohort"), required=False, empty_value=None)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args, lists, counts, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in lists.items():
            self.fields[name].choices = [("", _("All")), *((str(key), text) for key, text in rows)]
        states = [(state, f"{label} ({counts[state]})") for state, label in STATES.items()]
        self.fields["state"].choices = [("", _("All there is to do")), *states]


def filters_of(query):
    """The Filters in a query string; what makes no sense is left out."""
    form = _AskedFilters(query)
    form.is_valid()
    return Filters(**form.cleaned_data)


class _AskedFilters(forms.Form):
    quiz = forms.UUIDField(required=False)
    question = forms.UUIDField(required=False)
    cohort = forms.UUIDField(required=False)
    state = forms.ChoiceField(required=False, choices=STATES.items())


class JudgementForm(forms.Form):
    """A choice for each criterion of the rubric, or the points themselves. A draft may lack them."""

    comment = forms.CharField(
        label=_("Comment for the learner"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The learner reads it with the marks, as far as the quiz shows feedback."),
    )
    answer = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, rubric, worth, is_draft=False, needs_reason=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.rubric, self.worth, self.is_draft = rubric, worth, is_draft
        scored = {f"{LEVEL}{each['id']}": self._level(each) for each in rubric} or {"points": self._points()}
        self.fields = scored | self.fields
        if needs_reason:
            self.fields["comment"].required = True
            self.fields["comment"].error_messages["required"] = _("Say how you came to decide so.")

    def _level(self, criterion):
        choices = [(level["id"], f"{level['text']} ({level['points']})") for level in criterion["levels"]]
        return forms.ChoiceField(
            label=criterion["name"],
            choices=choices,
            required=not self.is_draft,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a level for each criterion.")},
        )

    def _points(self):
        return forms.DecimalField(
            label=_("Points"),
            help_text=_("From 0 to %(worth)s.") % {"worth": self.worth},
            min_value=0,
            max_value=self.worth,
            max_digits=6,
            decimal_places=2,
            localize=True,
            required=not self.is_draft,
            widget=forms.TextInput(attrs={"class": "input-s", "inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"required": _("Enter the points.")},
        )

    @property
    def words(self):
        facts = self.cleaned_data
        chosen = {each["id"]: facts.get(f"{LEVEL}{each['id']}") for each in self.rubric}
        return Words(
            points=facts.get("points"),
            levels={criterion: level for criterion, level in chosen.items() if level},
            comment=facts["comment"],
        )

    @staticmethod
    def initial_of(judgement):
        """What the form shows of a judgement written before."""
        levels = {f"{LEVEL}{criterion}": level for criterion, level in judgement.levels.items()}
        return {"points": judgement.points, "comment": judgement.comment, **levels}


class AppealForm(forms.Form):
    """`questions`: [(public id of the item, words)]"""

    item = forms.ChoiceField(
        label=_("Which question"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the question.")},
    )
    reason = forms.CharField(
        label=_("What is wrong with the mark"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Say what in your answer deserves more points. One appeal for each question."),
        error_messages={"required": _("Say what is wrong with the mark.")},
    )

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = questions


class AppealAnswerForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("The learner is right: more points")), ("no", _("The mark stays as it is"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    points = forms.DecimalField(
        label=_("New points"),
        min_value=0,
        max_digits=6,
        decimal_places=2,
        localize=True,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-s", "inputmode": "decimal", "autocomplete": "off"}),
    )
    answer = forms.CharField(
        label=_("Answer to the learner"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The learner reads it word for word."),
        error_messages={"required": _("Say why: the learner and auditors read it later.")},
    )

    def __init__(self, *args, points, worth, **kwargs):
        super().__init__(*args, **kwargs)
        self.before, self.worth = points, worth
        limits = {"points": floatformat(points, "-2"), "worth": floatformat(worth, "-2")}
        self.fields["points"].help_text = (
            _("More than %(points)s, at most %(worth)s. Only if the learner is right.") % limits
        )

    def clean(self):
        cleaned = super().clean()
        points = cleaned.get("points")
        if not cleaned.get("is_upheld"):
            cleaned["points"] = None
        elif "points" not in self.errors and (points is None or not self.before < points <= self.worth):
            self.add_error("points", self.fields["points"].help_text)
        return cleaned
