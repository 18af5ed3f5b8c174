"""The key at the end of the indexes that lists are read by, so that PostgreSQL need not sort what they give."""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0001_initial"),
        ("grids", "0002_count_versions"),
        ("partners", "0002_order_by_index"),
        ("services", "0001_initial"),
    ]

    initial = False

    operations = [
        ops.RemoveIndex(
            model_name="ServiceItem",
            name=None,
            fields=["grid_id", "pinyin"],
        ),
        ops.AddIndex(
            model_name="ServiceItem",
            index=Index(fields=["grid_id", "pinyin", "id"]),
        ),
    ]
