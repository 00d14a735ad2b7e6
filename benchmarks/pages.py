"""The main pages, each opened by the person it is for; what has a key in its address is found by following links."""

from dataclasses import dataclass

from benchmarks.client import Unexpected, Visitor, links

FLOOR = "/benchmark/floor/"


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    persona: str
    address: str  # or a page with a link to it, when there is a pattern
    link: str = ""
    rows: str = ""  # what it shows, for the report
    bar: float = 2.5  # times the floor
    tail: str = ""  # what follows the address that was found


KEY = r"[0-9a-z]+"
PAGES = (
    Page("My journey", "made-up-teacher", "/journey/", rows="one post, its partners and stage"),
    Page("People I support", "made-up-line-manager", "/support/", rows="some ten people"),
    Page("My meetings", "made-up-teacher", "/my/meetings/", rows="every meeting of one post"),
    Page("A meeting", "made-up-teacher", "/my/meetings/", f"/meetings/{KEY}/", "one conversation"),
    Page("A meeting on paper", "made-up-teacher", "/my/meetings/", f"/meetings/{KEY}/", "its record", tail="print/"),
    Page("Actions and promises", "made-up-teacher", "/journey/", f"/journey/{KEY}/commitments/", "those of one post"),
    Page("What we promised", "made-up-head", "/school/", r"/schools/[\w-]+/promises/", "every promise of a school"),
    Page("Meetings in numbers", "made-up-head", "/school/", r"/schools/[\w-]+/conversations/", "all posts of a school"),
    Page("Questions", "made-up-teacher", "/school/how-we-work/questions/", rows="six sets"),
    Page("Our school", "made-up-teacher", "/school/", rows="one open picture"),
    Page("Our school, leading", "made-up-head", "/school/", rows="all posts of a school"),
    Page("Our trust", "made-up-trust-leader", "/trust/", rows="schools, a page of them"),
    Page("Staff list", "made-up-office", "/set-up/people/", rows="a page of people"),
    Page("A person", "made-up-line-manager", "/support/", f"/people/{KEY}/", "posts and partners of one person"),
    Page("Partnerships and gaps", "made-up-pd-lead", "/set-up/gaps/", rows="a page of gaps"),
    Page("Bulk change", "made-up-office", "/set-up/bulk/", rows="four ways to begin"),
    Page("Placements, table", "made-up-head", "/school/", r"/schools/[\w-]+/placements/", "all posts of a school"),
    Page("Profile today", "made-up-head", "/profile/", "", "all posts of a school"),
    Page("Movement", "made-up-head", "/profile/", "", "two days of a school", tail="movement/"),
    Page("Open picture", "made-up-teacher", "/my-school/picture/", rows="every release of a school"),
    Page("Trust profile over the years", "made-up-trust-leader", "/trust/picture/", rows="every release", bar=3.0),
    Page("Set-up", "made-up-office", "/set-up/", rows="a school's list of things to do"),
    Page("Import, start", "made-up-office", "/set-up/import/", rows="the last batches"),
    Page("My record", "made-up-teacher", "/my/record/", rows="who looked"),
    Page("Search", "made-up-head", "/search/?q=ann", rows="a page of people"),
    Page("Permissions", "made-up-teacher", "/permissions/", rows="every kind of record"),
    Page("Account", "made-up-teacher", "/account/", rows="one login"),
)


def address_of(page: Page, visitor: Visitor) -> str:
    """Where the page is for this visitor, who follows what redirects and then the link."""
    address, text = visitor.follow(page.address)
    if page.link:
        found = links(text, page.link)
        if not found:
            raise Unexpected(f"{page.name}: no link to it on {address}")
        address = found[0]
    return address + page.tail
