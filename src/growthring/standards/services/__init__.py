"""What may be done with how a school works: one transaction and one event each."""

from growthring.standards.services.start import start_trust_standards

__all__ = ["start_trust_standards"]
