"""What every form says when it is not filled in as it has to be, by the pattern of GOV.UK's error summary."""

from html.parser import HTMLParser
from typing import Any

import pytest

from tests.access.conftest import undone
from tests.access.crawling import ask, body
from tests.access.sending import FORMS
from tests.access.sent import Sent
from tests.access.test_forms import address_of
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_quick_frame")]
NONSENSE = "zz what is this?"
# Asked with nothing but who is chosen, these show the next step.
NEXT_STEP = {"people_bulk_ticked", "invitations_make"}
# Nothing that can be sent here is wrong: a button, boxes to tick, a name that may be left out.
TAKES_ANYTHING = {
    "account_kept_put_away",
    "account_places_end",
    "interop_check",
    "people_sign_in_act",
    "sign_in_find",
    "standards_expectation_change",
    "account_act_as",
    "commitments_action_tick",
    "commitments_kept",
    "commitments_promise_share",
    "conversations_call_off",
    "invitations_make",
    "people_person_edit own",
    "people_sharing",
    "stages_assurance_answer",
    "stages_profile_close",
    "writing_draft_save",
}
PIECES = {"stages_table_row"}  # answers with a row for the page that is open
ONCE = {"code"}  # never shown again
VOID = {"input", "br", "hr", "img", "link", "meta"}
NOT_REPEATED = {"password", "file", "hidden", "date", "number", "checkbox", "radio", "submit"}


class Page(HTMLParser):
    """What a reader is told of errors: title, summary, the boxes by id, and the text of each element with an id."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.title = ""
        self.links: list[tuple[str, str]] = []  # of the summary: address, words
        self.summary: dict[str, Any] = {}
        self.by_id: dict[str, dict[str, Any]] = {}
        self.twice: set[str] = set()
        self.texts: dict[str, str] = {}
        self.boxes: list[dict[str, Any]] = []
        self._open: list[tuple[str, dict[str, Any]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {**dict(attrs), "tag": tag}
        if "id" in given:
            self.twice |= {str(given["id"])} & set(self.by_id)
            self.by_id[str(given["id"])] = given
        if "error-summary" in str(given.get("class")):
            self.summary = given
        if tag in ("input", "select", "textarea") and given.get("name"):
            self.boxes.append(given)
        if tag == "a" and self._inside("error-summary"):
            self.links.append((str(given.get("href")), ""))
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(tag == "title" for tag, _ in self._open[-1:]):
            self.title += data
        for _tag, given in self._open:
            if "id" in given:
                self.texts[given["id"]] = f"{self.texts.get(given['id'], '')}{data}"
        if self._open and self._open[-1][0] == "a" and self._inside("error-summary"):
            href, words = self.links[-1]
            self.links[-1] = (href, words + data)

    def _inside(self, name: str) -> bool:
        return any(name in str(given.get("class")) for _tag, given in self._open)

    def described(self, box: dict[str, Any]) -> str:
        """What is read out with the box: its own description, or that of the group it is in."""
        ids = str(box.get("aria-describedby") or self.groups(box)).split()
        return " ".join(" ".join(self.texts.get(each, "").split()) for each in ids)

    def groups(self, box: dict[str, Any]) -> str:
        stem = str(box.get("id", "")).rpartition("_")[0]
        return f"{stem}_error" if f"{stem}_error" in self.by_id else ""


def faults(page: Page) -> list[str]:
    """What is not as the pattern has it."""
    found = [] if page.title.strip().startswith("Error:") else [f"the title is {page.title.strip()!r}"]
    found += [f"#{each} is there twice" for each in sorted(page.twice)]
    if not page.summary:
        return [*found, "no summary"]
    if page.summary.get("tabindex") != "-1" or "autofocus" not in page.summary:
        found.append("the summary does not take the focus")
    if "There is a problem" not in page.texts.get("problems", ""):
        found.append("the summary does not say what it is")
    for href, words in page.links:
        box = page.by_id.get(href.lstrip("#"))
        if box is None or box["tag"] not in ("input", "select", "textarea"):
            found.append(f"{words!r} leads to {href}, which is no box")
            continue
        if box.get("aria-invalid") != "true":
            found.append(f"{href} is not marked")
        if " ".join(words.split()) not in page.described(box):
            found.append(f"{href} is described as {page.described(box)!r}, not {words!r}")
    marked = {str(box.get("id")) for box in page.boxes if box.get("aria-invalid") == "true"}
    linked = {href.lstrip("#") for href, _words in page.links}
    groups = {each.rpartition("_")[0] for each in linked if each.rpartition("_")[2] == "0"}
    return found + [
        f"#{each} is marked and not in the summary" for each in sorted(marked - linked) if not _in(each, groups)
    ]


def _in(ident: str, groups: set[str]) -> bool:
    return ident.rpartition("_")[0] in groups


def attempts(form: Sent, world: World) -> Any:
    """The form left empty, and filled with nonsense: what was sent, and the answer."""
    with undone():
        yield from _attempts(form, world)


def _attempts(form: Sent, world: World) -> Any:
    client = form.client(world)
    url = address_of(form, world)
    shown = [box for box in Page(body(ask(client, "get", url)).decode()).boxes if box.get("type") != "hidden"]
    fixed = {"csrfmiddlewaretoken": "as browsers send it"} | {
        name: value for name, value in form.data(world).items() if name in ("way", "pick", "do", "calendar", "point")
    }
    names = {str(box["name"]) for box in shown if box.get("type") not in ("checkbox", "radio", "submit")} | set(
        form.data(world)
    )
    for data in (dict(fixed), {**{name: NONSENSE for name in names if name != "csrfmiddlewaretoken"}, **fixed}):
        with undone():
            yield data, ask(client, "post", url, data)


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    """Without it there is no form for a new password or address."""
    settings.MAIL_IS_SET_UP = True


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
def test_an_error_is_told_as_everywhere(form: Sent, world: World) -> None:
    wrong = []
    for data, answer in attempts(form, world):
        assert answer.status_code in (302, 422, 403, 404) or form.name in NEXT_STEP, (answer.status_code, data)
        if answer.status_code == 422 and form.name not in PIECES:
            page = Page(body(answer).decode())
            wrong += faults(page) + lost(page, data)

    assert wrong == []


def lost(page: Page, data: dict[str, Any]) -> list[str]:
    """Fields that no box shows again as they were typed."""
    shown = str(data.get("way", ""))  # of several forms on a page one is sent
    typed = [box for box in page.boxes if box.get("type") not in NOT_REPEATED and box["tag"] != "select"]
    sent = {str(box["name"]) for box in typed if data.get(str(box["name"])) == NONSENSE}
    kept = {
        str(box["name"])
        for box in typed
        if box.get("value") == NONSENSE or NONSENSE in page.texts.get(str(box.get("id")), "")
    }
    return [f"{name} has lost what was typed" for name in sorted(sent - kept - ONCE) if name.startswith(shown)]


def test_forms_have_something_to_say(world: World) -> None:
    """Else the test above would pass on forms that take anything."""
    silent = {form.label for form in FORMS if all(told.status_code != 422 for _data, told in attempts(form, world))}
    buttons = {form.label for form in FORMS if not form.data(world)}

    assert sorted(silent - buttons) == sorted(TAKES_ANYTHING)
