"""Aiken: a question in one line, its answers lettered, and the letter of the right one.

What is the capital of Indonesia?
A) Surabaya
B) Jakarta
ANSWER: B
"""

import re
from decimal import Decimal

from assessments.question_files.formats import building, limits, markup
from assessments.question_files.formats.records import (
    QuestionRefused,
    ReadFile,
    ReadQuestion,
    Refused,
    Remark,
    WrittenFile,
    note,
)

ANSWER = re.compile(r"([A-Z])[).](.*)")
KEY = re.compile(r"ANSWER:\s*(.*)")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAME_LENGTH = 80


def looks_like(text):
    return bool(re.search(r"^ANSWER:", text, re.MULTILINE) and re.search(r"^A[).]", text, re.MULTILINE))


def read(text):
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(line.strip(), number)
    reader.finish()
    return reader.file


class _Reader:
    def __init__(self):
        self.file = ReadFile("aiken")
        self.stem, self.answers, self.after_gap = [], [], False

    def take(self, line, number):
        if not line:
            self.after_gap = bool(self.stem)
        elif key := KEY.fullmatch(line):
            self.end(key[1].strip(), number)
        elif answer := ANSWER.fullmatch(line):
            self.answer(answer[1], answer[2].strip(), line, number)
        else:
            self.question(line)

    def question(self, line):
        if self.answers or (self.stem and self.after_gap):
            self.finish()
        self.stem.append(line)
        self.after_gap = False

    def answer(self, letter, text, line, number):
        if self.stem:
            self.answers.append((letter, text))
        else:
            self.refuse(line, "not_started", line=number)

    def end(self, letter, number):
        if not self.stem:
            self.refuse(f"ANSWER: {letter}", "not_started", line=number)
            return
        try:
            self.file.questions.append(_question(" ".join(self.stem), self.answers, letter))
        except QuestionRefused as refusal:
            self.file.refused.append(Refused(self.name, refusal.remark))
        self.start_anew()

    def finish(self):
        """Whatever was begun has no end."""
        if self.stem:
            self.refuse(self.name, "no_answer_line")
        self.start_anew()

    @property
    def name(self):
        return " ".join(self.stem)[:NAME_LENGTH]

    def refuse(self, name, code, **params):
        self.file.refused.append(Refused(name[:NAME_LENGTH], Remark(code, params)))

    def start_anew(self):
        self.stem, self.answers, self.after_gap = [], [], False


def _question(stem, answers, key):
    if len(answers) < 2:
        raise QuestionRefused("too_few_answers")
    letters = [letter for letter, _text in answers]
    if key not in letters or len(set(letters)) < len(letters):
        raise QuestionRefused("key_without_answer", key=key[:20])
    graded = [(text, Decimal(100 * (letter == key)), "") for letter, text in answers]
    content = building.question(
        "single_choice", stem=markup.from_plain(stem), **building.single_choice(graded, losses=[])
    )
    limits.fit(content, losses=[])
    return ReadQuestion(name=stem[:NAME_LENGTH], content=content)


def write(questions):
    written, losses, left_out = [], {}, []
    for question in questions:
        try:
            lost = []
            written.append(_written(question, lost))
            losses[question.name] = lost
        except QuestionRefused as refusal:
            left_out.append(Refused(question.name, refusal.remark))
    return WrittenFile("\n".join(written).encode(), {name: lost for name, lost in losses.items() if lost}, left_out)


def _written(question, losses):
    content = question.content
    if content["kind"] not in ("single_choice", "true_false"):
        raise QuestionRefused("kind_not_in_format")
    options = content["options"]
    if len(options) > len(LETTERS):
        raise QuestionRefused("too_many_answers", limit=len(LETTERS))
    _note_losses(question, losses)
    texts = [" ".join(option["text"].split()) for option in options]
    key = next(letter for letter, option in zip(LETTERS, options, strict=False) if option["is_correct"])
    lines = [f"{letter}) {text}" for letter, text in zip(LETTERS, texts, strict=False)]
    return "\n".join([_stem(content["stem"]), *lines, f"ANSWER: {key}", ""])


def _stem(html):
    """Nothing that would be taken for an answer may begin the line."""
    stem = markup.line(html)
    return f"“{stem}”" if ANSWER.match(stem) or KEY.match(stem) else stem


def _note_losses(question, losses):
    content = question.content
    if content["kind"] == "true_false":
        note(losses, "becomes_single_choice")
    if markup.from_plain(markup.line(content["stem"])) != markup.safe(content["stem"]):
        note(losses, "formatting")
    if content.get("feedback") or any(option.get("feedback") for option in content["options"]):
        note(losses, "feedback")
    if content.get("credit") == "weights":
        note(losses, "weights")
    if question.images:
        note(losses, "images")
    if content.get("case"):
        note(losses, "case")
    note(losses, "only_text_and_key")
