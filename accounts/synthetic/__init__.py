"""Invented units and people in any number, for tests of scale and for the demo. Deterministic by seed."""

from .files import people_csv, units_csv
from .loading import load
from .organisation import invent_units
from .people import invent_person
from .staff import invent_staff

__all__ = ["invent_person", "invent_staff", "invent_units", "load", "people_csv", "units_csv"]
