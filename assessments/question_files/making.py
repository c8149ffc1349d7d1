"""Rows of the database for the questions of a file, all of them drafts."""

import hashlib
import io
from dataclasses import dataclass, field

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from assessments.answer_streams import streams_of
from assessments.models import BankCategory, Case, Question, QuestionTag, TaggedQuestion
from assessments.question_files.identities import with_new_ids

NAME_OF_CATEGORY = 120
NAME_OF_TAG = 100
TITLE_OF_CASE = 160
AT_ONCE = 200


@dataclass
class Maker:
    """`made`: {kind of thing: primary keys} of what came into being beside the questions."""

    question_import: object
    by: object
    made: dict = field(default_factory=lambda: {"categories": [], "cases": [], "images": []})
    _images: dict = field(default_factory=dict)
    _categories: dict = field(default_factory=dict)
    _cases: dict = field(default_factory=dict)

    def make(self, judged):
        questions = [self._question(each) for each in judged]
        Question.objects.bulk_create(questions, batch_size=AT_ONCE)
        _tag(questions, [each.question.tags for each in judged])
        _make_findable(questions)

    def _question(self, judged):
        read, content = judged.question, dict(judged.question.content)
        if "options" in content:
            content["options"] = [self._with_image(option, read) for option in content["options"]]
        options, answer = streams_of(with_new_ids(content))
        image, alt = self._image_at("stem", read)
        return Question(
            bank=self.question_import.bank,
            category=self._category(read.category),
            code=judged.code,
            kind=content["kind"],
            stem=content["stem"],
            image=image,
            image_alt=alt,
            case=self._case(read),
            options=options,
            answer=answer,
            credit=content.get("credit") or "",
            feedback=content["feedback"],
            competency=judged.competency,
            level=content["level"],
            difficulty=content["difficulty"],
            cognitive_level=content["cognitive_level"],
            source=content["source"],
            lesson_key=content["lesson_key"],
            live=False,
            has_unpublished_changes=True,
            imported_in=self.question_import,
        )

    def _with_image(self, option, read):
        image, alt = self._image_at(f"option:{option['id']}", read)
        return {**option, "image": {"key": image.pk, "alt": alt} if image else None}

    def _image_at(self, place, read):
        """(image of the library, its words); (None, "") where there is none. One picture is kept once."""
        found = next(iter(read.images_at(place)), None)
        if found is None:
            return None, ""
        checksum = hashlib.sha256(found.data).hexdigest()
        if checksum not in self._images:
            file = ImageFile(io.BytesIO(found.data), name=found.name)
            image = get_image_model().objects.create(title=found.name, file=file, uploaded_by_user=self.by)
            self._images[checksum] = image
            self.made["images"].append(image.pk)
        return self._images[checksum], found.alt or read.name

    def _category(self, names):
        parent, path = self.question_import.category, ()
        for name in names:
            path = (*path, name[:NAME_OF_CATEGORY])
            if path not in self._categories:
                self._categories[path] = self._category_in(parent, path[-1])
            parent = self._categories[path]
        return parent

    def _category_in(self, parent, name):
        bank = self.question_import.bank
        category, is_new = BankCategory.objects.get_or_create(bank=bank, parent=parent, name=name)
        if is_new:
            self.made["categories"].append(category.pk)
        return category

    def _case(self, read):
        case = read.content.get("case")
        if not case:
            return None
        key = (case["title"][:TITLE_OF_CASE], case["body"])
        if key not in self._cases:
            self._cases[key] = self._case_like(key, read)
        return self._cases[key]

    def _case_like(self, key, read):
        """One of the bank that says the same, or a new one."""
        title, body = key
        known = self.question_import.bank.cases.filter(title=title, body=body).first()
        if known:
            return known
        image, alt = self._image_at("case", read)
        case = Case.objects.create(bank=self.question_import.bank, title=title, body=body, image=image, image_alt=alt)
        self.made["cases"].append(case.pk)
        return case


def _tag(questions, tags_of_each):
    names = {name[:NAME_OF_TAG] for tags in tags_of_each for name in tags}
    known = {tag.name: tag for tag in QuestionTag.objects.filter(name__in=names)}
    for name in sorted(names - set(known)):
        known[name] = QuestionTag.objects.create(name=name)
    TaggedQuestion.objects.bulk_create(
        TaggedQuestion(tag=known[name], content_object=question)
        for question, tags in zip(questions, tags_of_each, strict=True)
        for name in sorted({name[:NAME_OF_TAG] for name in tags})
    )


def _make_findable(questions):
    """What saving one by one would have done through signals, with a dozen queries for each."""
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(questions), AT_ONCE):
            backend.add_bulk(Question, questions[start : start + AT_ONCE])
    for question in questions:
        # So that the library knows where its images are used; the other references hold by foreign keys.
        if question.image_id or any(block.value["image"] for block in question.options):
            ReferenceIndex.create_or_update_for_object(question)
