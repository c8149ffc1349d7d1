from .api_keys import ApiKey
from .audit import AuditEntry, AuditEntryIsFinal, AuditHead
from .code_lists import PositionKind, Rank
from .entering import ActivationCode, CodeSheet, Invitation
from .imports import ImportBatch, ImportEffect, ImportRow
from .kiosk import KioskCard, KioskDevice
from .organisation import Employment, OrgUnit, UnitChange
from .privacy import (
    BreachIncident,
    BreachSubject,
    Consent,
    DataCategory,
    DataExport,
    DataRequest,
    Farewell,
    NoticeAcknowledgement,
    PrivacyContact,
    PrivacyNotice,
    ProcessingActivity,
    RetentionRule,
    RetentionRun,
)
from .roles import RoleAssignment, RoleGroup, RoleProposal
from .user import User

__all__ = [
    "ActivationCode",
    "ApiKey",
    "AuditEntry",
    "AuditEntryIsFinal",
    "AuditHead",
    "BreachIncident",
    "BreachSubject",
    "CodeSheet",
    "Consent",
    "DataCategory",
    "DataExport",
    "DataRequest",
    "Employment",
    "Farewell",
    "ImportBatch",
    "ImportEffect",
    "ImportRow",
    "Invitation",
    "KioskCard",
    "KioskDevice",
    "NoticeAcknowledgement",
    "OrgUnit",
    "PositionKind",
    "PrivacyContact",
    "PrivacyNotice",
    "ProcessingActivity",
    "Rank",
    "RetentionRule",
    "RetentionRun",
    "RoleAssignment",
    "RoleGroup",
    "RoleProposal",
    "UnitChange",
    "User",
]
