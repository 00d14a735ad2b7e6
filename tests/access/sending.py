"""Forms as somebody who may send them fills them in, and which of their values are keys of other rows."""

from typing import Any

from growthring.core.access import Role
from growthring.people.models import PartnerKind
from growthring.stages.models import AssuranceItem
from growthring.writing.drafts import PLACE
from tests.access.drafting import sent_by_itself
from tests.access.sending_account import ACCOUNT
from tests.access.sending_commitments import COMMITMENTS
from tests.access.sending_conversations import CONVERSATIONS
from tests.access.sending_set_up import SET_UP
from tests.access.sent import Sent, today
from tests.access.world import World


def _mail(world: World, role: Role) -> str:
    return world.here.cast[role].email


def _post(world: World) -> dict[str, Any]:
    here = world.here
    return {"school": here.school.key, "team": here.team.key, "kind": "teacher", "starts_on": today(), "title": "New"}


def _items(world: World) -> list[str]:
    rows = AssuranceItem.objects.unscoped(reason="test").filter(assurance__post=world.here.post, assured_on=None)
    return [row.key for row in rows]


def _leave(world: World) -> dict[str, Any]:
    return {
        "pick": world.here.partnership(world.here.cast[Role.CM]).key,
        "give-partner": _mail(world, Role.COLLEAGUE),
        "give-on": today(),
    }


FORMS = [
    Sent(
        "people_person_edit", Role.OFF, lambda w: {"given_name": "Ada", "family_name": "New", "email": "a@example.org"}
    ),
    Sent("people_person_edit", Role.SELF, lambda w: {"preferred_name": "Ada"}, mark="own"),
    Sent("people_add", Role.OFF, lambda w: {"given_name": "Ada", "family_name": "New", **_post(w)}, ("school", "team")),
    Sent("people_post_add", Role.OFF, _post, ("school", "team")),
    Sent("people_post_edit", Role.OFF, lambda w: {**_post(w), "starts_on": str(w.here.post.starts_on)}, ("team",)),
    Sent("people_post_end", Role.OFF, lambda w: {"last_day": today()}),
    Sent("people_leave", Role.OFF, lambda w: {"last_day": ""}),
    Sent(
        "people_partner_add",
        Role.OFF,
        lambda w: {"kind": PartnerKind.COACH, "partner": _mail(w, Role.COLLEAGUE), "starts_on": today()},
        ("partner",),
    ),
    Sent(
        "people_guest_invite",
        Role.OFF,
        lambda w: {
            "given_name": "Ada",
            "family_name": "Away",
            "email": "away@example.org",
            "home_body": "An agency",
            "kind": PartnerKind.MENTOR,
            "starts_on": today(),
        },
    ),
    Sent("people_hand_over", Role.OFF, lambda w: {"partner": _mail(w, Role.COLLEAGUE), "on": today()}, ("partner",)),
    Sent("people_partnership_end", Role.OFF, lambda w: {"on": today()}),
    Sent(
        "people_bulk_ticked",
        Role.OFF,
        lambda w: {
            "pick": w.here.post.key,
            "kind": PartnerKind.COACH,
            "partner": _mail(w, Role.COLLEAGUE),
            "starts_on": today(),
        },
        ("pick", "partner"),
    ),
    Sent(
        "people_bulk",
        Role.OFF,
        lambda w: {
            "way": "team",
            "team-team": w.here.team.key,
            "team-kind": PartnerKind.COACH,
            "team-partner": _mail(w, Role.COLLEAGUE),
            "team-starts_on": today(),
        },
        ("team-team", "team-partner"),
        mark="by team",
    ),
    Sent(
        "people_bulk",
        Role.OFF,
        lambda w: {"way": "leader", "leader-school": w.here.school.key, "leader-starts_on": today()},
        ("leader-school",),
        mark="by leader",
    ),
    Sent(
        "people_bulk",
        Role.OFF,
        lambda w: {
            "way": "spread",
            "spread-school": w.here.school.key,
            "spread-kind": PartnerKind.COACH,
            "spread-starts_on": today(),
        },
        ("spread-school",),
        mark="spread",
    ),
    Sent(
        "people_school_edit",
        Role.HD,
        lambda w: {"name": "Another name", "slug": "here", "phase": "primary", "coach_capacity": "6"},
    ),
    Sent("people_teams", Role.OFF, lambda w: {"name": "Another team"}),
    Sent("people_team_edit", Role.OFF, lambda w: {"name": "Another name"}),
    Sent(
        "people_role_add",
        Role.HD,
        lambda w: {
            "person": str(w.here.cast[Role.COLLEAGUE]),
            "role": Role.PDL,
            "school": w.here.school.key,
            "starts_on": today(),
        },
        ("person", "school"),
    ),
    Sent(
        "people_sharing",
        Role.SELF,
        lambda w: {"partnership": w.here.partnership(w.here.cast[Role.CM]).key, "kind": "Stage placement"},
        ("partnership",),
    ),
    Sent("account_act_as", Role.SELF, lambda w: {"person": w.here.subject.key}, ("person",)),
    Sent("stages_place", Role.LM, lambda w: {"stage": "2", "sentence": "So", "effective_on": today()}),
    Sent("stages_answer", Role.SELF, lambda w: {"stage": "2", "sentence": "So"}),
    Sent("stages_settle", Role.HD, lambda w: {"stage": "2", "sentence": "So"}),
    Sent("stages_error", Role.LM, lambda w: {"sentence": "It was the wrong person"}),
    Sent("stages_profile_notes", Role.HD, lambda w: {"point": w.here.lived.checkpoint.key, "text": "Why"}, ("point",)),
    Sent(
        "stages_profile_close",
        Role.HD,
        lambda w: {"calendar": str(w.here.lived.checkpoint.calendar_id), "point": "six_weeks"},
        ("calendar",),
    ),
    Sent(
        "stages_assurance_assure",
        Role.LM,
        lambda w: {"pick": _items(w), "on": today(), "note": "Seen"},
        ("pick",),
    ),
    Sent("stages_assurance_answer", Role.SELF, lambda w: {"text": "It is so"}),
    Sent("stages_assurance_review", Role.LM, lambda w: {"to": "2027-01-11"}),
    Sent("standards_mode", Role.HD, lambda w: {"mode": "self_placed"}),
    Sent(
        "standards_expectation_add",
        Role.OFF,
        lambda w: {"text": "Another", "guidance": "", "due": "week_six", "gate": "mandatory", "post_kind": ""},
    ),
    Sent("standards_expectation_edit", Role.OFF, lambda w: {"text": "Other words", "guidance": "", "due": "week_two"}),
    Sent("invitations_make", Role.OFF, lambda w: {"pick": w.here.newcomer.key}, ("pick",)),
    Sent("interop_leavers", Role.OFF, lambda w: {"pick": w.here.subject.key, "do": "stays", "on": today()}, ("pick",)),
    Sent(
        "people_leave", Role.OFF, _leave, ("pick", "give-partner"), "hand over", lambda w: (w.here.cast[Role.CM].key,)
    ),
    Sent("writing_draft_save", Role.SELF, lambda w: sent_by_itself(w.here.subject), (PLACE,)),
    Sent("writing_draft_drop", Role.SELF, lambda w: {}),
    Sent("writing_bin_restore", Role.SELF, lambda w: {}),
    *ACCOUNT,
    *COMMITMENTS,
    *CONVERSATIONS,
    *SET_UP,
]
