from growthring.people.models.bodies import School, Team, Trust, TrustOwned
from growthring.people.models.changes import BulkChange, BulkChangeRow
from growthring.people.models.grants import Invitation, RoleGrant
from growthring.people.models.holds import LegalHold
from growthring.people.models.moves import FormerNumber, SchoolMove
from growthring.people.models.partnerships import PartnerKind, Partnership, Share, SupportMode
from growthring.people.models.persons import Contract, Person, Post, PostKind
from growthring.people.models.sign_in import Identity, SignInProvider, SignInRules

__all__ = [
    "BulkChange",
    "BulkChangeRow",
    "Contract",
    "FormerNumber",
    "Identity",
    "Invitation",
    "LegalHold",
    "PartnerKind",
    "Partnership",
    "Person",
    "Post",
    "PostKind",
    "RoleGrant",
    "School",
    "SchoolMove",
    "Share",
    "SignInProvider",
    "SignInRules",
    "SupportMode",
    "Team",
    "Trust",
    "TrustOwned",
]
