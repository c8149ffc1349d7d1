"""A form with one choice of level for each competency."""

from django import forms
from django.utils.html import escape


class LevelsForm(forms.Form):
    """`questions` are (competency, choices). A field is named by framework and code, so that it stays the same
    whatever is added to the framework meanwhile.
    """

    is_required = False
    required_message = ""

    def __init__(self, *args, questions, levels=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.competencies = {}
        levels = levels or {}
        for competency, choices in questions:
            name = f"level-{competency.framework.code}-{competency.code}"
            self.competencies[name] = competency
            self.fields[name] = forms.ChoiceField(
                label=competency.name,
                # Written by agencies, and the page takes it as it stands.
                help_text=escape(competency.description),
                choices=choices,
                widget=forms.RadioSelect,
                required=self.is_required,
                error_messages={"required": self.required_message},
                initial=self.initial_of(levels.get(competency.pk)),
            )
            self.add_beside(name, competency)

    def initial_of(self, level):
        return None if level is None else str(level)

    def add_beside(self, name, competency):
        """For forms that ask for more than the level."""

    @property
    def levels(self):
        """{competency id: level} of what was answered."""
        answers = {competency.pk: self.cleaned_data.get(name) for name, competency in self.competencies.items()}
        return {key: int(level) for key, level in answers.items() if level and level.isdigit()}
