from django.db import migrations, models

import lianchuang.records.past.clock


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='content',
            name='stored_at',
            field=models.DateTimeField(default=lianchuang.records.past.clock.now),
        ),
    ]
