"""Entries are only ever added: the database refuses the rest. (makemigrations cannot write triggers.)"""

from django.db import migrations

from hoitu.foundation.audit import append_only


def put_up(apps, schema_editor):
    for statement in append_only.guards(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def take_down(apps, schema_editor):
    for statement in append_only.removal(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down, elidable=False)]
