from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competencies.assessing.levels_form import LevelsForm
from competencies.assessing.statements import as_choices

CANNOT_SAY = "-"


class RatingForm(LevelsForm):
    """One person's competencies as the assessor sees them. Only a superior writes notes: a peer's words would tell who
    they are of. What is kept for later may have gaps, what is handed in may not.
    """

    required_message = gettext_lazy("Choose a level, or say that you cannot judge it.")

    def __init__(self, *args, rating, competencies, statements, has_gaps=False, **kwargs):
        self.rating, self.is_required = rating, not has_gaps
        written = list(rating.lines.all())
        self.notes = {line.competency_id: line.note for line in written}
        questions = [(each, _choices(statements[each.pk])) for each in competencies]
        super().__init__(
            *args, questions=questions, levels={line.competency_id: line.level for line in written}, **kwargs
        )

    def add_beside(self, name, competency):
        if self.rating.is_by_superior:
            self.fields[_note_of(name)] = forms.CharField(
                label=_("What you have seen: %(competency)s") % {"competency": competency.name},
                max_length=500,
                required=False,
                initial=self.notes.get(competency.pk, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def lines(self):
        """{competency id: (level, note)} of what was judged."""
        notes = {self.competencies[name].pk: self.cleaned_data.get(_note_of(name), "") for name in self.competencies}
        return {key: (level, notes[key]) for key, level in self.levels.items()}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the reason in a few words.")},
    )


def _choices(statements):
    return [
        *as_choices(statements, not_yet=_("Not yet seen at any level")),
        (CANNOT_SAY, _("I cannot judge this")),
    ]


def _note_of(name):
    return name.replace("level-", "note-", 1)
