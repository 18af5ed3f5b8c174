"""The first tables."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index

from schema.migrations.operations import CreateCheckedModel


class Migration(migrations.Migration):
    dependencies = [("grids", "0002_count_versions"), ("people", "0001_initial")]

    initial = True

    operations = [
        CreateCheckedModel(
            name="Organization",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="organizations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "organizations.Organization",
                        source_field="parent_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="children",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=30)),
                ("name", fields.CharField(db_index=True, max_length=100)),
                ("pinyin", fields.CharField(db_index=True, max_length=300)),
                ("initials", fields.CharField(db_index=True, max_length=100)),
                ("path", fields.CharField(unique=True, max_length=48)),
                ("charter", fields.TextField(null=True, unique=False)),
                ("brand", fields.CharField(null=True, max_length=100)),
                ("founded_on", fields.DateField(null=True)),
                ("dissolved_on", fields.DateField(null=True)),
                ("published", fields.BooleanField(default=True)),
                ("version", fields.IntField(default=1)),
            ],
            checks={
                "organization_days": "dissolved_on IS NULL OR founded_on IS NULL OR dissolved_on >= founded_on",
                "organization_parent": "parent_id IS NULL OR parent_id <> id",
                "organization_version": "version > 0",
            },
            options={
                "table": "organization",
                "app": "organizations",
                "indexes": [Index(fields=["grid_id", "kind"]), Index(fields=["parent_id", "pinyin"])],
                "pk_attr": "id",
                "table_description": "A body of people in a grid: committee, branch, team or studio.",
            },
        ),
        CreateCheckedModel(
            name="OrganizationMember",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "organization",
                    fields.ForeignKeyField(
                        "organizations.Organization",
                        source_field="organization_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="members",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "people.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="memberships",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("title", fields.CharField(max_length=50)),
                ("selection", fields.CharField(null=True, max_length=20)),
                ("joined_on", fields.DateField()),
                ("left_on", fields.DateField(null=True)),
                ("version", fields.IntField(default=1)),
            ],
            checks={
                "organization_member_days": "left_on IS NULL OR left_on >= joined_on",
                "organization_member_version": "version > 0",
            },
            options={
                "table": "organization_member",
                "app": "organizations",
                "indexes": [Index(fields=["organization_id", "joined_on"]), Index(fields=["person_id", "joined_on"])],
                "pk_attr": "id",
                "table_description": "A person's membership of an organization from one day to another, that day included.",
            },
        ),
    ]
