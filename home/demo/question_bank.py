"""The question bank of a demo course, named after it: cases, categories, tags and questions."""

from functools import cached_property

from assessments.models import BankCategory, Case, Question, QuestionBank, QuestionTag
from competencies.models import Competency
from home.demo.blocks import answer_blocks, option_blocks

# By which trainers find the questions of LDA-101, whose texts name no tags.
TAGS_OF_COMPETENCIES = {
    "CAKAP.2": ["mencari informasi"],
    "AMAN.2": ["kata sandi"],
    "AMAN.3": ["phishing"],
    "ETIKA.2": ["hoaks"],
}
SAID_OF_QUESTION = ("kind", "feedback", "difficulty")
MAY_BE_SAID = ("credit", "cognitive_level", "source")


class Bank:
    def __init__(self, name, *, lesson_keys, lesson_homes):
        """`lesson_homes`: {slug of a lesson: title of its module}, the category of questions that name none."""
        self.lesson_keys = lesson_keys
        self.lesson_homes = lesson_homes
        self.bank, _ = QuestionBank.objects.get_or_create(name=name)
        self.categories = {category.name: category for category in self.bank.categories.all()}
        self.cases = {}

    def category(self, name):
        if name not in self.categories:
            self.categories[name] = BankCategory.objects.create(bank=self.bank, name=name)
        return self.categories[name]

    def load_cases(self, entries):
        for entry in entries:
            texts = {"body": entry["body"].strip()}
            self.cases[entry["key"]], _ = Case.objects.update_or_create(
                bank=self.bank, title=entry["title"], defaults=texts
            )

    def load_questions(self, items):
        """Create or update the questions and publish them; in the order of `items`."""
        existing = Question.objects.in_bulk([item["code"] for item in items], field_name="code")
        return [
            self._load(existing.get(item["code"]) or Question(code=item["code"], live=False), item) for item in items
        ]

    def _load(self, question, item):
        question.bank = self.bank
        question.category = self.category(item.get("category") or self.lesson_homes[item["lesson"]])
        question.case = self.cases[item["case"]] if "case" in item else None
        question.stem = item["stem"].strip()
        question.competency = self.competencies[item["competency"]["framework"], item["competency"]["code"]]
        question.lesson_key = self.lesson_keys[item["lesson"]]
        for name in SAID_OF_QUESTION:
            setattr(question, name, item[name])
        for name in MAY_BE_SAID:
            setattr(question, name, item.get(name, ""))
        place = f"question/{item['code']}"
        question.options = option_blocks(item.get("options", []), place=place)
        question.answer = answer_blocks(item["kind"], item.get("answer"), place=place)
        question.full_clean()
        question.tags.set(self._tags(item))
        question.save()
        question.save_revision().publish()
        return question

    def _tags(self, item):
        names = item.get("tags") or TAGS_OF_COMPETENCIES.get(item["competency"]["code"], [])
        return [self.known_tags.get(name) or self._new_tag(name) for name in names]

    def _new_tag(self, name):
        self.known_tags[name] = QuestionTag.objects.create(name=name)
        return self.known_tags[name]

    @cached_property
    def known_tags(self):
        return {tag.name: tag for tag in QuestionTag.objects.all()}

    @cached_property
    def competencies(self):
        found = Competency.objects.select_related("framework")
        return {(competency.framework.code, competency.code): competency for competency in found}
