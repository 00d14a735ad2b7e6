from growthring.people.models.bodies import School, Team, Trust, TrustOwned
from growthring.people.models.changes import BulkChange, BulkChangeRow
from growthring.people.models.grants import Invitation, RoleGrant
from growthring.people.models.partnerships import PartnerKind, Partnership, Share, SupportMode
from growthring.people.models.persons import Contract, Person, Post, PostKind

__all__ = [
    "BulkChange",
    "BulkChangeRow",
    "Contract",
    "Invitation",
    "PartnerKind",
    "Partnership",
    "Person",
    "Post",
    "PostKind",
    "RoleGrant",
    "School",
    "Share",
    "SupportMode",
    "Team",
    "Trust",
    "TrustOwned",
]
