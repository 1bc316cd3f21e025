"""Releases and accepted versions are never changed: the database refuses. (makemigrations cannot write triggers.)"""

from django.db import migrations

from hoitu.production.newsroom import immutable


def put_up(apps, schema_editor):
    for statement in immutable.guards(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def take_down(apps, schema_editor):
    for statement in immutable.removal(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down, elidable=False)]
