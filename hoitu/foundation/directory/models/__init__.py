from hoitu.foundation.directory.models.agency import Agency, AgencyKind, AgencyLink, AgencyName, Unit, Verification
from hoitu.foundation.directory.models.person import Membership, PasswordUse, Person, Suspension
from hoitu.foundation.directory.models.right import ApprovalRight, Delegation

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyLink",
    "AgencyName",
    "ApprovalRight",
    "Delegation",
    "Membership",
    "PasswordUse",
    "Person",
    "Suspension",
    "Unit",
    "Verification",
]
