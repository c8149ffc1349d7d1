from django.utils.translation import gettext as _

from competencies.assessing.levels_form import LevelsForm
from competencies.assessing.statements import as_choices, statements_of


class AreaForm(LevelsForm):
    """One area of a self-assessment. Questions may be left open: the page may be left and taken up again."""

    def __init__(self, *args, area, levels, **kwargs):
        statements = statements_of(area.competencies)
        not_yet = _("Not yet: none of these fits me")
        questions = [(each, as_choices(statements[each.pk], not_yet=not_yet)) for each in area.competencies]
        super().__init__(*args, questions=questions, levels=levels, **kwargs)
