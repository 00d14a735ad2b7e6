"""A file nobody knows, on the page: which column is what, how it would be read, remembered for the next one."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from growthring.core import clock
from growthring.core.access import Forbidden
from growthring.interop.keeping import unpacked
from growthring.interop.mapping import services as mapping
from growthring.interop.mapping import waiting
from growthring.interop.mapping.models import ColumnMapping, WaitingTable
from growthring.interop.models import ImportBatch
from growthring.interop.reading import Raw, RosterError
from growthring.interop.reading.csvrows import Row
from growthring.interop.tests.rosters import lines
from growthring.interop.tests.test_pages import START, left_over, only_batch, send, signed_in
from growthring.people.models import Person, School
from tests.factories import SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
ODD = lines(
    "Ref,Person,Where,What,Boss,Birthday",
    '7,"Ashdown, Rowan",TDN,Yr 4 lead,Mara Quill,TOKEN',
    "8,Mara Quill,Thistledown,Headteacher,,TOKEN",
    "9,,TDN,Class teacher,,TOKEN",
)
CHOSEN = {"c0": "staff_id", "c1": "full_name", "c2": "school", "c3": "job_title", "c4": "line_manager", "line": 1}


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def office(school: School) -> Person:
    return holding("OFF", trust=school.trust)


@pytest.fixture
def client(office: Person) -> Client:
    return signed_in(office)


def table() -> WaitingTable:
    return WaitingTable.objects.unscoped(reason=WHY).get()


def address(client: Client, text: str | bytes = ODD, name: str = "odd.csv") -> str:
    status, page = send(client, text, name)
    url = f"{START}columns/{table().key}/"
    assert (status, url in page, left_over()) == (200, True, [])
    return url


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def picked(page: str) -> dict[str, str]:
    """What is preselected, by column."""
    boxes = re.findall(r'<select name="(c\d+)".*?</select>', page, re.DOTALL)
    chosen = re.findall(r'<select name="c\d+"(?:(?!</select>).)*?value="([^"]*)" selected', page, re.DOTALL)
    return dict(zip(boxes, chosen, strict=True))


def test_a_file_nobody_knows_is_explained_once_and_then_read_at_once(client: Client, school: School) -> None:
    url = address(client)
    page = shown(client, url)
    assert picked(page) == {"c0": "-", "c1": "full_name", "c2": "-", "c3": "-", "c4": "line_manager"}
    assert ("For example: 7 · 8 · 9" in page, "Ashdown, Rowan" in page, "TOKEN" in page) == (True, True, False)
    answer = client.post(url, CHOSEN)
    assert (answer.status_code, answer["Location"]) == (302, f"{url}check/")
    page = shown(client, f"{url}check/")
    for words in ("Rowan Ashdown", "2 people", "1 row is not taken", "The name is incomplete.", "Yr 4 lead", "TDN"):
        assert words in page
    go = client.post(f"{url}check/", {"k0": "teacher", "u1": "leader", "u2": "teacher", "s3": school.key, "do": "go"})
    batch = only_batch()
    assert (go.status_code, go["Location"]) == (302, f"{START}{batch.key}/")
    assert WaitingTable.objects.unscoped(reason=WHY).count() == 0
    preview = shown(client, f"{START}{batch.key}/")
    for words in ("Rowan Ashdown", "Mara Quill", "Read as you mapped it on", "Apply: make these changes"):
        assert words in preview
    assert [(row.school, row.kind) for row in unpacked(batch.roster or {}).staff] == [
        ("Thistledown", "teacher"),
        ("Thistledown", "leader"),
    ]
    _status, page = send(client, ODD.replace("Rowan", "Rowena"), "next.csv")
    second = ImportBatch.objects.unscoped(reason=WHY).exclude(pk=batch.pk).get()
    said = ColumnMapping.objects.unscoped(reason=WHY).get()
    assert ("See what would change" in page, second.mapping, said.used_at is not None) == (True, said, True)
    assert [row.kind for row in unpacked(second.roster or {}).staff] == ["teacher", "leader"]


def test_two_columns_for_one_thing_and_none_for_another_are_said_where_they_are(client: Client) -> None:
    url = address(client)
    answer = client.post(url, CHOSEN | {"c0": "-", "c1": "given_name", "c4": "given_name"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_c4"' in page
    assert "Two columns are “First name”: this one and “Person”." in page
    assert "No column is “Surname” yet." in page
    assert "No column is “Work e-mail” or “Staff number or code” yet." in page
    assert picked(page)["c4"] == "given_name"
    assert not table().said


def test_words_of_the_file_can_be_looked_at_again_before_going_on(client: Client, school: School) -> None:
    url = address(client)
    client.post(url, CHOSEN)
    words = {"k0": "leave-out", "u1": "leader", "u2": "teacher", "s3": "trust", "do": "look"}
    assert client.post(f"{url}check/", words)["Location"] == f"{url}check/"
    page = shown(client, f"{url}check/")
    assert ("1 person" in page, "1 row is not about your staff" in page) == (True, True)
    answer = client.post(f"{url}check/", words | {"k0": "wizard"})
    assert (answer.status_code, ImportBatch.objects.unscoped(reason=WHY).count()) == (422, 0)


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


PEOPLE: list[list[object]] = [["Staff of Larch"], [], ["Ref", "Person", "Where"], [7, "Rowan Ashdown", "Thistledown"]]


def test_the_sheet_and_the_row_of_the_headings_are_chosen(client: Client) -> None:
    book = workbook(("Cover", [["What", "Count"], ["Staff", 2]]), ("People", PEOPLE))
    url = address(client, book, "odd.xlsx")
    assert "Person" not in shown(client, url).partition("mapping")[2]
    page = shown(client, f"{url}?was=0&sheet=1&line=1")
    assert (picked(page), "3: Ref, Person, Where" in page) == ({"c0": "-", "c1": "full_name", "c2": "-"}, True)
    page = shown(client, f"{url}?was=1&sheet=1&line=0")
    assert "Column 1, without a heading" in page
    chosen = {"sheet": 1, "line": 3, "c0": "staff_id", "c1": "full_name", "c2": "school"}
    assert client.post(url, chosen).status_code == 302
    assert "Rowan Ashdown" in shown(client, f"{url}check/")
    assert client.get(f"{url}?sheet=99&line=x").status_code == 200


def test_a_sheet_of_pupils_is_let_go_of_and_said(client: Client) -> None:
    rows: list[list[object]] = [["Ref", "Person", "Where"], ["Pupil", "UPN", "Class"], ["TOKEN", "TOKEN", "TOKEN"]]
    book = workbook(("Staff", [["Ref", "Person", "Where"], [7, "Rowan Ashdown", "Oak"]]), ("Pupils", rows[1:]))
    client.post(START, {"file": SimpleUploadedFile("odd.xlsx", book), "look": "on"}).getvalue()
    page = shown(client, f"{START}columns/{table().key}/")
    assert ("TOKEN" in page, "looks like a list of pupils" in page, len(waiting.opened(table()).raws)) == (
        False,
        True,
        1,
    )


@pytest.mark.parametrize("text", ["UPN,Name\nTOKEN,TOKEN\n", "Child,Class,House\nTOKEN,TOKEN,TOKEN\n"])
def test_a_list_of_pupils_is_refused_and_nothing_is_kept(client: Client, text: str) -> None:
    status, page = send(client, text)
    assert (status, "list of pupils" in page, "TOKEN" in page) == (200, True, False)
    assert WaitingTable.objects.unscoped(reason=WHY).count() == 0


def test_the_columns_of_a_known_file_are_shown_when_asked_for(client: Client) -> None:
    known = "staff_id,email,given_name,family_name\nS1,rowan@oak.example,Rowan,Ashdown\n"
    client.post(START, {"file": SimpleUploadedFile("staff.csv", known.encode()), "look": "on"}).getvalue()
    assert picked(shown(client, f"{START}columns/{table().key}/")) == {
        "c0": "staff_id", "c1": "email", "c2": "given_name", "c3": "family_name",
    }  # fmt: skip


def test_a_waiting_table_is_for_whoever_brought_it_and_for_an_hour(client: Client, school: School) -> None:
    url = address(client)
    other = signed_in(holding("OFF", trust=school.trust))
    assert [other.get(url).status_code, other.post(f"{url}drop/").status_code] == [404, 404]
    WaitingTable.objects.unscoped(reason=WHY).update(made_at=clock.now() - timedelta(minutes=61))
    assert client.get(url).status_code == 404
    assert (waiting.forget_old(), WaitingTable.objects.unscoped(reason=WHY).count()) == (1, 0)


def test_a_waiting_table_can_be_dropped(client: Client) -> None:
    url = address(client)
    assert client.post(f"{url}drop/").status_code == 302
    assert WaitingTable.objects.unscoped(reason=WHY).count() == 0


def test_what_was_said_is_changed_and_forgotten(client: Client, school: School) -> None:
    url = address(client)
    client.post(url, CHOSEN)
    client.post(f"{url}check/", {"k0": "teacher", "u1": "leader", "u2": "teacher", "s3": school.key, "do": "go"})
    said = ColumnMapping.objects.unscoped(reason=WHY).get()
    page = f"{START}mappings/{said.key}/"
    assert "odd.csv" in shown(client, START)
    assert picked(shown(client, page))["c1"] == "full_name"
    chosen = {"c0": "staff_id", "c1": "full_name", "c2": "team", "c3": "-", "c4": "-", "c5": "-"}
    assert client.post(page, chosen | {"c3": "team"}).status_code == 422
    assert client.post(page, chosen).status_code == 302
    said.refresh_from_db()
    assert said.columns == {"ref": "staff_id", "person": "full_name", "where": "team"}
    assert client.post(f"{page}forget/").status_code == 302
    assert ColumnMapping.objects.unscoped(reason=WHY).count() == 0


@pytest.mark.parametrize("people", [1, 30])
def test_queries_of_the_pages(
    client: Client, school: School, people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [f"{n},Rowan Ashdown{n},Thistledown,Wizard {n},,x" for n in range(people)]
    url = address(client, lines("Ref,Person,Where,What,Boss,Birthday", *rows))
    client.post(url, CHOSEN)
    with django_assert_num_queries(6):
        client.get(url)
    with django_assert_num_queries(8):
        client.get(f"{url}check/")


def test_human_resources_read_what_was_said_and_change_nothing(client: Client, school: School, office: Person) -> None:
    url = address(client)
    client.post(url, CHOSEN)
    opened = waiting.opened(table())
    from growthring.interop.mapping.services import finish

    finish(actor=acting(office), opened=opened)
    reader = signed_in(holding("HR", trust=school.trust))
    said = ColumnMapping.objects.unscoped(reason=WHY).get()
    assert "odd.csv" in shown(reader, START)
    assert reader.get(f"{START}mappings/{said.key}/").status_code == 403


class TestOneSchoolsOffice:
    """What one school's office says of columns is for its own files; of the trust's only the trust's office says it."""

    @pytest.fixture
    def theirs(self, school: School) -> Person:
        return holding("OFF", school, trust=school.trust)

    def said(self, actor: Any, trust: Any, kind: str) -> ColumnMapping:
        facts = {"headings": ["Ref", "Who"], "columns": {"ref": "staff_id"}, "values": {"post": {"x": kind}}}
        return mapping.remember(actor=actor, trust=trust, file_name="hr.csv", **facts)  # type: ignore[arg-type]

    def kinds(self, actor: Any, trust: Any) -> list[str]:
        return [said.values["post"]["x"] for said in mapping.remembered(trust, actor).values()]

    def test_its_words_do_not_reach_others(self, school: School, theirs: Person, office: Person) -> None:
        trust = school.trust
        whole = self.said(acting(office), trust, "teacher")
        own = self.said(acting(theirs), trust, "catering")
        other = acting(holding("OFF", SchoolFactory.create(trust=trust), trust=trust))
        assert (whole.school, own.school) == (None, school)
        assert [self.kinds(who, trust) for who in (acting(theirs), acting(office), other, None)] == [
            ["catering"], ["teacher"], ["teacher"], ["teacher"],
        ]  # fmt: skip
        for mine, row in ((acting(theirs), whole), (other, own), (other, whole)):
            with pytest.raises(Forbidden):
                mapping.change(actor=mine, row=row, columns={})
            with pytest.raises(Forbidden):
                mapping.forget_mapping(actor=mine, row=row)
        mapping.forget_mapping(actor=acting(theirs), row=own)
        assert self.kinds(acting(theirs), trust) == ["teacher"]

    def test_sees_the_trusts_without_a_way_to_change_them(self, school: School, theirs: Person, office: Person) -> None:
        whole = self.said(acting(office), school.trust, "teacher")
        own = self.said(acting(theirs), school.trust, "site")
        client = signed_in(theirs)
        page = client.get(START).content.decode()
        ways = [f"/set-up/import/mappings/{row.key}/" for row in (whole, own)]
        assert [way in page for way in ways] == [False, True]
        assert [client.get(way).status_code for way in ways] == [403, 200]
        assert [client.post(f"{way}forget/").status_code for way in ways] == [403, 302]


def test_headings_that_name_pupils_are_refused_whoever_says_they_are_the_headings(
    client: Client, school: School, office: Person
) -> None:
    rows = [Row(1, ["Ref", "Name", "Mail"]), Row(2, ["UPN", "Year Group", "Reg Group"]), Row(3, ["a", "b", "c"])]
    table = waiting.keep(actor=acting(office), file_name="x.csv", raws=[Raw("x.csv", "csv", rows)], notes=[])
    answer = client.post(f"/set-up/import/columns/{table.key}/", {"line": "2", "was": "0", "c0": "staff_id",
                                                                 "c1": "full_name", "c2": "email"})  # fmt: skip
    assert (answer.status_code, "list of pupils" in answer.content.decode()) == (422, True)
    said = waiting.Said(0, 2, {"upn": "staff_id", "year group": "full_name"})
    with pytest.raises(RosterError, match="list of pupils"):
        mapping.roster_of(waiting.Opened(table, [Raw("x.csv", "csv", rows)], [], said))
