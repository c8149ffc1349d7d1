"""GIFT: a question in each part between empty lines, its answers in braces.

::Capital::What is the capital of Indonesia? {=Jakarta#Right. ~Surabaya ~Medan}
"""

import re

from assessments.question_files.formats import building, categories, limits, markup
from assessments.question_files.formats import marks as our_marks
from assessments.question_files.formats.gift import answers
from assessments.question_files.formats.gift.escapes import hide, show
from assessments.question_files.formats.gift.formatting import FORMAT, line, stem
from assessments.question_files.formats.records import QuestionRefused, ReadFile, ReadQuestion, Refused

NAME_LENGTH = 80
CATEGORY = re.compile(r"\$CATEGORY:(.*)")
NAME = re.compile(r"\s*::(.*?)::(.*)", re.DOTALL)
CODE = re.compile(r"\[id:([^\]]{1,100})\]")
TAG = re.compile(r"\[tag:([^\]]{1,1000})\]")
GENERAL_FEEDBACK = "####"
BLANK = "_____"


def read(text):
    reader = _Reader()
    for raw in [*text.split("\n"), ""]:
        reader.take(raw)
    return reader.file


class _Reader:
    def __init__(self):
        self.file = ReadFile("gift")
        self.category, self.lines, self.comments = [], [], []

    def take(self, raw):
        stripped = raw.strip()
        if stripped.startswith("//"):
            self.comments.append(stripped)
        elif category := CATEGORY.match(stripped):
            self.finish()
            self.category = categories.read(show(hide(category[1])))
        elif stripped:
            self.lines.append(raw)
        else:
            self.finish()

    def finish(self):
        if not self.lines:
            return
        hidden, remarks = hide("\n".join(self.lines)), "\n".join(self.comments)
        self.lines, self.comments = [], []
        try:
            self.file.questions.append(_question(hidden, remarks, self.category))
        except QuestionRefused as refusal:
            self.file.refused.append(Refused(_name(hidden), refusal.remark))


def _question(hidden, remarks, category):
    losses = []
    code = CODE.search(remarks)
    tags, marks = our_marks.split([tag.strip() for tag in TAG.findall(remarks)])
    named = NAME.match(hidden)
    before, inside, after = _parted(named[2] if named else hidden)
    inside, _sign, feedback = inside.partition(GENERAL_FEEDBACK)
    kind, parts = answers.read(inside, marks, losses)
    format_, text = FORMAT.match(before.strip()).groups()
    if after.strip():
        text += f" {BLANK}{' ' * after.strip()[0].isalnum()}{after.strip()}"
    html = stem(format_, text, losses)
    if not html:
        raise QuestionRefused("no_text")
    content = building.question(kind, stem=html, feedback=line(feedback), **parts)
    our_marks.apply(content, marks)
    limits.fit(content, losses)
    return ReadQuestion(
        name=(_shown(named[1]) if named else markup.line(html))[:NAME_LENGTH],
        content=content,
        code=code[1].strip() if code else "",
        category=list(category),
        tags=tags,
        losses=losses,
    )


def _parted(hidden):
    """(text before the answers, what stands between the braces, text after them)."""
    before, opening, rest = hidden.partition("{")
    inside, closing, after = rest.partition("}")
    if not opening and "}" not in hidden:
        raise QuestionRefused("text_without_answer")
    if not closing or "{" in inside or "{" in after or "}" in after:
        raise QuestionRefused("braces")
    return before, inside, after


def _name(hidden):
    named = NAME.match(hidden)
    text = named[1] if named else hidden.partition("{")[0]
    return _shown(text)[:NAME_LENGTH]


def _shown(hidden):
    return " ".join(show(hidden).split())
