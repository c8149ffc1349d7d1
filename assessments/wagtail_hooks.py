from assessments import quiz_hooks  # noqa: F401 -- registers those of quiz pages
from assessments.bank import hooks  # noqa: F401 -- registers those of the question bank
from assessments.question_files import hooks as question_files  # noqa: F401 -- registers those of question files
