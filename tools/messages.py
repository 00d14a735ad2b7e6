"""Collect the words of the pages for translators, and make the catalogues that Django reads: `make messages`.

Needs no GNU gettext. `--check` writes nothing and tells what is not as it would be written.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "growthring"
LOCALES = PACKAGE / "locale"
SOURCE = "en_GB"
# How a language counts: CLDR's plural forms, in the order of the catalogue.
PLURALS = {
    SOURCE: (2, "(n != 1)"),
    "cy": (6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5)"),
}
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # else a catalogue would be another one each minute
KEYWORDS = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
OTHER_NAMES = re.compile(r"\b(n?p?gettext)(_lazy|_noop)?\s+as\s+(\w+)")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
NEWS = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|'
    r"Generated-By|Last-Translator|Language-Team): .*\n",
    re.MULTILINE,
)


def extracted() -> Catalog:
    """Every string of the code and of the templates, with the files it is in."""
    found = Catalog(project="Growthring", charset="utf-8", fuzzy=False)
    for path in _sources():
        for _line, function, said, _notes in _words(path):
            context, singular, plural = _parts(function, said)
            place = [(path.relative_to(PACKAGE).as_posix(), 0)]
            found.add((singular, plural) if plural else singular, context=context, locations=place)
    return found


def _sources() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*")):
        folders = set(path.relative_to(PACKAGE).parts)
        is_code = path.suffix == ".py" and not folders & {"tests", "migrations"}
        if is_code or (path.suffix in {".html", ".txt"} and "templates" in folders):
            yield path


def _words(path: Path) -> Iterator[Any]:
    text = path.read_text(encoding="utf-8")
    keywords = {name + end: spec for name, spec in KEYWORDS.items() for end in ("", "_lazy", "_noop")} | {"_": None}
    if path.suffix == ".py":
        keywords |= {alias: KEYWORDS[name] for name, _end, alias in OTHER_NAMES.findall(text)}
    else:
        text = INDENT.sub("", templatize(text))
    return extract_python(io.BytesIO(text.encode()), keywords, (), {"encoding": "utf-8"})


def _parts(function: str, said: tuple[str | None, ...] | str) -> tuple[str | None, str, str | None]:
    """Context, singular, plural: Babel hands over the literal arguments as they stand."""
    words = [said] if isinstance(said, str) else [word for word in said if word is not None]
    has_context = function.removesuffix("_lazy").removesuffix("_noop") in ("pgettext", "npgettext")
    context = words.pop(0) if has_context else None
    return context, words[0], words[1] if len(words) > 1 else None


def updated(locale: str, words: Catalog) -> Catalog:
    """The catalogue of a language with the words as they are now; what is translated already stays."""
    path = po(locale)
    kept = read_po(io.BytesIO(path.read_bytes()), locale=locale) if path.exists() else Catalog(locale=locale)
    told = Catalog(locale=locale, fuzzy=False, charset="utf-8")
    told.header_comment = kept.header_comment if path.exists() else f"# Growthring in {locale}."
    vars(told).update(zip(("_num_plurals", "_plural_expr"), PLURALS[locale], strict=True))
    for word in words:
        if word.id:
            before = kept.get(word.id, word.context)
            notes = before.user_comments if before else ()
            said = _kept(word, before, told.num_plurals) or (_own(word) if locale == SOURCE else _empty(word, told))
            told.add(word.id, said, word.locations, word.flags, context=word.context, user_comments=notes)
    return told


def _kept(word: Message, before: Message | None, forms: int) -> Any:
    """What stood there, if it still counts as the word does."""
    said: Any = before.string if before is not None else ""
    fits = isinstance(said, tuple | list) and len(said) == forms if word.pluralizable else isinstance(said, str)
    return said if fits and any(said) else None


def _own(word: Message) -> str | tuple[str, ...]:
    """English is what the code says."""
    return tuple(word.id) if word.pluralizable else str(word.id)


def _empty(word: Message, told: Catalog) -> str | tuple[str, ...]:
    return ("",) * told.num_plurals if word.pluralizable else ""


def _filled(said: object) -> bool:
    return all(said) if isinstance(said, tuple | list) else bool(said)


def po(locale: str) -> Path:
    return LOCALES / locale / "LC_MESSAGES" / "django.po"


def written(told: Catalog) -> bytes:
    """As it stands in the file: by files, without line numbers or dates, so that only words make a difference."""
    out = io.BytesIO()
    write_po(out, told, width=120, sort_by_file=True, include_lineno=False)
    return NEWS.sub("", out.getvalue().decode()).encode()


def compiled(told: Catalog) -> bytes:
    out = io.BytesIO()
    full = read_po(io.BytesIO(written(told)), locale=told.locale)
    full.creation_date = full.revision_date = NO_DATE
    for word in [word for word in full if word.id and not _filled(word.string)]:
        full.delete(word.id, word.context)  # an empty plural would be shown as nothing at all
    write_mo(out, full)
    return out.getvalue()


def main() -> int:
    words, only_checks, stale = extracted(), "--check" in sys.argv[1:], False
    for locale in PLURALS:
        told = updated(locale, words)
        empty = sum(1 for word in told if word.id and not _filled(word.string))
        print(f"{locale}: {len(told)} messages, {empty} without a translation")
        for path, content in ((po(locale), written(told)), (po(locale).with_suffix(".mo"), compiled(told))):
            if path.exists() and path.read_bytes() == content:
                continue
            stale = True
            if not only_checks:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    if only_checks and stale:
        print("The catalogues are not what the code says: run `make messages` and commit src/growthring/locale.")
    return int(only_checks and stale)


if __name__ == "__main__":
    sys.exit(main())
