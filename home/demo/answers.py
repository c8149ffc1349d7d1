"""What invented learners answer in a quiz: so many questions right, the others wrong in a believable way."""

from math import ceil


def choose(questions, *, right_share, generator):
    """{question version id: chosen option ids}, of which at least `right_share` of the questions are right."""
    count = ceil(right_share * len(questions))
    right = set(generator.sample(sorted(questions), count))
    return {
        version_id: _right(question) if version_id in right else _wrong(question, generator)
        for version_id, question in questions.items()
    }


def _right(question):
    return sorted(question.answer_key().keys)


def _wrong(question, generator):
    key = question.answer_key()
    wrong = [generator.choice(sorted(key.distractors))]
    # Who has to tick several finds one of them.
    return [generator.choice(sorted(key.keys)), *wrong] if question.takes_many else wrong
