from .answers import (
    Answer,
    AnswerRejected,
    AttemptClosed,
    OneOptionOnly,
    Saved,
    UnknownItem,
    UnknownOption,
    save_responses,
)
from .attempts import (
    EnrolmentWithdrawn,
    NoAttemptsLeft,
    QuizNotInCourse,
    QuizNotPublished,
    start_attempt,
    submit_attempt,
)
from .banks import set_trainers
from .publishing import QuestionsNotPublished, QuizCannotBeFrozen, QuizWithoutQuestions, check_questions, freeze_quiz

__all__ = [
    "Answer",
    "AnswerRejected",
    "AttemptClosed",
    "EnrolmentWithdrawn",
    "NoAttemptsLeft",
    "OneOptionOnly",
    "QuestionsNotPublished",
    "QuizCannotBeFrozen",
    "QuizNotInCourse",
    "QuizNotPublished",
    "QuizWithoutQuestions",
    "Saved",
    "UnknownItem",
    "UnknownOption",
    "check_questions",
    "freeze_quiz",
    "save_responses",
    "set_trainers",
    "start_attempt",
    "submit_attempt",
]
