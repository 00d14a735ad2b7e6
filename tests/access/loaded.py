"""Rows that a page loads although its reader may not see them as such: model and page, each with its reason."""

GROUPS = "one reads every view of a group one stood in: its event names the group, not the people"
AUTHOR = "whoever wrote an opened or shared note is named beside it"
BESIDE = "the school and team of a post one supports: how a post is called, beside its person"
MODE = "whether a school works with stages at all decides that there is no such page"

STAGE_PAGES = (
    "school_leading",
    "stages_many",
    "stages_post",
    "stages_profile",
    "stages_profile_file",
    "stages_profile_movement",
    "stages_profile_newcomers",
    "stages_profile_notes",
    "stages_table",
)
POST_PAGES = ("people_guest_invite", "people_partner_add", "people_post_edit", "people_post_end")

MEETING_PAGES = tuple(f"conversations_{name}" for name in ("meeting", "plan", "move", "print", "edition", "wellbeing"))
CLOSED_DAYS = "a meeting is planned outside the holidays: a mentor from outside is told that a day is closed, no more"

AT_THE_TABLE = "who meets is named to those who meet, with what they are to the learner; to a guest as well"
TABLE_PAGES = tuple(f"conversations_{name}" for name in ("meeting", "edition", "print"))

MAKER = "whoever brought a staff list in is named with it"

LISTED: dict[tuple[str, str], str] = {
    **{
        ("people.Person", page): MAKER
        for page in ("interop_start", "interop_batch", "interop_problems", "interop_sources")
    },
    ("people.School", "standards_expectation_edit"): BESIDE,
    ("audit.Event", "audit_mine"): GROUPS,
    ("people.Person", "stages_profile_notes"): AUTHOR,
    ("people.School", "stages_post"): BESIDE,
    **{("people.Person", page): AT_THE_TABLE for page in (*TABLE_PAGES, "conversations_meetings")},
    **{("people.Partnership", page): AT_THE_TABLE for page in TABLE_PAGES},
    **{("people.School", page): BESIDE for page in (*POST_PAGES, *MEETING_PAGES)},
    **{("people.Team", page): BESIDE for page in ("conversations_plan", "conversations_move")},
    **{
        (f"standards.{model}", page): CLOSED_DAYS
        for model in ("Calendar", "Term", "Closure")
        for page in ("conversations_plan", "conversations_move")
    },
    **{("people.Team", page): BESIDE for page in POST_PAGES},
    **{("standards.SchoolStages", page): MODE for page in STAGE_PAGES},
}
