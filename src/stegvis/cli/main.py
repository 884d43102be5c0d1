"""`stegvis …`: files in, files out, without the application."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from stegvis import __version__

COMMANDS: Mapping[str, tuple[str, str]] = {
    "intake": ("intake:read_workbook", "Read a monthly workbook into a dataset without names or numbers."),
    "mapping": ("intake:write_mapping", "Suggest how a foreign layout is to be read, for a person to confirm."),
    "template": ("intake:write_empty_workbook", "Write Stegvis's own monthly workbook, empty."),
    "check": ("check:check_dataset", "Look for impossible dates, overlapping cases, missing exits and duplicates."),
    "tables": ("tables:write_tables", "Count every table: tables.json for programs, an Excel workbook for people."),
    "goal": ("goal:show_goal", "Show how far each goal is reached."),
    "report": ("report:write_documents", "Write the evaluation report."),
    "protocol": ("protocol:keep_protocol", "Write, check and fix a study's protocol before any outcome is read."),
    "power": ("power:show_power", "Say what so many people can be expected to show, before any data are read."),
    "match": ("match:match_extract", "Match participants with controls in a register extract, and estimate effects."),
    "sensitivity": ("sensitivity:show_sensitivity", "Say how much a matching's findings hang on what nobody measured."),
    "replica": ("replica:write_replicas", "Write a matching out as an R, a Stata and a Python script."),
    "package": ("package:write_package", "Pack what may leave of a matching under a protocol, without persons."),
    "did": ("did:estimate_panel", "Estimate effects in a panel where treatment begins at different times."),
    "cohort": ("cohort:find_target_group", "Find a project's target group in registers, and how much was reached."),
    "riskset": ("riskset:match_rolling_entry", "Match who enters month by month with people who could have entered."),
    "form": ("form:show_form", "Read a questionnaire from an XLSForm, and show what it asks."),
    "example": ("example:write_example", "Write an invented project of 136 participants, to try everything on."),
}
"""Each command's name: where its function is, and what it does in a line."""


class Commands(TyperGroup):
    """The commands, each loaded when it is run: the list of them waits for no statistics, drawing or writing."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command as it stands in the list."""
        return TyperCommand(cmd_name, help=COMMANDS[cmd_name][1]) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded(args[0]) if command else None, rest


def loaded(name: str) -> Any:
    """Return a command with its options, ready to run."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # blocks are small: more threads wait for each other
    module, function = COMMANDS[name][0].split(":")
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(getattr(import_module(f"stegvis.cli.{module}"), function))
    return typer.main.get_command(alone)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Stegvis on files: read monthly workbooks, count tables, follow up goals, write the report.",
)


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
