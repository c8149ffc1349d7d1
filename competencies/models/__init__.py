from .evidence import Evidence
from .frameworks import Competency, Framework, ProficiencyLevel
from .hours import HoursCredit, HoursRule, HoursTarget

__all__ = [
    "Competency",
    "Evidence",
    "Framework",
    "HoursCredit",
    "HoursRule",
    "HoursTarget",
    "ProficiencyLevel",
]
