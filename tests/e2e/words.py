"""Which words of a page in a made-up language are still English, and are not somebody's data either."""

import re
import sqlite3
from pathlib import Path

from playwright.sync_api import Page

# What is the same in every language: our name, and what files and standards are called.
NAMES = re.compile(
    r"\b(Growthring|CSV|XLSX|SVG|JSON|OneRoster|School Data Sync|SDS|GIAS|URN|UID|UKPRN|PDF|ID|Cymraeg|English|n|PD)\b"
)
ENGLISH = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*(?:[ ,.:;–-]+[A-Za-z]+(?:['’-][A-Za-z]+)*)*")
READ = """
() => {
  const found = [];
  const silent = (node) => !node || node.closest('script, style, code, kbd, textarea, [translate="no"]');
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    if (text.data.trim() && !silent(text.parentElement)) found.push(text.data.trim().replace(/\\s+/g, " "));
  for (const name of ["alt", "aria-label", "placeholder", "title", "data-label", "aria-description"])
    for (const node of document.querySelectorAll(`[${name}]`))
      if (!silent(node) && node.getAttribute(name).trim()) found.push(node.getAttribute(name).trim());
  return [...new Set(found)];
}
"""


def data_of(home: Path) -> str:
    """Every text in the demo's database, one after the other, in small letters."""
    [path] = home.glob("*.sqlite3")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = (table for table in tables if not table.startswith(("audit_", "django_", "accounts_", "sqlite_")))
        rows = (row for table in ours for row in opened.execute(f'SELECT * FROM "{table}"'))
        said = {value for row in rows for value in row if isinstance(value, str)}
        told = {each.lower() for value in said for each in (value, _nameless(value))}
        known = "coalesce(nullif(preferred_name, ''), given_name)"
        whole = f"SELECT lower({known} || ' ' || family_name) FROM people_person"
        told |= {name for (name,) in opened.execute(whole)}
    return "\n".join(sorted(told))


def untranslated(page: Page, data: str) -> list[str]:
    """Stretches of plain English letters that stand in no field of the database."""
    found: list[str] = page.evaluate(READ)
    return [
        words
        for text in found
        for words in ENGLISH.findall(_nameless(text))
        if len(words) > 2 and words.lower() not in data and not _is_named(words, data)
    ]


def _nameless(text: str) -> str:
    return NAMES.sub("", text)


def _is_named(words: str, data: str) -> bool:
    """Each part of a list of data: a name and a name, with a comma or a point between."""
    parts = [part.strip().lower() for part in re.split(r"[,.:;–]+", words)]
    return all(part in data for part in parts if len(part) > 2)
