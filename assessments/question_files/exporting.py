"""Questions of a bank as files carry them: as they are written now, whether or not that is published."""

from assessments import freezing
from assessments.category_tree import paths
from assessments.models import BankCategory
from assessments.question_files.formats import pictures
from assessments.question_files.formats.records import ReadQuestion

# A form carries their ids, and Django takes 2,000 fields of one.
MOST_QUESTIONS = 1900


def records_of(questions):
    """[ReadQuestion] of a queryset of questions."""
    questions = questions.select_related(
        "competency__framework", "category", "case__image", "image", "latest_revision"
    ).prefetch_related("tagged_items__tag")
    questions = list(questions)
    categories = _paths_of({question.bank_id for question in questions})
    return [_record(question, categories) for question in questions]


def _paths_of(banks):
    rows = BankCategory.objects.filter(bank__in=banks).values_list("pk", "name", "parent")
    return paths({key: name for key, name, _parent in rows}, {key: parent for key, _name, parent in rows})


def _record(question, categories):
    written = question.get_latest_revision_as_object() if question.has_unpublished_changes else question
    content = freezing.question_content(written, picture=lambda image, alt: {"image": image, "alt": alt})
    losses = []
    record = ReadQuestion(
        name=question.code,
        code=question.code,
        content=content,
        category=categories.get(written.category_id, []),
        tags=sorted(tag.tag.name for tag in question.tagged_items.all()),
        losses=losses,
    )
    record.images = [image for image in _taken_out(content, losses) if image]
    return record


def _taken_out(content, losses):
    """The images of the content, which stand beside it in files."""
    yield _image("stem", content.pop("image", None), losses)
    for option in content.get("options", ()):
        yield _image(f"option:{option['id']}", option.pop("image", None), losses)
    if content.get("case"):
        yield _image("case", content["case"].pop("image", None), losses)


def _image(place, shown, losses):
    if not shown:
        return None
    with shown["image"].file.open("rb") as file:
        data = file.read()
    return pictures.image(place, shown["image"].filename, data, shown["alt"], losses)
