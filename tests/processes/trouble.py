"""What a visitor sees of a database in trouble."""

import re
from html import unescape

from tests.processes.visitor import Answer, Visitor

NAMES = """
from growthring.people.models import Team
print(*Team.objects.unscoped(reason="counting in a test").values_list("name", flat=True), sep="\\n")
"""
KEPT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">|<textarea [^>]*name="([^"]+)"[^>]*>\n([^<]*)<')
WORDS = "typed words that stay"
# What any page at all needs, what needs to know who is there, and what writes down that somebody looked.
READABLE = ["/healthz", "/permissions/", "/set-up/people/"]


def kept_in(answer: Answer) -> dict[str, str]:
    fields = [(a or c, b or d) for a, b, c, d in KEPT.findall(answer.text)]
    return {name: unescape(value) for name, value in fields}


def sends_until_refused(visitor: Visitor, page: str) -> tuple[list[str], Answer]:
    """What was answered as saved, and the first answer that was not: a log has some room left of its own."""
    saved: list[str] = []
    for turn in range(3000):
        name = f"{WORDS} {turn} {'x' * 60}"
        answer = visitor.post(page, name=name)
        if answer.status != 302:
            return saved, answer
        saved.append(name)
    raise AssertionError("the disk never was full")


def told(answer: Answer, statuses: set[int]) -> None:
    assert answer.status in statuses, answer.text[:1500]
    assert int(answer.headers["Retry-After"]) > 0
    assert kept_in(answer)["name"].startswith(WORDS)


def sent_again(visitor: Visitor, page: str, answer: Answer) -> str:
    """The name that the page with the kept words saves when it is sent."""
    fields = kept_in(answer)
    visitor.token = fields.pop("csrfmiddlewaretoken")
    assert visitor.post(page, **fields).status == 302
    return fields["name"]
