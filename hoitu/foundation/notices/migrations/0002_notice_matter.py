from django.conf import settings
from django.db import migrations, models


def by_page(apps, schema_editor):
    """What was told before belongs to the page it leads to."""
    apps.get_model("notices", "Notice").objects.filter(matter="").update(matter=models.F("link"))


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('notices', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='matter',
            field=models.CharField(max_length=300, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='notice',
            name='asks',
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(by_page, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['person', 'matter', '-happened_at'], name='notice_matter'),
        ),
    ]
