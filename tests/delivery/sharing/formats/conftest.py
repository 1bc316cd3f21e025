"""The schemas of the formats, compiled once."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable

import jsonschema
import pytest
import referencing
import referencing.jsonschema
from lxml import etree

from hoitu.delivery.sharing.formats.texts import line

Check = Callable[[bytes], None]
GEOJSON = "https://geojson.org/schema/GeoJSON.json"


@pytest.fixture(scope="session")
def valid_ninjs(material: pathlib.Path) -> Callable[[bytes, str], None]:
    """Asserts that the bytes are valid ninjs of that version."""
    folder = material / "schemas/ninjs"
    geometry = referencing.Resource.from_contents(json.loads((folder / "GeoJSON-schema.json").read_bytes()))
    registry: referencing.Registry = referencing.Registry().with_resource(GEOJSON, geometry)
    validators = {}
    for version in ("2.1", "3.1"):
        schema = json.loads((folder / f"ninjs-schema_{version}.json").read_bytes())
        validators[version] = jsonschema.validators.validator_for(schema)(schema, registry=registry)
    return lambda data, version: validators[version].validate(json.loads(data))


@pytest.fixture(scope="session")
def valid_newsml_g2(material: pathlib.Path) -> Check:
    return _schema(material / "schemas/newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd")


@pytest.fixture(scope="session")
def valid_nitf(material: pathlib.Path) -> Check:
    return _schema(material / "schemas/nitf/nitf-3-6.xsd")


def _schema(path: pathlib.Path) -> Check:
    schema = etree.XMLSchema(etree.parse(str(path)))
    return lambda data: schema.assertValid(etree.fromstring(data))


@pytest.fixture(scope="session")
def naughty(material: pathlib.Path) -> list[str]:
    """The naughty strings, each as one line of words."""
    said = json.loads((material / "examples/strings/blns.json").read_bytes())
    return [line(each) for each in said]
