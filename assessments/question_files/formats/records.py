"""What readers make of a file and writers make a file of. Remarks are kept as code and parameters, so that everyone
reads them in their own language (`question_files.remarks`)."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Remark:
    code: str
    params: dict = field(default_factory=dict)


@dataclass(frozen=True)
class QuestionImage:
    """`place`: "stem", "case" or "option:<id>"."""

    place: str
    name: str
    mime: str
    alt: str
    data: bytes


@dataclass
class ReadQuestion:
    """`content` as a question is frozen, without what only the database knows; `images` stand beside it."""

    name: str
    content: dict
    code: str = ""
    category: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    images: list = field(default_factory=list)
    losses: list = field(default_factory=list)

    def images_at(self, place):
        return [image for image in self.images if image.place == place]


@dataclass(frozen=True)
class Refused:
    name: str
    reason: Remark


@dataclass
class ReadFile:
    format: str
    questions: list = field(default_factory=list)
    refused: list = field(default_factory=list)


@dataclass(frozen=True)
class WrittenFile:
    """`losses`: {name of the question: what the file does not hold of it}; `left_out`: of Refused."""

    data: bytes
    losses: dict
    left_out: list


class Unusable(Exception):
    def __init__(self, code, /, **params):
        super().__init__(code)
        self.remark = Remark(code, params)


class QuestionRefused(Unusable):
    """This question can't be taken or written; the others can."""


class FileRefused(Unusable):
    """The file as a whole can't be read."""


def note(losses, code, /, **params):
    """Add a remark, each only once."""
    remark = Remark(code, params)
    if remark not in losses:
        losses.append(remark)
