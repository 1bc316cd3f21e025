from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Cast


def count(apps, schema_editor):
    outputs = apps.get_model("newsroom", "Output").objects.using(schema_editor.connection.alias)
    rows = outputs.filter(kind="web").annotate(said=Cast("body", models.TextField()))
    rows = rows.filter(Q(said__contains='"item"') | Q(said__contains='"growth"'))
    for pk, body in list(rows.values_list("pk", "body")):
        gathers = sum(block["type"] in {"item", "growth"} for block in body or ())
        outputs.filter(pk=pk).update(gathers=gathers)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_facts_and_derivations")]

    operations = [
        migrations.AddField(
            model_name="output",
            name="gathers",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, help_text="items and growths in the body"
            ),
        ),
        migrations.AddIndex(
            model_name="output",
            index=models.Index(condition=Q(gathers__gt=0), fields=["-saved_at"], name="output_gathering"),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
