"""Forgetting what is past its time: some rows at a time, so that nobody waits, and written down when it is done."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from growthring.audit.services import Verb, record
from growthring.core.records import declared
from growthring.core.retention import Rule, rules

AT_ONCE = 500  # rows of one transaction
PAUSE_S = 0.02  # after each: whoever waits to write comes in between
MOST = 20_000  # found by one question

Gone = dict[str, int]  # a model's label -> rows


def what_would_go() -> Gone:
    """As things are now. An entry of a person counts only once the records that need it are gone."""
    return {rule.model._meta.label: n for rule in rules() if (n := rule.due().count())}


def forget() -> Gone:
    """One event for each trust and kind of record, with how many rows it was; none where nothing went."""
    gone = Counter[str]()
    for rule in rules():
        of_trusts = Counter[int | None]()
        try:
            for trusts in _batches(rule):
                of_trusts += trusts
        finally:  # what went is told, whatever broke off
            _tell(rule, of_trusts)
        gone[rule.model._meta.label] = of_trusts.total()
    return {label: n for label, n in gone.items() if n}


def _batches(rule: Rule) -> Iterator["Counter[int | None]"]:
    """Rows that went, by trust. What stays in spite of being asked for ends it: another night tries again."""
    while True:
        found = list(rule.due().order_by("pk").values_list("pk", flat=True)[:MOST])
        went = 0
        for start in range(0, len(found), AT_ONCE):
            # Asked again: a hold may have come meanwhile.
            rows = rule.due().filter(pk__in=found[start : start + AT_ONCE]).order_by()
            trusts = _by_trust(rule, rows)
            went += rule.drop(rows)
            yield trusts
            time.sleep(PAUSE_S)
        if len(found) < MOST or not went:
            return


def _by_trust(rule: Rule, rows: QuerySet[Any]) -> "Counter[int | None]":
    if any(field.name == "trust" for field in rule.model._meta.concrete_fields):
        return Counter(rows.values_list("trust_id", flat=True))
    return Counter({None: rows.count()})


def _tell(rule: Rule, of_trusts: "Counter[int | None]") -> None:
    told = declared(rule.model)
    if told is None or told.kind is None:
        return
    for trust, count in of_trusts.items():
        record(actor=None, verb=Verb.ENDED, kind=told.kind, where="retention", trust_id=trust, count=count)
