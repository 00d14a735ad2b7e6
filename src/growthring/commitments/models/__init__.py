from growthring.commitments.models.actions import KIND, Action
from growthring.commitments.models.offers import Offer
from growthring.commitments.models.promises import Promise, PromiseReason, PromiseStep

__all__ = ["KIND", "Action", "Offer", "Promise", "PromiseReason", "PromiseStep"]
