from .attempts import attempt, review, start, submit
from .results import result
from .saving import save

__all__ = ["attempt", "result", "review", "save", "start", "submit"]
