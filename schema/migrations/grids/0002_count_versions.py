from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Grid",
            name="version",
            field=fields.IntField(default=1, db_default=1),
        ),
    ]
