"""The browser reaches the server at all, and is told what a page may load."""

from playwright.sync_api import Page


def test_the_site_answers_and_forbids_what_is_inline(page: Page) -> None:
    answer = page.goto("/healthz")

    assert answer is not None
    assert (answer.status, answer.text()) == (200, "ok\n")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy == {
        "default-src": "'self'",
        "img-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
    }
