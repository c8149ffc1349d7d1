"""Options to choose from. They are in most quizzes, so each is drawn beforehand, chosen and not chosen."""

from django.template.loader import get_template

from .order import in_order

CHOICES = ("single_choice", "multiple_response", "true_false")


class DrawnOptions:
    def __init__(self, options):
        self.options = options  # (option id, is it chosen) -> HTML
        self.parts = list(dict.fromkeys(option for option, _is_chosen in options))

    def __call__(self, order, given):
        return "\n".join([self.options[option, option in given] for option in in_order(order, self.parts)])


def options_to_choose(question, holes):
    return _drawn(question, "assessments/_choice.html", hole=holes)


def explained_options(question, shown):
    options = _drawn(question, "assessments/_explained_option.html", shown=shown)
    return lambda order, given: f'<ul class="stack tight">\n{options(order, given)}\n</ul>'


def _drawn(question, name, **context):
    template = get_template(name)
    return DrawnOptions(
        {
            (each.id, is_chosen): template.render(
                {**context, "question": question, "option": each, "is_chosen": is_chosen}
            ).strip()
            for each in question.options.values()
            for is_chosen in (False, True)
        }
    )
