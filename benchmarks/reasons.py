"""Why a page is over its bar, as far as it was found out: stands in the report beside the page."""

COMPILING = "building and compiling its queries anew takes Django most of it, the database about a tenth"
PROFILE = "from every post's placements it works out where each stood, and what was corrected since"

REASONS: dict[str, str] = {
    "My journey": COMPILING,
    "People I support": COMPILING,
    "Our school": COMPILING,
    "Our school, leading": f"{PROFILE}; four kinds of gaps are counted beside it",
    "Our trust": "a dozen schools a page, each with five counts and a drawn picture",
    "Staff list": "fifty people with their posts, and a form of five filters",
    "A person": COMPILING,
    "Partnerships and gaps": f"fifty posts, and a form for all of them; {COMPILING}",
    "Bulk change": f"two forms with lists of people and schools; {COMPILING}",
    "Placements, table": "a hundred posts in one form, each with stage and choices: four times the floor's rows",
    "Profile today": PROFILE,
    "Movement": PROFILE,
    "Open picture": "ten years of releases are told in words beside the picture",
    "Trust profile over the years": "every release and twenty-five schools are told in words beside the picture",
    "Set-up": COMPILING,
    "My record": COMPILING,
    "Search": COMPILING,
    "Permissions": "one long table, forty kinds of record in words: many times the floor's text",
}
