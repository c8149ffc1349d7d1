"""What invented learners answer in a quiz: so many questions right, the others wrong in a believable way."""

from math import ceil


def choose(questions, *, right_share, generator):
    """{question version id: what is given}, of which at least `right_share` of the questions are right."""
    count = ceil(right_share * len(questions))
    right = set(generator.sample(sorted(questions), count))
    return {
        version_id: _right(question) if version_id in right else _wrong(question, generator)
        for version_id, question in questions.items()
    }


def _right(question):
    return question.type.right_answer(question.content)


def _wrong(question, generator):
    right = _right(question)
    wrong = [generator.choice(sorted(set(question.options).difference(right)))]
    # Who has to tick several finds one of them.
    return [generator.choice(sorted(right)), *wrong] if question.takes_many else wrong
