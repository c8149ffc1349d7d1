"""What a course demands, read from its published pages: the spec that a `CourseVersion` freezes."""

import hashlib
import json

from competencies.models import TrainingForm
from courses.models.steps import CourseStep

# Of courses on this site: e-learning, as SIASN and as the forms of training number it.
USUAL_SIASN_TYPE, USUAL_FORM = 16, "NKL03"


def course_spec(page):
    """The spec of `page` as the live pages below it stand now. See `CourseVersion` for its shape."""
    modules, steps = _live_pages(page)
    return {
        "modules": [
            {
                "key": str(module.translation_key),
                "title": module.title,
                "hours": module.hours,
                "steps": [_step_spec(step) for step in steps if step.path.startswith(module.path)],
            }
            for module in modules
        ],
        "competencies": [
            {"framework": each.competency.framework.code, "code": each.competency.code, "level": each.level}
            for each in page.competencies.select_related("competency__framework")
        ],
        "pass_mark": page.pass_mark,
        **_validity(page),
        **_form(page),
    }


def _validity(page):
    """Only what is set, so that courses whose certificates hold for good are not versioned anew for it."""
    facts = {}
    if page.validity_months:
        facts["validity_months"] = page.validity_months
    if page.refreshes_id:
        facts["refreshes"] = str(page.refreshes.translation_key)
    return facts


def _form(page):
    """The code of its form of training, only where it is not the usual one, for the same reason."""
    if page.siasn_training_type == USUAL_SIASN_TYPE:
        return {}
    form = TrainingForm.objects.filter(siasn_id=page.siasn_training_type).first()
    return {"form": form.code} if form else {}


def checksum(facts):
    """SHA-256 of plain data, the same whatever the order of its keys."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _live_pages(course):
    """The live modules and the live steps below `course`, each in reading order."""
    pages = list(course.get_descendants().live().order_by("path").specific())
    modules = [page for page in pages if page.depth == course.depth + 1]
    steps = [page for page in pages if isinstance(page, CourseStep)]
    return modules, steps


def _step_spec(step):
    return {
        "key": str(step.translation_key),
        "title": step.title,
        "kind": step.kind,
        "minutes": step.minutes,
        "is_required": step.is_required,
    }
