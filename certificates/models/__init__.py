# The first migration names these two here.
from certificates.storage import private_storage

from .certificates import Certificate, Credential, Revocation
from .issuing import BatchLine, GradingScale, IssuingBatch, IssuingPolicy
from .keys import Issuer, SigningKey
from .life import CorrectionRequest, Disclosure, ExpiryReminder, ShareLink
from .numbers import NumberSeries, VoidedNumber, validate_pattern
from .register import RegisterEntry, RegisterHead, RegisterNode
from .status_lists import StatusList
from .templates import CertificateTemplate, LayoutImage

__all__ = [
    "BatchLine",
    "Certificate",
    "CertificateTemplate",
    "CorrectionRequest",
    "Credential",
    "Disclosure",
    "ExpiryReminder",
    "GradingScale",
    "Issuer",
    "IssuingBatch",
    "IssuingPolicy",
    "LayoutImage",
    "NumberSeries",
    "RegisterEntry",
    "RegisterHead",
    "RegisterNode",
    "Revocation",
    "ShareLink",
    "SigningKey",
    "StatusList",
    "VoidedNumber",
    "private_storage",
    "validate_pattern",
]
