"""The one table of exceptions to the house's rules: each with its reason, and gone when it is no longer needed.

The key is the rule's name and the place, as the rule's test prints it.
"""

ALLOWED: dict[tuple[str, str], str] = {
    (
        "broad except",
        "src/growthring/interop/running/services.py",
    ): "whatever breaks off, the page says so; then it is raised",
    (
        "broad except",
        "src/growthring/interop/running/reading.py",
    ): "whatever breaks off, the page says so; then it is raised",
    ("broad except", "src/growthring/interop/streaming.py"): "a half-sent page ends in words; the log has the error",
    (
        "broad except",
        "src/growthring/notices/services/digests.py",
    ): "one person's broken page must not keep a mail from all others; the log has the error",
    (
        "broad except",
        "src/growthring/upkeep/claims.py",
    ): "a task that breaks must not end the worker; the log has the error",
    (
        "broad except",
        "src/growthring/writing/once.py",
    ): "whatever breaks off, what was typed is kept; then it is raised",
    ("print", "src/growthring/config/cli.py"): "a command line speaks by printing",
    ("print", "src/growthring/config/server.py"): "says when the server is ready",
}


def allowed(rule: str) -> set[str]:
    return {place for named, place in ALLOWED if named == rule}
