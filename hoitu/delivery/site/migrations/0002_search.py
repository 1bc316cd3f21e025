"""The search index: a virtual table in SQLite, a tsvector table in PostgreSQL; no model stands for it."""

from django.db import migrations

from hoitu.foundation.search import index

POSTGRESQL = """
CREATE TABLE site_search (
    number bigint PRIMARY KEY,
    language varchar(2) NOT NULL,
    section varchar(50) NOT NULL,
    at timestamptz NOT NULL,
    words tsvector NOT NULL
);
CREATE INDEX site_search_words ON site_search USING gin (words);
"""


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    schema_editor.execute(POSTGRESQL if vendor == "postgresql" else index.create("site_search", vendor))


def drop(apps, schema_editor):
    schema_editor.execute(index.drop("site_search"))


class Migration(migrations.Migration):
    dependencies = [("site", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
