"""Files that are no table, told by what they begin with and what is in them: what each is, and what to do."""

import re
import zipfile
from collections.abc import Callable

from django.utils.translation import gettext as _

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"{\\rtf", b"<meta", b"<div", b"<style")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
CARDS = (b"begin:vcalendar", b"begin:vcard")
MAIL = re.compile(rb"(?:^|\n)(?:from|to|subject|received|mime-version|return-path|delivered-to): ", re.IGNORECASE)
JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*[\[{"])')
Wrong = tuple[str, str]


def wrong_kind(start: bytes, whole: Callable[[], bytes]) -> Wrong | None:
    """What is wrong with a file that is no table, told by its first bytes."""
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(OLD_OFFICE):
        return _old_office(whole())
    if start.startswith(b"%PDF"):
        return _("This is a PDF: its table cannot be read."), _("Export the list as CSV or Excel (.xlsx).")
    if start.startswith(ARCHIVES):
        return _("This is an archive Growthring cannot open."), _("Give a .zip, or the files themselves.")
    if start.startswith(PICTURES[:3]) or (start.startswith(PICTURES[3:]) and b"\x00" in start):
        return _("This is a picture: nothing can be read from it."), _("Export the list as CSV or Excel (.xlsx).")
    if start and not start.strip(b"\x00"):
        return _("There are only blanks in this file: it was not copied as a whole."), _again()
    if plain.startswith(MARKUP):
        return _("This is a web page or a document with the name of a table."), _save_as()
    return _written(start, plain)


def _written(start: bytes, plain: bytes) -> Wrong | None:
    if plain.startswith(CARDS):
        return _("This is a calendar or an address book."), _("Export the list as CSV or Excel (.xlsx).")
    if len(MAIL.findall(start)) > 1:
        return _("This is an e-mail."), _("Save the list that is attached to it, and choose that.")
    if (
        b'"doc_id"' in start
        or (b'"url"' in start and plain.startswith(b"{"))
        or plain.startswith(b"[internetshortcut]")
    ):
        return (
            _("This is only a shortcut to a file that lies elsewhere."),
            _("Open it there and download it as Excel (.xlsx) or CSV."),
        )
    if JSON.match(start):
        return _("This is JSON, which is for programs."), _("Export the list as CSV or Excel (.xlsx).")
    return None


def _old_office(content: bytes) -> Wrong:
    """Names of streams in a compound file, which are written in two bytes a letter."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        return _("The workbook is locked with a password."), _("Save it without a password.")
    if has("WordDocument"):
        return _("This is a Word document, not a table."), _("Export the list as CSV or Excel (.xlsx).")
    if has("__substg1.0"):
        return _("This is an e-mail."), _("Save the list that is attached to it, and choose that.")
    return _("This is an Excel file of the old kind (.xls)."), _save_as()


def other_document(archive: zipfile.ZipFile) -> Wrong | None:
    """A document that is an archive inside, whatever its name: OpenDocument, Numbers."""
    names = set(archive.namelist())
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        kind = archive.read("mimetype")
        if kind.startswith(b"application/vnd.oasis.opendocument"):
            return _("This is an OpenDocument file (.ods), which Growthring does not read."), _save_as()
        if kind.startswith(b"application/epub"):
            return _("This is a book, not a table."), _save_as()
    if any(name.endswith(".iwa") for name in names):
        return (
            _("This is an Apple Numbers or Pages file."),
            _("Open it there and export it as Excel (.xlsx) or CSV."),
        )
    return None


def _save_as() -> str:
    return _("Open it and save it as Excel workbook (.xlsx) or CSV.")


def _again() -> str:
    return _("Copy or download it again, wait until it is complete, and choose it again.")
