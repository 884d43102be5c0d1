from django.db import models


class ErasurePass(models.Model):
    """That one guarded row may be deleted, or cut off from its person, in the transaction in which this was written.

    The triggers that keep written rows (`database_rules`) ask for it. It can be written only for a line of an approved
    list, which privacy's own trigger sees to, and is gone again when that line's erasure is done: see docs/adr/0010.
    """

    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    line = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="erasure_pass_once", fields=["table", "row"])]
        indexes = [models.Index(name="erasure_pass_of_line", fields=["line"])]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
