"""`datapackage.json`: what the package says of itself. Table Schema follows from `frames.SPECS` alone."""

from stegvis.core import codebook as code_lists
from stegvis.core.frames import BY_NAME, SPECS, Dataset, Field, FrameSpec

from .codebook import CODEBOOK
from .fingerprint import content_hash
from .formats import MEDIA_TYPES, Format

Json = dict[str, object]


def describe(dataset: Dataset, form: Format = Format.CSV) -> Json:
    """Return the descriptor of `dataset` written as `form`: its tables, their columns, keys, codes and units."""
    project = dataset["project"]
    titles = project["title"].drop_nulls().to_list()
    return {
        "name": "stegvis-dataset",
        "title": "; ".join(titles) or "Stegvis",
        "content_hash": content_hash(dataset),
        "resources": [_resource(spec, form) for spec in (*SPECS, CODEBOOK)],
    }


def _resource(spec: FrameSpec, form: Format) -> Json:
    return {**_file(spec.name, form), "description": spec.row, "schema": _schema(spec)}


def _file(name: str, form: Format) -> Json:
    described: Json = {
        "name": name,
        "type": "table",
        "path": f"{name}.{form.value}",
        "format": form.value,
        "mediatype": MEDIA_TYPES[form],
    }
    return described | ({"encoding": "utf-8"} if form is Format.CSV else {})


def _schema(spec: FrameSpec) -> Json:
    schema: Json = {"fields": [_field(field) for field in spec.fields], "missingValues": [""]}
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    if keys := [_foreign_key(field) for field in spec.fields if field.refers_to]:
        schema["foreignKeys"] = keys
    return schema


def _field(field: Field) -> Json:
    described: Json = {"name": field.name, "type": field.type.value, "description": field.about}
    if field.unit:
        described["unit"] = field.unit
    if field.codes:
        described["codes"] = field.codes
    return described | ({"constraints": limits} if (limits := _constraints(field)) else {})


def _constraints(field: Field) -> Json:
    limits: Json = {"required": True} if field.required else {}
    return limits | {"enum": list(code_lists.load(field.codes).codes)} if field.codes else limits


def _foreign_key(field: Field) -> Json:
    target = BY_NAME[str(field.refers_to)]
    return {"fields": [field.name], "reference": {"resource": target.name, "fields": list(target.key)}}
