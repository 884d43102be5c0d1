"""`stegvis …`: files in, files out, without the application."""

from typing import Annotated

import typer

from stegvis import __version__

from . import check, example, figures, intake

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Stegvis on files: read monthly workbooks, count tables, follow up goals, write the report.",
)
app.command("intake")(intake.read_workbook)
app.command("mapping")(intake.write_mapping)
app.command("template")(intake.write_empty_workbook)
app.command("check")(check.check_dataset)
app.command("tables")(figures.write_tables)
app.command("goal")(figures.show_goal)
app.command("report")(figures.write_documents)
app.command("example")(example.write_example)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def stegvis(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Stegvis on files."""
