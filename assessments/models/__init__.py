from .analysis import AnalysisRun
from .attempts import AnswerFile, Attempt, AttemptEvent, AttemptItem, Mark, Response
from .bank import BankCategory, BankTrainer, Case, QuestionBank, QuestionTag
from .files import QuestionImport
from .marking import Appeal, Judgement
from .overrides import QuizOverride
from .questions import Question, QuestionVersion, TaggedQuestion
from .quizzes import CountingAttempt, QuizBand, QuizDraw, QuizPage, QuizQuestion, QuizSection
from .regrading import Regrade, RegradeOutcome
from .review import BankReview
from .versions import QuizRole, QuizVersion, QuizVersionItem

__all__ = [
    "AnalysisRun",
    "AnswerFile",
    "Appeal",
    "Attempt",
    "AttemptEvent",
    "AttemptItem",
    "BankCategory",
    "BankReview",
    "BankTrainer",
    "Case",
    "CountingAttempt",
    "Judgement",
    "Mark",
    "Question",
    "QuestionBank",
    "QuestionImport",
    "QuestionTag",
    "QuestionVersion",
    "QuizBand",
    "QuizDraw",
    "QuizOverride",
    "QuizPage",
    "QuizQuestion",
    "QuizRole",
    "QuizSection",
    "QuizVersion",
    "QuizVersionItem",
    "Regrade",
    "RegradeOutcome",
    "Response",
    "TaggedQuestion",
]
