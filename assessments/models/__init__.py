from .attempts import Attempt, AttemptItem, Mark, Response
from .bank import BankTrainer, Question, QuestionBank, QuestionVersion
from .quizzes import QuizPage, QuizQuestion
from .versions import QuizRole, QuizVersion, QuizVersionItem

__all__ = [
    "Attempt",
    "AttemptItem",
    "BankTrainer",
    "Mark",
    "Question",
    "QuestionBank",
    "QuestionVersion",
    "QuizPage",
    "QuizQuestion",
    "QuizRole",
    "QuizVersion",
    "QuizVersionItem",
    "Response",
]
