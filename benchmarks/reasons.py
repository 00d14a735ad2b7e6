"""Why a page is over its bar, as far as it was found out: stands in the report beside the page."""

LISTS = "written out choice by choice, are half of the page's own time"

REASONS: dict[str, str] = {
    "My journey": "the years of one person are read in one long question, and told beside a picture",
    "People I support": "each of some ten people with stage, lists and what waits: five questions, none of them long",
    "My meetings": "every partnership and the twenty newest meetings, each with who was there: half of its own time "
    "writes the page",
    "A meeting": "five questions with a box each: most of its own time writes the page",
    "A meeting on paper": "every word of a record and its versions, written out",
    "Actions and promises": "those of a post with who owes them and who may be asked: six questions, none of them long",
    "What we promised": "every open promise of a school, counted and listed",
    "Meetings in numbers": "every meeting of a year and who prepared it are counted, for the school and by team",
    "Questions": "it shows the same in both worlds: what a few requests differ by from run to run",
    "Our school": "ten years of releases are read, and the newest drawn",
    "Our school, leading": "a third of its own time is the database: six kinds of gaps and where a hundred posts "
    "stand, each counted anew; a third writes and draws the page",
    "Our trust": "on SQLite more than half of its own time writes the page, a third of that a dozen pictures, each "
    "drawn wide and narrow; on PostgreSQL three counts over fourteen hundred posts, and what waits for whoever leads "
    "them, take a third",
    "Staff list": f"fifty people with their posts; the choices of five filters, {LISTS}",
    "A person": "seven questions, each short, and the frame round the page, which the floor page has not",
    "Partnerships and gaps": "five kinds of gaps are counted over all posts before one of them is listed",
    "Bulk change": f"lists of people and schools in several forms, {LISTS}",
    "Placements, table": "forty posts in forms, each with stage and choices, where everybody is shown",
    "Profile today": "a hundred posts at each point of the year, as they were recorded and as they would be counted "
    "now; four tables of some thirty rows, three filters and a picture drawn wide and narrow: half of its own time "
    "writes the page, an eighth is the database",
    "Movement": "two days of a hundred posts side by side; four tables, two lists of every checkpoint to choose from, "
    "and a picture drawn wide and narrow: half of its own time writes the page, an eighth is the database",
    "Open picture": "ten years of releases are told in words beside the picture; a school of three years has nine",
    "Trust profile over the years": "every release and twenty-five schools are told in words beside the picture",
    "Set-up": "what is still to do is counted from the school's own rows, the longest question of a page",
    "My record": "the looks of every person and day are read to be told together",
    "Import, start": "five short lists; it is as long in both worlds but for what a few requests differ by",
    "Account": "it shows the same in both worlds: what a few requests differ by from run to run",
    "Search": "names are looked for in all that the reader may see",
    "Permissions": "one long table, forty kinds of record in words: many times the floor's text",
}
