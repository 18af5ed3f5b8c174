"""The key at the end of the indexes that lists are read by, so that PostgreSQL need not sort what they give."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial"), ("grids", "0002_count_versions"), ("partners", "0001_initial")]

    initial = False

    operations = [
        ops.RemoveIndex(
            model_name="PartnerUnit",
            name=None,
            fields=["grid_id", "pinyin"],
        ),
        ops.AddIndex(
            model_name="PartnerUnit",
            index=Index(fields=["grid_id", "pinyin", "id"]),
        ),
        ops.RemoveIndex(
            model_name="Resource",
            name=None,
            fields=["unit_id", "name"],
        ),
        ops.AddIndex(
            model_name="Resource",
            index=Index(fields=["unit_id", "name", "id"]),
        ),
    ]
