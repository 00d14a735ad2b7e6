"""What a trust has said of files' columns, and a table that waits until somebody says it."""

from django.db import models

from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, School, TrustOwned


class ColumnMapping(TrustOwned):
    """What the trust has said of the columns of a kind of file, by the signature of its headings.

    `columns` and `values` are those of `reading.mapping.Mapping`; a school among the values goes by its key, or is
    "trust". `headings` are as written, in the order of the file they were first seen in. What one school's office has
    said counts for its own files alone: `school` is theirs, and nothing where it was said for the whole trust.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    signature = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    record = Record(
        "Import batch",
        "made_by",
        Sensitivity.PERSONAL,
        "until somebody forgets it: headings, words for posts and schools, nobody else's name",
        "that the person made it",
    )

    class Meta:
        ordering = ["file_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["trust", "signature"],
                condition=models.Q(school__isnull=True),
                name="one_mapping_a_row_of_headings",
            ),
            models.UniqueConstraint(
                fields=["school", "signature"],
                condition=models.Q(school__isnull=False),
                name="one_mapping_a_school_and_row",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class WaitingTable(TrustOwned):
    """A table of which somebody is about to say what its columns are. It goes when that is done, or within the hour.

    The file itself is gone by then. `content` is what `mapping.waiting` keeps of it: cells as text, without rows about
    pupils or parents and without columns no staff record here has a place for.
    """

    made_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    said = models.JSONField(default=dict)  # what was chosen so far: see `mapping.waiting.Said`

    record = Record(
        "Import batch", "made_by", Sensitivity.PERSONAL, "an hour at most", "that the person brought a file in"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name
