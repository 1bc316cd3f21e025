from hoitu.foundation.directory.models.agency import Agency, AgencyLink, AgencyName, Unit
from hoitu.foundation.directory.models.person import Membership, Person
from hoitu.foundation.directory.models.right import ApprovalRight, Delegation

__all__ = ["Agency", "AgencyLink", "AgencyName", "ApprovalRight", "Delegation", "Membership", "Person", "Unit"]
