"""What is done to people, units and roles. Each service is one transaction and safe to repeat."""

from .organisation import add_unit
from .people import EmploymentOutOfOrder, NumberInUse, employ
from .roles import UnitNotAllowed, UnitRequired, end_role, grant_role

__all__ = [
    "EmploymentOutOfOrder",
    "NumberInUse",
    "UnitNotAllowed",
    "UnitRequired",
    "add_unit",
    "employ",
    "end_role",
    "grant_role",
]
