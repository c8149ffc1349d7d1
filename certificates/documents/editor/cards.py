"""The pages and elements as the editor shows them."""

from certificates.documents.editor import wording
from certificates.documents.editor.controls import controls
from certificates.models import LayoutImage

EXCERPT = 60


def cards(layout, pictures, problems, focus=(0, 0)):
    """One card for each page, with those of its elements; the one at `focus` (page, element) is open."""
    images = dict(LayoutImage.objects.values_list("sha256", "name"))
    wrong = {(problem.page, problem.element) for problem in problems}
    return [
        {
            "number": number,
            "picture": picture,
            "is_in_focus": focus[0] == number,
            "kinds": wording.KINDS,
            "elements": [
                _card(element, number, at, images, focus, wrong) for at, element in enumerate(page["elements"], start=1)
            ],
        }
        for number, (page, picture) in enumerate(zip(layout["pages"], pictures, strict=True), start=1)
    ]


def _card(element, page, number, images, focus, wrong):
    prefix = f"e{page}-{number}"
    settings = controls(element, prefix, images)
    return {
        "prefix": prefix,
        "number": number,
        "place": f"{page}:{number}",
        "kind": element["kind"],
        "label": wording.KINDS[element["kind"]],
        "excerpt": _excerpt(element),
        "role": element.get("role", ""),
        "content": [each for each in settings if not each.is_beside],
        "settings": [each for each in settings if each.is_beside],
        "is_open": focus == (page, number),
        "is_wrong": (page, number) in wrong,
    }


def _excerpt(element):
    text = " ".join((element.get("text") or element.get("title") or element.get("alt") or "").split())
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…"


def listed(problems):
    """The problems in words, the serious ones first."""
    return [
        {
            "text": wording.problem_text(problem),
            "page": problem.page,
            "element": problem.element,
            "is_warning": problem.is_warning,
        }
        for problem in sorted(problems, key=lambda each: each.is_warning)
    ]
