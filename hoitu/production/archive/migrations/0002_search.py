"""The archive's search index; no model stands for it."""

from django.db import migrations

from hoitu.foundation.search import index

TABLE = "archive_search"


def create(apps, schema_editor):
    schema_editor.execute(index.create(TABLE, schema_editor.connection.vendor))


def drop(apps, schema_editor):
    schema_editor.execute(index.drop(TABLE))


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
