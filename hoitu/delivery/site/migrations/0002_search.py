"""The search index: a virtual table in SQLite, a tsvector table in PostgreSQL; no model stands for it."""

from django.db import migrations

from hoitu.delivery.site.search import postgres, sqlite


def create(apps, schema_editor):
    part = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
    schema_editor.execute(part.CREATE)


def drop(apps, schema_editor):
    schema_editor.execute(sqlite.DROP)


class Migration(migrations.Migration):
    dependencies = [("site", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
