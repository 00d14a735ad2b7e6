"""The table: a line an address."""

from growthring.core.access import Role
from tests.access.addresses import (
    ARRANGERS,
    BATCH_KEY,
    BROUGHT,
    GIVEN,
    GIVES_ROLES,
    HELD_KEY,
    ITEM_KEY,
    LEADERS,
    MAPPING_KEY,
    OFFICE,
    OWN_WORDS,
    PERSON_KEY,
    POST_KEY,
    SCHOOL_KEY,
    SETS_UP,
    SLUG,
    TABLE_KEY,
    Address,
    On,
    _another_coach,
    _here,
    _no_such_batch,
    _not_its_bringer,
    _on,
)

DOOR = Address(On.ANYBODY)
MINE_OFFICE = "a list or form for whoever keeps the staff list anywhere"
SIGN_IN = "the trust's own office or IT sets up how its people sign in"
EXACT = "exact counts of a school: those with row access; a line manager's own are on My team"
SELF = frozenset({Role.SELF})
GUEST = frozenset({Role.GM})
ACTION_KEY, PROMISE_KEY = _on("here.life.journey.action.key"), _on("here.life.journey.promise.key")
ADDED = "whoever added it, and the learner: here the same person"
DOES = "whoever does it, and the learner: here the same person"
LETS = "the person it was promised to"
OWES = "whoever owes it: here the line manager"
AHEAD_KEY, PAIR_KEY = _on("here.life.journey.ahead.key"), _on("here.life.journey.way.partnership.key")
HELD_MEETING, GOING_MEETING = _on("here.life.journey.held.key"), _on("here.life.journey.going.key")
NOT_SIGNED = "a share opens what is signed"
SITS = "a coach by the seat they have in it; another one finds no such page"
LM_SELF = frozenset({Role.SELF, Role.LM})
LM_ONLY = frozenset({Role.LM})

TABLE: dict[str, Address] = {
    "alive": DOOR,
    "ready": DOOR,
    "language": DOOR,
    "account_login": DOOR,
    "account_inactive": DOOR,
    "account_logout": DOOR,
    "account_change_password": DOOR,
    "account_reset_password": DOOR,
    "account_reset_password_done": DOOR,
    "account_reset_password_from_key": Address(On.ANYBODY, lambda world: ("1", "set-password")),
    "account_reset_password_from_key_done": DOOR,
    "people_second_factor": Address(On.TRUST_WIDE, only=OFFICE, why="as the rest of how a trust's people sign in"),
    "people_second_factor_reset": Address(On.PERSON, PERSON_KEY, only=OFFICE, why="the office alone, never one's own"),
    "way_in_again": Address(On.ME),
    "account_address": DOOR,
    "account_address_sent": DOOR,
    "account_address_confirm": Address(On.ANYBODY, lambda world: ("nobodyslink",)),
    "mfa_authenticate": DOOR,
    "mfa_login_webauthn": DOOR,
    "account_reauthenticate": DOOR,
    "mfa_reauthenticate": DOOR,
    "mfa_reauthenticate_webauthn": DOOR,
    "mfa_index": DOOR,
    "mfa_activate_totp": DOOR,
    "mfa_totp_picture": DOOR,
    "mfa_deactivate_totp": DOOR,
    "mfa_add_webauthn": DOOR,
    "mfa_edit_webauthn": Address(On.ANYBODY, lambda world: ("nobodyskey",)),
    "mfa_remove_webauthn": Address(On.ANYBODY, lambda world: ("nobodyskey",)),
    "mfa_view_recovery_codes": DOOR,
    "mfa_generate_recovery_codes": DOOR,
    "mfa_download_recovery_codes": DOOR,
    "account_places": DOOR,
    "account_places_end": DOOR,
    "account_places_end_others": DOOR,
    "account_kept": Address(On.ME),
    "account_kept_put_away": Address(On.ME, is_post_only=True),
    "demo": DOOR,
    "demo_become": Address(On.ANYBODY, lambda world: ("head",)),
    "permissions": DOOR,
    "invitation": Address(On.ANYBODY, _on("here.life.token")),
    # ---- home
    "home": Address(On.ME),
    "journey": Address(On.ME),
    "journey_record": Address(On.ME),
    "journey_as_partner": Address(
        On.POST, POST_KEY, only=frozenset({Role.LM, Role.CM, Role.GM}), why="whoever supports the post today"
    ),
    "journey_preview": Address(
        On.POST,
        lambda world: (world.here.post.key, world.here.partnership(world.here.cast[Role.CM]).key),
        only=SELF,
        why="the learner looks with a partner's eyes",
    ),
    "support": Address(On.ME),
    "school": Address(On.ME, missing_for=lambda ties, who: True, why="who has no school finds no school page"),
    "school_open": Address(On.SCHOOL, SCHOOL_KEY),
    "school_leading": Address(On.SCHOOL, SCHOOL_KEY, only=LEADERS, why=EXACT),
    "audit_school": Address(On.SCHOOL, SCHOOL_KEY),
    "trust": Address(On.MINE, only=frozenset({Role.TPD, Role.CEO}), why="the first screen of those who lead it"),
    "set_up": Address(On.MINE, only=SETS_UP, why="to set up, or to see how far it is"),
    "set_up_school": Address(On.SCHOOL, SCHOOL_KEY, only=SETS_UP, why="to set up, or to see how far it is"),
    "invitations": Address(On.SCHOOL, SCHOOL_KEY),
    "invitations_make": Address(On.SCHOOL, SCHOOL_KEY, is_post_only=True),
    "audit_mine": Address(On.ME),
    "account": Address(On.ME),
    "account_mail": Address(On.ME),
    "account_mail_feed": Address(On.ME, data=lambda world: {"do": "take_away"}, is_post_only=True),
    "mail_go": Address(On.ME, missing_for=lambda ties, who: True, why="no entry is named"),
    "mail_stop": Address(On.ANYBODY, lambda world: ("nobodystoken",)),
    "calendar_feed": Address(On.ANYBODY, lambda world: ("nobodyskey",)),
    "account_act_as": Address(
        On.ME, data=lambda world: {"person": ""}, is_post_only=True, missing_for=lambda ties, who: True, why="no person"
    ),
    "invitation_with": Address(On.ANYBODY, lambda world: (*_on("here.life.token")(world), "site")),
    "sign_in_with": Address(On.ANYBODY, lambda world: ("site",)),
    "sign_in_back": Address(On.ANYBODY, lambda world: ("site",)),
    "sign_in_link": DOOR,
    "sign_in_find": DOOR,
    "sign_in_trust": Address(On.ANYBODY, _on("here.school.trust.slug")),
    "ways_in": Address(On.ME),
    "way_in_add": Address(
        On.ME, _on("here.life.provider.key"), missing_for=lambda ties, who: True, why="a provider that is not in use"
    ),
    "way_in_remove": Address(
        On.PERSON, _on("here.life.identity.key"), only=frozenset({Role.SELF}), is_post_only=True, why="one's own"
    ),
    # ---- writing
    "writing_drafts": Address(On.ME),
    "writing_draft_save": Address(
        On.ME, is_post_only=True, missing_for=lambda ties, who: True, why="no place is named"
    ),
    "writing_draft_drop": Address(
        On.ME,
        _on("here.life.drafts.mine.key"),
        is_post_only=True,
        missing_for=lambda ties, who: True,
        why="its writer's own",
    ),
    "writing_bin": Address(On.ME),
    "writing_bin_restore": Address(
        On.ME,
        lambda world: ("writing.draft", world.here.lived.drafts.away.key),
        is_post_only=True,
        missing_for=lambda ties, who: True,
        why="its owner's own",
    ),
    # ---- people
    "people_search": Address(On.ME, query=lambda world: "?q=f"),
    "people_sharing": Address(
        On.ME,
        data=lambda world: {"partnership": world.here.partnership(world.here.cast[Role.CM]).key},
        post_about=On.POST,
        post_only=frozenset({Role.SELF}),
        why="the learner alone opens what is theirs",
    ),
    "people_person": Address(On.PERSON, PERSON_KEY),
    "people_person_edit": Address(On.PERSON, PERSON_KEY),
    "people_leave": Address(On.PERSON, PERSON_KEY, only=OFFICE, why=OWN_WORDS),
    "people_post_add": Address(On.PERSON, PERSON_KEY, only=OFFICE, why=OWN_WORDS),
    "people_post_edit": Address(On.POST, POST_KEY, only=OFFICE, why=OWN_WORDS),
    "people_post_end": Address(On.POST, POST_KEY, only=OFFICE, why=OWN_WORDS),
    "people_partner_add": Address(On.POST, POST_KEY),
    "people_guest_invite": Address(On.POST, POST_KEY),
    "people_hand_over": Address(On.POST, HELD_KEY),
    "people_partnership_end": Address(On.POST, HELD_KEY),
    "people_shift": Address(On.POST, HELD_KEY),
    "people_staff": Address(On.MINE, why=MINE_OFFICE),
    "people_add": Address(On.MINE, why=MINE_OFFICE),
    "people_gaps_all": Address(On.MINE, only=ARRANGERS, why="those who arrange; partners see theirs elsewhere"),
    "people_bulk_ticked": Address(On.MINE, is_post_only=True),
    "people_gaps": Address(On.SCHOOL, SCHOOL_KEY, only=ARRANGERS),
    "people_bulk": Address(On.MINE),
    "people_bulk_template": Address(On.MINE),
    "people_bulk_change": Address(On.SCHOOL, _on("here.life.change.key")),
    "people_undo": Address(On.SCHOOL, _on("here.life.change.key"), is_post_only=True),
    "people_schools": Address(On.TRUST),
    "people_school_add": Address(On.TRUST_WIDE),
    "people_school_edit": Address(On.SCHOOL, SCHOOL_KEY),
    "people_teams": Address(On.HOUSE, SCHOOL_KEY, post="edit", post_about=On.SCHOOL),
    "people_team_edit": Address(On.SCHOOL, _on("here.team.key")),
    "people_sign_in": Address(On.TRUST_WIDE, only=OFFICE, why=SIGN_IN),
    "people_sign_in_add": Address(On.TRUST_WIDE, query=lambda world: "?kind=entra", only=OFFICE, why=SIGN_IN),
    "people_sign_in_provider": Address(On.TRUST_WIDE, _on("here.life.provider.key"), only=OFFICE, why=SIGN_IN),
    "people_sign_in_act": Address(
        On.TRUST_WIDE,
        _on("here.life.provider.key"),
        data=lambda world: {"do": "off"},
        only=OFFICE,
        is_post_only=True,
        why=SIGN_IN,
    ),
    "people_roles": Address(On.MINE),
    "people_role_add": Address(On.MINE, only=GIVES_ROLES, why=GIVEN),
    "people_role_end": Address(On.SCHOOL, _on("here.life.grant.key"), only=GIVES_ROLES, is_post_only=True, why=GIVEN),
    # ---- standards
    "standards_here": Address(On.HOUSE, query=_here),
    "standards_scale": Address(On.HOUSE, query=_here),
    "standards_scale_version": Address(On.HOUSE, _on("here.life.scale.key"), query=_here),
    "standards_expectations": Address(On.HOUSE, query=_here),
    "standards_calendar": Address(On.HOUSE, query=_here),
    "standards_overview": Address(On.SCHOOL, query=_here),
    "standards_mode": Address(On.SCHOOL, query=_here),
    "standards_scale_edit": Address(On.SCHOOL, query=_here),
    "standards_scale_back": Address(On.SCHOOL, query=_here, is_post_only=True),
    "standards_expectation_add": Address(On.SCHOOL, query=_here),
    "standards_expectation_edit": Address(On.SCHOOL, _on("here.life.expectation.key")),
    "standards_expectation_change": Address(On.SCHOOL, _on("here.life.expectation.key"), is_post_only=True),
    "standards_calendar_edit": Address(On.SCHOOL, query=_here),
    "conversations_meetings": Address(On.ME),
    "conversations_plan": Address(
        On.POST, POST_KEY, also=frozenset({Role.CM, Role.GM}), why="whoever supports somebody plans their own meetings"
    ),
    "conversations_pair": Address(
        On.POST, PAIR_KEY, only=frozenset({Role.SELF, Role.CM}), missing_for=_another_coach, why="the two alone"
    ),
    "conversations_move": Address(
        On.POST, AHEAD_KEY, also=frozenset({Role.CM}), missing_for=_another_coach, not_read_by_share=True, why=SITS
    ),
    "conversations_call_off": Address(
        On.POST, AHEAD_KEY, also=frozenset({Role.CM}), missing_for=_another_coach, not_read_by_share=True, why=SITS
    ),
    "conversations_unplan": Address(
        On.POST, AHEAD_KEY, also=frozenset({Role.CM}), missing_for=_another_coach, is_post_only=True, why=SITS
    ),
    "conversations_send": Address(
        On.POST, AHEAD_KEY, also=frozenset({Role.CM}), missing_for=_another_coach, is_post_only=True, why=SITS
    ),
    "conversations_term": Address(
        On.ME, missing_for=lambda ties, who: who.is_guest, why="the school's calendar is not a guest's"
    ),
    "conversations_term_undo": Address(On.ME, is_post_only=True),
    "conversations_of_school": Address(
        On.SCHOOL, SLUG, also=frozenset({Role.HD}), why="the head knows that meetings are held: numbers are less"
    ),
    "conversations_meeting": Address(On.POST, HELD_MEETING),
    "conversations_print": Address(On.POST, HELD_MEETING),
    "conversations_edition": Address(On.POST, lambda world: (*HELD_MEETING(world), "1")),
    "conversations_look": Address(On.POST, GOING_MEETING, not_read_by_share=True, why=NOT_SIGNED),
    "conversations_line": Address(On.POST, lambda world: (*GOING_MEETING(world), "1")),
    "conversations_pen": Address(On.POST, lambda world: (*GOING_MEETING(world), "1"), is_post_only=True),
    "conversations_wellbeing": Address(On.POST, HELD_MEETING, only=SELF, why="no copy of it but the learner's own"),
    **{
        f"conversations_{name}": Address(On.POST, GOING_MEETING, is_post_only=True)
        for name in ("come", "outcome", "end")
    },
    **{
        f"conversations_{name}": Address(On.POST, HELD_MEETING, is_post_only=True)
        for name in ("sign", "reopen", "leave_signed")
    },
    **{
        f"conversations_{name}": Address(
            On.POST, AHEAD_KEY, also=frozenset({Role.CM}), missing_for=_another_coach, is_post_only=True, why=SITS
        )
        for name in ("ready", "share", "evidence", "evidence_remove", "begin")
    },
    "conversations_prepare": Address(
        On.POST, AHEAD_KEY, also=frozenset({Role.CM}), missing_for=_another_coach, not_read_by_share=True, why=SITS
    ),
    "conversations_questions": Address(On.HOUSE, query=_here),
    "conversations_set": Address(On.HOUSE, lambda world: ("five",), query=_here),
    "conversations_set_version": Address(On.HOUSE, _on("here.life.questions.key"), query=_here),
    "conversations_rules": Address(On.SCHOOL, query=_here),
    "conversations_set_edit": Address(On.SCHOOL, lambda world: ("five",), query=_here),
    "conversations_set_back": Address(On.SCHOOL, lambda world: ("five",), query=_here, is_post_only=True),
    "standards_calendar_drop": Address(On.SCHOOL, _on("here.life.calendar.key"), is_post_only=True),
    # ---- stages
    "stages_waiting": Address(On.ME),
    "stages_post": Address(On.POST, POST_KEY),
    "stages_place": Address(On.POST, POST_KEY, is_post_only=True),
    "stages_answer": Address(On.POST, POST_KEY, is_post_only=True),
    "stages_settle": Address(On.POST, POST_KEY, is_post_only=True),
    "stages_withdraw": Address(On.POST, POST_KEY, is_post_only=True),
    "stages_error": Address(
        On.POST,
        POST_KEY,
        data=lambda world: {"sentence": "An error"},
        only=frozenset({Role.SELF, Role.LM, Role.HD}),
        is_post_only=True,
        not_read_by_share=True,
        why="the learner asks, the line manager or the head puts it right",
    ),
    "stages_table": Address(On.GROUP, SLUG, not_read_by_share=True, why="a share opens one person's stage, no table"),
    "stages_many": Address(On.GROUP, SLUG, only=LM_ONLY, not_read_by_share=True, why="a line manager's own people"),
    "stages_many_undo": Address(
        On.GROUP, SLUG, is_post_only=True, only=LM_ONLY, not_read_by_share=True, why="what one proposed oneself"
    ),
    "stages_table_team": Address(
        On.POST,
        lambda world: (world.here.school.slug, world.here.team.key),
        only=LM_ONLY,
        is_post_only=True,
        why="the table is the line manager's: one places oneself on the page of one's stage",
    ),
    "stages_table_row": Address(
        On.POST,
        lambda world: (world.here.school.slug, world.here.post.key),
        only=LM_ONLY,
        is_post_only=True,
        why="as above",
    ),
    "stages_profile": Address(On.SCHOOL, SLUG, only=LEADERS, why=EXACT),
    "stages_profile_movement": Address(On.SCHOOL, SLUG, only=LEADERS, why=EXACT),
    "stages_profile_newcomers": Address(On.SCHOOL, SLUG, only=LEADERS, why=EXACT),
    "stages_profile_file": Address(
        On.SCHOOL, lambda world: (world.here.school.slug, "profile.csv"), only=LEADERS, why=EXACT
    ),
    "stages_profile_close": Address(
        On.SCHOOL,
        SLUG,
        data=lambda world: {"calendar": str(world.here.lived.checkpoint.calendar_id), "point": "term_1"},
        only=frozenset({Role.HD}),
        is_post_only=True,
        why="the head closes",
    ),
    "stages_profile_notes": Address(On.SCHOOL, SLUG, only=LEADERS, why=EXACT),
    "stages_profiles": Address(On.ME),
    "stages_my_team": Address(On.MINE, only=LM_ONLY, why="the page of line managers"),
    "stages_my_team_movement": Address(On.MINE, only=LM_ONLY, why="the page of line managers"),
    "stages_my_team_newcomers": Address(On.MINE, only=LM_ONLY, why="the page of line managers"),
    "stages_my_team_file": Address(On.MINE, lambda world: ("profile.csv",), only=LM_ONLY, why="of line managers"),
    "stages_open": Address(On.SCHOOL, SLUG),
    "stages_open_trust": Address(On.TRUST),
    "stages_open_mine": Address(On.ME),
    "stages_newcomers": Address(On.ME),
    "stages_assurance": Address(On.POST, POST_KEY),
    "stages_assurance_assure": Address(On.POST, POST_KEY, is_post_only=True),
    "stages_assurance_start": Address(On.POST, POST_KEY, data=lambda world: {"on": "2026-11-02"}, is_post_only=True),
    "stages_assurance_item": Address(On.POST, ITEM_KEY),
    "stages_assurance_answer": Address(
        On.POST, ITEM_KEY, only=frozenset({Role.SELF}), is_post_only=True, why="the newcomer's own words"
    ),
    "stages_assurance_review": Address(On.POST, ITEM_KEY, is_post_only=True),
    "stages_assurance_reopen": Address(On.POST, ITEM_KEY, is_post_only=True),
    # ---- commitments
    "commitments_post": Address(On.POST, POST_KEY, also=GUEST),
    "commitments_action_add": Address(On.POST, POST_KEY, also=GUEST, is_post_only=True),
    "commitments_promise_add": Address(On.POST, POST_KEY, also=GUEST, is_post_only=True),
    "commitments_action": Address(On.POST, ACTION_KEY, also=GUEST, post="edit", post_only=SELF, why=ADDED),
    "commitments_action_tick": Address(On.POST, ACTION_KEY, only=SELF, is_post_only=True, why=DOES),
    "commitments_action_untick": Address(On.POST, ACTION_KEY, only=SELF, is_post_only=True, why=DOES),
    "commitments_action_put_away": Address(On.POST, ACTION_KEY, only=SELF, is_post_only=True, why=ADDED),
    "commitments_promise": Address(On.POST, PROMISE_KEY, also=GUEST),
    "commitments_promise_share": Address(On.POST, PROMISE_KEY, only=SELF, is_post_only=True, why=LETS),
    "commitments_promise_words": Address(On.POST, PROMISE_KEY, only=SELF, is_post_only=True, why=LETS),
    "commitments_promise_put_away": Address(On.POST, PROMISE_KEY, only=SELF, is_post_only=True, why=LETS),
    "commitments_kept": Address(On.POST, PROMISE_KEY, only=LM_SELF, is_post_only=True, why=OWES),
    "commitments_not_kept": Address(On.POST, PROMISE_KEY, only=SELF, is_post_only=True, why=LETS),
    "commitments_day": Address(On.POST, PROMISE_KEY, only=LM_ONLY, is_post_only=True, why=OWES),
    "commitments_answer": Address(On.POST, PROMISE_KEY, only=SELF, is_post_only=True, why=LETS),
    "commitments_decline": Address(On.POST, PROMISE_KEY, only=LM_ONLY, is_post_only=True, why=OWES),
    "commitments_of_school": Address(On.SCHOOL, SLUG, only=LEADERS, why="what and by when, for those who lead"),
    "commitments_offers": Address(
        On.ME, missing_for=lambda ties, who: not ties.is_staff(who), why="offers are made by those who work here"
    ),
    "commitments_offer_withdraw": Address(
        On.PERSON, _on("here.life.journey.offer.key"), only=SELF, is_post_only=True, why="its giver alone"
    ),
    # ---- interop
    "interop_start": Address(On.MINE, post="edit"),
    "interop_template": Address(On.MINE, lambda world: ("csv",)),
    "interop_batch": Address(On.SCHOOL, BATCH_KEY, missing_for=_no_such_batch, why="a batch names no school"),
    "interop_problems": Address(On.SCHOOL, BATCH_KEY, missing_for=_no_such_batch, why="a batch names no school"),
    "interop_apply": Address(On.SCHOOL, BATCH_KEY, is_post_only=True),
    "interop_cancel": Address(On.SCHOOL, BATCH_KEY, is_post_only=True),
    "interop_drop": Address(On.SCHOOL, BATCH_KEY, is_post_only=True),
    "interop_undo": Address(On.SCHOOL, BATCH_KEY, is_post_only=True),
    "interop_leavers": Address(On.SCHOOL, BATCH_KEY, is_post_only=True),
    "interop_columns": Address(On.SCHOOL, TABLE_KEY, missing_for=_not_its_bringer, why=BROUGHT),
    "interop_check": Address(On.SCHOOL, TABLE_KEY, missing_for=_not_its_bringer, why=BROUGHT),
    "interop_columns_drop": Address(On.SCHOOL, TABLE_KEY, is_post_only=True, missing_for=_not_its_bringer, why=BROUGHT),
    "interop_sources": Address(On.MINE),
    "interop_mapping": Address(On.SCHOOL, MAPPING_KEY),
    "interop_mapping_forget": Address(On.SCHOOL, MAPPING_KEY, is_post_only=True),
}
