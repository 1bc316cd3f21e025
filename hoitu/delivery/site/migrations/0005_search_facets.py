"""In PostgreSQL too, edition and section are words of the index, as in SQLite: one engine serves every module."""

from django.db import migrations

SECTION = "regexp_replace(section, '[^[:alnum:]]', 'q', 'g')"


def to_words(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        facets = f"ARRAY['x' || language || 'x', 'x' || language || 'x' || {SECTION}]"
        schema_editor.execute(f"UPDATE site_search SET words = words || array_to_tsvector({facets})")
        schema_editor.execute("ALTER TABLE site_search DROP COLUMN language, DROP COLUMN section")


class Migration(migrations.Migration):
    dependencies = [("site", "0004_listen")]
    operations = [migrations.RunPython(to_words, migrations.RunPython.noop)]
