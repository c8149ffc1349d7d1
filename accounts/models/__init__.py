from .audit import AuditEntry
from .code_lists import PositionKind, Rank
from .organisation import Employment, OrgUnit, UnitChange
from .roles import RoleAssignment
from .user import User

__all__ = ["AuditEntry", "Employment", "OrgUnit", "PositionKind", "Rank", "RoleAssignment", "UnitChange", "User"]
