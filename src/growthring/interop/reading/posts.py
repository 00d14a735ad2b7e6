"""Where somebody works: the organisations beside a name, turned into posts in schools, teams or the trust."""

from django.utils.translation import gettext as _

from growthring.interop.reading.fields import Fields
from growthring.interop.reading.kinds import LEADER
from growthring.interop.reading.orgs import Orgs, Place
from growthring.interop.reading.roles import Held, Roles
from growthring.interop.reading.text import plain_id

Post = tuple[Held, Place]


def posts_of(fields: Fields, held: list[Held], orgs: Orgs, roles: Roles | None, *, leaving: bool) -> list[Post]:
    """Refuses the row where nobody can tell in which school the person works. Whoever is leaving need not say."""
    posts: list[Post] = []
    for post in held:
        ids = [post.org] if post.org else _listed(fields)
        places = _joined([place for org_id in ids if (place := _place(org_id, post, fields, orgs, roles)) is not None])
        if not places and (leaving or post.deleted):
            places = [Place()]
        elif not ids:
            places = _only_school(fields, orgs)
        posts += [(post, place) for place in places]
    if not posts:
        fields.refuse(
            _("Nobody can tell which school this person works in."),
            _("Give the id of a school or of the trust that is in orgs.csv."),
            "orgSourcedIds",
            fields.raw("orgSourcedIds"),
        )
    return _plainest(posts)


def _listed(fields: Fields) -> list[str]:
    """The ids in one cell: "10, 11", ["10","11"] and 10;11 as well."""
    written = fields.raw("orgSourcedIds") or fields.raw("primaryOrgSourcedId")
    parts = written.replace(";", ",").replace("|", ",").split(",")
    return list(dict.fromkeys(org_id for part in parts if (org_id := plain_id(part.strip(" []{}\"'")))))


def _place(org_id: str, post: Held, fields: Fields, orgs: Orgs, roles: Roles | None) -> Place | None:
    place = orgs.place(org_id)
    if place is not None:
        return place
    message = _("There is no such organisation in {file}.").format(file=orgs.file)
    if org_id in orgs.gone:
        message = _("This organisation is marked as deleted in {file}.").format(file=orgs.file)
    remedy = _("Add it there, or correct the id.")
    if post.org and roles is not None:
        fields.job.ledger.field(roles.file, post.line, message, remedy, column=roles.org_column, value=org_id)
    else:
        fields.not_read("orgSourcedIds", message, remedy, org_id)
    return None


def _joined(places: list[Place]) -> list[Place]:
    """
    Listed under a school and the trust above it, somebody works in the school; under a school and a department of it,
    in that team.
    """
    schools = {p.school.id: p for p in places if p.school}
    teams = {p.school.id: p.team for p in places if p.school and p.team}
    if schools:
        return [Place(p.school, teams.get(key, "")) for key, p in schools.items()]
    return [next((p for p in places if p.team), places[0])] if places else []


def _only_school(fields: Fields, orgs: Orgs) -> list[Place]:
    if not orgs.is_known:
        return [Place()]
    schools = [org for org in orgs.by_id.values() if orgs.level(org) == "school"]
    if len(schools) != 1:
        return []
    fields.not_read(
        "orgSourcedIds",
        _("No school is given; the only one of the file was taken."),
        _("Fill in the id of the school."),
    )
    return [Place(schools[0])]


def _plainest(posts: list[Post]) -> list[Post]:
    """Each post once. Systems list people under the trust, the school and the department for one and the same work."""
    found = {
        (h.kind, p.school.id if p.school else "", p.team, h.starts_on, h.deleted): (h, p) for h, p in reversed(posts)
    }
    in_teams = {(h.kind, p.school.id if p.school else "", h.deleted) for h, p in posts if p.team}
    in_schools = {(h.kind, h.deleted) for h, p in posts if p.school}
    return [
        (h, p)
        for h, p in reversed(found.values())
        if (p.team or (h.kind, p.school.id if p.school else "", h.deleted) not in in_teams)
        and (p.school or h.kind == LEADER or (h.kind, h.deleted) not in in_schools)
    ]
