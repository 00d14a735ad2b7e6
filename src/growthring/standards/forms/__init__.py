from growthring.standards.forms.calendar import CalendarForm
from growthring.standards.forms.expectations import AddExpectationForm, ExpectationForm
from growthring.standards.forms.mode import ModeForm
from growthring.standards.forms.scale import ScaleForm

__all__ = ["AddExpectationForm", "CalendarForm", "ExpectationForm", "ModeForm", "ScaleForm"]
