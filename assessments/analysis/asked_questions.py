"""The questions that a quiz has asked. All versions of a question are one item, told by the newest that marks them."""

from dataclasses import dataclass

from assessments.models import QuestionVersion, QuizVersionItem, Regrade

ROW = (
    "version_id",
    "points",
    "question_version_id",
    "question_version__number",
    "question_version__question_id",
    "question_version__question__public_id",
    "question_version__question__code",
)


@dataclass
class AskedQuestion:
    public_id: str
    code: str
    points: int
    place: int
    versions: dict  # {number: primary key of the question version} of those that were asked
    content: dict | None = None


class AskedQuestions:
    """Of one version of the quiz, or of all; place and points as its newest version has them."""

    def __init__(self, quiz_key, version=None):
        rows = QuizVersionItem.objects.filter(version__quiz_key=quiz_key)
        rows = rows if version is None else rows.filter(version=version)
        self.by_key = {}  # {primary key of the question: AskedQuestion}
        self.question_of = {}  # {primary key of the question version: that of its question}
        self.available = set()  # what the newest version may ask
        newest = None
        for place, row in enumerate(rows.order_by("version__number", "position").values_list(*ROW, named=True)):
            if row.version_id != newest:
                newest, self.available = row.version_id, set()
            self._add(place, row)
        self._read_contents()

    def _add(self, place, row):
        key = row.question_version__question_id
        self.available.add(key)
        self.question_of[row.question_version_id] = key
        known = self.by_key.get(key)
        self.by_key[key] = AskedQuestion(
            public_id=str(row.question_version__question__public_id),
            code=row.question_version__question__code,
            points=row.points,
            place=place,
            versions={**(known.versions if known else {}), row.question_version__number: row.question_version_id},
        )

    def _read_contents(self):
        telling = {key: question.versions[max(question.versions)] for key, question in self.by_key.items()}
        telling |= self._corrected()
        contents = QuestionVersion.objects.in_bulk(telling.values())
        for key, version in telling.items():
            self.by_key[key].content = contents[version].content

    def _corrected(self):
        """A regrade has marked the answers by a newer version, so its key is the one to show."""
        regrades = Regrade.objects.filter(question__in=self.by_key).order_by("version__number")
        rows = list(regrades.values_list("question_id", "version_id", "version__number"))
        self.question_of |= {version: key for key, version, _number in rows}
        return {key: version for key, version, number in rows if number > max(self.by_key[key].versions)}
