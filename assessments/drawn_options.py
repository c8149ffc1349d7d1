"""Options as HTML, ticked and not. A version never changes, so each process draws its options once for all learners."""

from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from assessments.version_content import remembered_questions

# Stands where each attempt puts its own id of the question.
ANY_ITEM = "00000000-0000-0000-0000-000000000000"


def choices_of(version):
    """{primary key of the question version: {(option id, is it chosen): HTML before and after the item's id}}."""
    return _choices(version.public_id)


def explained_options_of(version):
    """{primary key of the question version: {(option id, is it chosen): HTML}} in the language of the page."""
    return _explained_options(version.public_id, get_language())


def together(drawn):
    """Options drawn here as one text that templates do not escape again."""
    return SafeString("\n".join(drawn))


@lru_cache(maxsize=128)
def _choices(version_public_id):
    drawn = _draw("assessments/_choice.html", version_public_id)
    # The first time: what a trainer wrote comes later, and may hold anything.
    return {
        key: {option: html.split(ANY_ITEM, maxsplit=1) for option, html in options.items()}
        for key, options in drawn.items()
    }


@lru_cache(maxsize=256)
def _explained_options(version_public_id, language):
    return _draw("assessments/_explained_option.html", version_public_id)


def _draw(template_name, version_public_id):
    template = get_template(template_name)
    return {
        key: {
            (option.id, is_chosen): template.render(
                {"question": question, "option": option, "is_chosen": is_chosen, "item": ANY_ITEM}
            ).strip()
            for option in question.options.values()
            for is_chosen in (False, True)
        }
        for key, question in remembered_questions(version_public_id).items()
    }
