"""What each role allows. Pure: whoever wants to know asks `User.units_with` or a queryset's `within_power`."""

from enum import StrEnum


class Power(StrEnum):
    """One kind of act upon people, units or records. It reaches the subtrees of the units that the role holds for."""

    SEE_LEARNING = "see_learning"
    SEE_PEOPLE = "see_people"
    MANAGE_PEOPLE = "manage_people"
    IMPORT_PEOPLE = "import_people"
    ISSUE_CODES = "issue_codes"
    RESET_TWO_FACTOR = "reset_two_factor"
    MANAGE_UNITS = "manage_units"
    GRANT_ROLES = "grant_roles"
    SEE_AUDIT = "see_audit"
    HANDLE_DATA_REQUESTS = "handle_data_requests"
    MANAGE_PRIVACY = "manage_privacy"
    ISSUE_CERTIFICATES = "issue_certificates"
    REVOKE_CERTIFICATES = "revoke_certificates"
    MANAGE_KEYS = "manage_keys"
    MANAGE_FRAMEWORKS = "manage_frameworks"
    MANAGE_STANDARDS = "manage_standards"
    RUN_ASSESSMENTS = "run_assessments"
    CHECK_CLAIMS = "check_claims"
    CORRECT_HOURS = "correct_hours"
    MANAGE_HOURS_RULES = "manage_hours_rules"
    ASSIGN_TRAINING = "assign_training"
    MANAGE_API_KEYS = "manage_api_keys"
    RECOMPUTE = "recompute"
    TEACH = "teach"
    ORGANISE = "organise"
    MARK = "mark"
    SIGN = "sign"


# The codes of RoleAssignment.Role. An administrator serves the whole site and has every power everywhere.
POWERS = {
    "trainer": {Power.TEACH},
    "organiser": {Power.ORGANISE},
    "marker": {Power.MARK},
    "hr_officer": {
        Power.SEE_LEARNING,
        Power.SEE_PEOPLE,
        Power.MANAGE_PEOPLE,
        Power.IMPORT_PEOPLE,
        Power.ISSUE_CODES,
        Power.MANAGE_STANDARDS,
        Power.RUN_ASSESSMENTS,
        Power.CHECK_CLAIMS,
        Power.CORRECT_HOURS,
        Power.ASSIGN_TRAINING,
    },
    "signatory": {Power.SIGN, Power.ISSUE_CERTIFICATES, Power.REVOKE_CERTIFICATES},
    "agency_administrator": {
        Power.SEE_PEOPLE,
        Power.MANAGE_PEOPLE,
        Power.IMPORT_PEOPLE,
        Power.ISSUE_CODES,
        Power.RESET_TWO_FACTOR,
        Power.MANAGE_UNITS,
        Power.GRANT_ROLES,
        Power.ISSUE_CERTIFICATES,
        Power.MANAGE_FRAMEWORKS,
        Power.MANAGE_STANDARDS,
        Power.MANAGE_HOURS_RULES,
        Power.MANAGE_API_KEYS,
    },
    "data_protection_officer": {Power.HANDLE_DATA_REQUESTS, Power.MANAGE_PRIVACY},
    "auditor": {Power.SEE_AUDIT, Power.SEE_LEARNING, Power.SEE_PEOPLE},
    "administrator": set(Power),
}


def roles_with(power):
    return {role for role, powers in POWERS.items() if power in powers}


# Which roles each role may give to others, within its own unit's subtree or its own course. Learning, signing,
# auditing and the desk for personal data are given by the agency; nobody gives more than an agency may.
MAY_GRANT = {
    "administrator": set(POWERS),
    "agency_administrator": set(POWERS) - {"administrator"},
    "trainer": {"trainer", "organiser", "marker"},
}


def grants(holder_role, role):
    return role in MAY_GRANT.get(holder_role, ())
