from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_content_stored_by_the_clock_of_acts'),
    ]

    operations = [
        migrations.AddField(
            model_name='batch',
            name='settled_at',
            field=models.DateTimeField(null=True),
        ),
    ]
