"""Columns that no staff record here has a place for: known by their headings, and never read."""

import re

# Columns of staff lists that are nobody's business here: their cells are let go of before anything is kept.
CLOSED = re.compile(
    r"""\b(?: n\.?i\.?\s*(?:no|num)|national\s+ins|nino\b|date\s+of\s+birth|d\.?o\.?b\b|birth|age\b|gender|sex\b|ethnic
        |religio|faith\b|belief|disab|marital|sexual|orientation|nationality|passport|visa\b|right\s+to\s+work|dbs\b
        |salar|pay\s*(?:scale|point|grade|band|spine)|spine|annual\s+pay|hourly\s+rate|gross\b|net\s+pay|tlr\b|allowance
        |bank|sort\s+code|account\s+(?:no|num)|iban|pension|tax\s+code|union\b|sick|absen|medical|health|next\s+of\s+kin
        |emergency|home\s|personal\s+(?:e-?mail|phone|mobile|address)|private\s+e-?mail|mobile|telephone|phone|tel\b
        |post\s*code|street|town\b|house\s+n|photo|password|car\s+reg )""",
    re.IGNORECASE | re.VERBOSE,
)
ADDRESS = re.compile(r"\baddress\b", re.IGNORECASE)


def is_closed(heading: str) -> bool:
    if "mail" in heading.casefold():
        return re.search(r"home|personal|private", heading, re.IGNORECASE) is not None
    return CLOSED.search(heading) is not None or ADDRESS.search(heading) is not None
