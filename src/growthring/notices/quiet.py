"""When nobody is written to about what can wait: in the evening and at night, at weekends, on closed days."""

from datetime import time

MORNING, EVENING = time(7, 30), time(18, 0)


def is_quiet_hour(at: time) -> bool:
    return at < MORNING or at >= EVENING
