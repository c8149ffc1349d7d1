from .attempts import attempt, review, submit
from .results import result
from .saving import save
from .starting import start

__all__ = ["attempt", "result", "review", "save", "start", "submit"]
