from .code_lists import PositionKind, Rank
from .organisation import Employment, OrgUnit
from .roles import RoleAssignment
from .user import User

__all__ = ["Employment", "OrgUnit", "PositionKind", "Rank", "RoleAssignment", "User"]
