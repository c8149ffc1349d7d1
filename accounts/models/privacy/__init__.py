"""Duties of the data-protection law (UU 27/2022) as rows: notices, requests, records, periods, breaches."""

from .activities import DataCategory, ProcessingActivity
from .breaches import BreachIncident, BreachSubject
from .farewells import Farewell
from .notices import Consent, NoticeAcknowledgement, PrivacyContact, PrivacyNotice
from .requests import DataExport, DataRequest
from .retention import RetentionRule, RetentionRun

__all__ = [
    "BreachIncident",
    "BreachSubject",
    "Consent",
    "DataCategory",
    "DataExport",
    "DataRequest",
    "Farewell",
    "NoticeAcknowledgement",
    "PrivacyContact",
    "PrivacyNotice",
    "ProcessingActivity",
    "RetentionRule",
    "RetentionRun",
]
