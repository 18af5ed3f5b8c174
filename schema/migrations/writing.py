"""Writing migrations from what changed in the tables."""

from pathlib import Path

from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.writer import MigrationWriter, format_migration_name

from schema.engines.addresses import configuration


async def unwritten_migrations() -> list[MigrationWriter]:
    """What the migrations do not yet say about the tables, one writer a subject. Needs no database."""
    config = configuration("sqlite://unused")
    async with TortoiseContext() as context:
        await context.init(config=config, init_connections=False)
        assert context.apps is not None
        return await MigrationAutodetector(context.apps, config.to_dict()["apps"]).changes()


async def write_migration(subject: str, name: str) -> Path | None:
    """Write the migration of one subject and return its file, or None when its tables have not changed."""
    for writer in await unwritten_migrations():
        if writer.app_label == subject:
            writer.name = format_migration_name(int(writer.name.split("_")[0]), name)
            return Path(writer.write())
    return None
