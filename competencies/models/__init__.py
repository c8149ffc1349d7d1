from .assessing import AssessmentCycle, PeerResult, Rating, RatingLine, SelfAnswer, SelfAssessment
from .evidence import Evidence
from .external_training import ClaimedCompetency, ExternalTraining, TrainingEvent
from .frameworks import Competency, CompetencyLink, Framework, LevelDescriptor, ProficiencyLevel
from .hours import HoursConversion, HoursCredit, HoursRule, HoursTarget
from .ip_asn import ProfessionalismIndicator, ProfessionalismRule
from .plans import DevelopmentPlan, PlanMove, PlanStep
from .sharing import ProfileShare
from .standards import LearningPath, PathStep, PositionStandard, StandardLine
from .standing import CompetencyStanding, GapCell, PersonStanding, Recomputation
from .training_forms import TrainingForm

__all__ = [
    "AssessmentCycle",
    "ClaimedCompetency",
    "Competency",
    "CompetencyLink",
    "CompetencyStanding",
    "DevelopmentPlan",
    "Evidence",
    "ExternalTraining",
    "Framework",
    "GapCell",
    "HoursConversion",
    "HoursCredit",
    "HoursRule",
    "HoursTarget",
    "LearningPath",
    "LevelDescriptor",
    "PathStep",
    "PeerResult",
    "PersonStanding",
    "PlanMove",
    "PlanStep",
    "PositionStandard",
    "ProfessionalismIndicator",
    "ProfessionalismRule",
    "ProficiencyLevel",
    "ProfileShare",
    "Rating",
    "RatingLine",
    "Recomputation",
    "SelfAnswer",
    "SelfAssessment",
    "StandardLine",
    "TrainingEvent",
    "TrainingForm",
]
