from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    where: str  # the setting, the file or the database it is about
    what: str
    remedy: str


def in_words(findings: Sequence[Finding], heading: str) -> str:
    lines = [heading]
    for finding in findings:
        lines += ["", f"- {finding.where}: {finding.what}", f"  {finding.remedy}"]
    return "\n".join(lines)
