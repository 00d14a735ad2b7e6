"""Proposed partnerships against the database: five reads whatever their number, then arithmetic."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from growthring.core.periods import Period
from growthring.people.models import Partnership, Person, Post, RoleGrant, School
from growthring.people.rules import Book, Held, Outcome, PersonFacts, PostFacts, Proposal, check_all

WHY = "checking the rules of partnerships, which look at the whole trust"


def check_partnerships(rows: Iterable[Proposal], *, trust_id: int) -> list[Outcome]:
    """What each row would do and why it cannot, beside what is there and beside the other rows."""
    asked = list(rows)
    if not asked:
        return []
    since = min(row.period.starts_on for row in asked)
    return check_all(load_book(trust_id, since=since), asked)


def load_book(trust_id: int, *, since: date) -> Book:
    """The trust's facts of that day and after. An importer adds to it what is not saved yet."""
    book = Book()
    recent = Q(trust_id=trust_id) & (Q(ends_on__isnull=True) | Q(ends_on__gt=since))
    persons = Person.objects.unscoped(reason=WHY).filter(trust_id=trust_id)
    for pk, given, family, known_as, is_guest in persons.values_list(
        "pk", "given_name", "family_name", "preferred_name", "is_guest"
    ).order_by():
        book.add_person(PersonFacts(pk, f"{known_as or given} {family}", is_guest))
    posts = Post.objects.unscoped(reason=WHY).filter(recent).order_by()
    for pk, person, school, starts, ends, early in posts.values_list(
        "pk", "person_id", "school_id", "starts_on", "ends_on", "early_career"
    ):
        book.add_post(PostFacts(pk, person, school, Period(starts, ends), early))
    grants = RoleGrant.objects.unscoped(reason=WHY).filter(recent).order_by()
    for person, starts, ends in grants.values_list("person_id", "starts_on", "ends_on"):
        book.runs[person].append(Period(starts, ends))
    both = School.objects.unscoped(reason=WHY).filter(trust_id=trust_id, one_partner_for_both=True).order_by()
    book.one_for_both.update(both.values_list("pk", flat=True))
    for held in partnerships_held(recent, book):
        book.add(held)
    return book


def partnerships_held(recent: Q, book: Book) -> Iterable[Held]:
    rows = Partnership.objects.unscoped(reason=WHY).filter(recent).order_by()
    for pk, post, partner, kind, starts, ends in rows.values_list(
        "pk", "post_id", "partner_id", "kind", "starts_on", "ends_on"
    ):
        if post in book.posts:
            yield Held(pk, post, partner, kind, Period(starts, ends))


def raise_for(outcome: Outcome) -> None:
    """The problems as a form takes them."""
    if outcome.ok:
        return
    errors: dict[str, list[str]] = {}
    for problem in outcome.problems:
        errors.setdefault(problem.field, []).append(problem.message)
    raise ValidationError(errors)
