"""Importing the table of administrative divisions, from its files to the grids."""

import json
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from tqdm import tqdm

from schema.database import Database
from schema.grids.rules import import_divisions as importing
from schema.grids.rules.division_files import BrokenSource
from schema.grids.rules.division_rows import TIERS
from schema.grids.rules.import_divisions import Importing, Outcome, import_divisions
from schema.grids.tables import Grid

TODAY = date(2024, 5, 1)
HEADERS = {
    "provinces": "code,name",
    "cities": "code,name,provinceCode",
    "areas": "code,name,cityCode,provinceCode",
    "streets": "code,name,areaCode,provinceCode,cityCode",
    "villages": "code,name,streetCode,provinceCode,cityCode,areaCode",
}
TABLE = {
    "provinces": ['37,"山东省"'],
    "cities": ['3702,"青岛市",37'],
    "areas": ['370202,"市南区",3702,37'],
    "streets": ['370202010,"湛山街道",370202,37,3702', '370202011,"金湖路街道",370202,37,3702'],
    "villages": [
        '370202010004,"湛山社区居委会",370202010,37,3702,370202',
        '370202010005,"仰口路社区居委会",370202010,37,3702,370202',
        '370202011001,"宁夏路社区居委会",370202011,37,3702,370202',
    ],
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small table of one province with three communities: eight divisions."""
    folder = tmp_path / "source"
    folder.mkdir()
    for name, rows in TABLE.items():
        write(folder, name, rows)
    return folder


def write(folder: Path, name: str, rows: Iterable[str]) -> None:
    (folder / f"{name}.csv").write_text("\n".join([HEADERS[name], *rows]) + "\n", encoding="utf-8")


async def run(database: Database, source: Path, today: date = TODAY) -> tuple[Outcome, list[str]]:
    refused: list[str] = []
    bar = tqdm(disable=True)
    outcome = await import_divisions(Importing(database, source, today, lambda row: refused.append(str(row)), bar))
    return outcome, refused


async def codes(**conditions: object) -> list[str]:
    return [grid.code for grid in await Grid.filter(**conditions).order_by("code")]


async def test_the_whole_table_becomes_a_tree(database: Database, source: Path) -> None:
    assert await run(database, source) == (Outcome(added=8), [])
    zhanshan = await Grid.get(code="370202010004").select_related("parent")
    assert (zhanshan.name, zhanshan.level, zhanshan.published) == ("湛山社区居委会", 5, True)
    assert (zhanshan.pinyin, zhanshan.initials) == ("zhanshanshequjuweihui", "zssqjwh")
    assert zhanshan.parent is not None
    assert zhanshan.parent.code == "370202010"
    assert zhanshan.path.startswith(zhanshan.parent.path)
    assert len(zhanshan.path) == 30
    assert (zhanshan.opened_on, zhanshan.closed_on) == (None, None)


async def test_a_second_run_changes_nothing(database: Database, source: Path) -> None:
    await run(database, source)
    before = await Grid.all().order_by("id").values()
    outcome, _ = await run(database, source)
    assert outcome == Outcome(unchanged=8)
    assert outcome.changed == 0
    assert await Grid.all().order_by("id").values() == before


async def test_json_files_say_the_same_as_csv_files(database: Database, source: Path) -> None:
    await run(database, source)
    for name, header in HEADERS.items():
        rows = [dict(zip(header.split(","), row.replace('"', "").split(","), strict=True)) for row in TABLE[name]]
        (source / f"{name}.csv").unlink()
        (source / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    assert await run(database, source) == (Outcome(unchanged=8), [])


async def test_the_package_may_be_given_whole_with_its_files_in_dist(database: Database, source: Path) -> None:
    package = source.parent / "package"
    shutil.copytree(source, package / "dist")
    assert (await run(database, package))[0] == Outcome(added=8)


async def test_a_new_name_is_taken_over_with_its_spelling(database: Database, source: Path) -> None:
    await run(database, source)
    write(source, "provinces", ['37,"鲁省"'])
    assert (await run(database, source))[0] == Outcome(renamed=1, unchanged=7)
    shandong = await Grid.get(code="37")
    assert (shandong.name, shandong.pinyin, shandong.initials) == ("鲁省", "lusheng", "ls")


async def test_what_is_gone_is_closed_and_keeps_what_hangs_below(database: Database, source: Path) -> None:
    await run(database, source)
    gone = await Grid.get(code="370202011001")
    own = await Grid.create(
        id=999, parent=gone, level=6, code="370202011001-01", name="一网格", pinyin="yiwangge", initials="ywg", path="z"
    )
    write(source, "streets", TABLE["streets"][:1])
    write(source, "villages", TABLE["villages"][:2])
    assert (await run(database, source))[0] == Outcome(closed=2, unchanged=6)
    assert await codes(closed_on=TODAY) == ["370202011", "370202011001"]
    await own.refresh_from_db()
    assert (own.closed_on, own.parent_id) == (None, gone.id)  # type: ignore[attr-defined]


async def test_closing_happens_once_and_keeps_its_day(database: Database, source: Path) -> None:
    await run(database, source)
    write(source, "villages", TABLE["villages"][:2])
    await run(database, source)
    assert (await run(database, source, date(2025, 1, 1)))[0] == Outcome(unchanged=7)
    assert (await Grid.get(code="370202011001")).closed_on == TODAY


async def test_what_comes_back_is_opened_again(database: Database, source: Path) -> None:
    await run(database, source)
    id = (await Grid.get(code="370202011001")).id
    write(source, "villages", TABLE["villages"][:2])
    await run(database, source)
    write(source, "villages", TABLE["villages"])
    assert (await run(database, source))[0] == Outcome(reopened=1, unchanged=7)
    back = await Grid.get(code="370202011001")
    assert (back.id, back.closed_on) == (id, None)


async def test_a_table_with_less_than_half_of_a_province_closes_nothing(database: Database, source: Path) -> None:
    await run(database, source)
    write(source, "streets", [])
    write(source, "villages", [])
    assert (await run(database, source))[0] == Outcome(unchanged=3, kept_open=5)
    assert await codes(closed_on__isnull=False) == []


async def test_a_province_that_the_table_does_not_have_is_left_alone(database: Database, source: Path) -> None:
    await run(database, source)
    for name, rows in TABLE.items():
        write(source, name, [row.replace("37", "41") for row in rows])
    assert (await run(database, source))[0] == Outcome(added=8)
    assert await codes(closed_on__isnull=False) == []


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("villages", '370202010006,"多一列",370202010,37,3702,370202,1', "7 columns instead of 6"),
        ("villages", '37020201000X,"坏",370202010,37,3702,370202', "code '37020201000X' is not a number of 12 digits"),
        ("villages", '3702020100,"短",370202010,37,3702,370202', "code '3702020100' is not a number of 12 digits"),
        (
            "villages",
            '３70202010006,"全角",370202010,37,3702,370202',
            "code '３70202010006' is not a number of 12 digits",
        ),
        (
            "villages",
            '370202010006,"错",370202011,37,3702,370202',
            "code 370202010006 does not begin with its streetCode '370202011'",
        ),
        ("villages", '370202010006," ",370202010,37,3702,370202', "the name is empty"),
        (
            "villages",
            f'370202010006,"{"长" * 101}",370202010,37,3702,370202',
            "the name has 101 characters, more than 100",
        ),
        ("villages", '370202010006,"a\x00b",370202010,37,3702,370202', "the name has control characters"),
        (
            "villages",
            '370202010004,"重复",370202010,37,3702,370202',
            "code 370202010004 appears a second time",
        ),
        (
            "villages",
            '370202099001,"孤儿",370202099,37,3702,370202',
            "the streetCode 370202099 of 370202099001 is missing",
        ),
        ("provinces", '3,"省"', "code '3' is not a number of 2 digits"),
    ],
)
async def test_a_bad_row_is_reported_by_line_and_reason_and_stops_nothing_else(
    database: Database, source: Path, name: str, row: str, reason: str
) -> None:
    good = TABLE[name]
    write(source, name, [good[0], row, *good[1:]])
    assert await run(database, source) == (Outcome(added=8, refused=1), [f"{name}.csv:3: {reason}"])


async def test_bad_json_records_are_reported_by_line_and_column(database: Database, source: Path) -> None:
    (source / "provinces.csv").unlink()
    text = '[{"code":"37","name":"山东省"},\n {"code":37,"name":"数"}, {"code":"x","name":"坏"}]'
    (source / "provinces.json").write_text(text, encoding="utf-8")
    outcome, refused = await run(database, source)
    assert outcome == Outcome(added=8, refused=2)
    assert refused == [
        "provinces.json:2:2: no text under code",
        "provinces.json:2:26: code 'x' is not a number of 2 digits",
    ]


async def test_a_row_that_became_bad_closes_neither_itself_nor_what_it_may_mean(
    database: Database, source: Path
) -> None:
    await run(database, source)
    villages = TABLE["villages"]
    write(source, "villages", [villages[0], villages[1].replace("370202010005", "37020201000"), villages[2]])
    assert (await run(database, source))[0] == Outcome(unchanged=7, refused=1)
    write(source, "villages", [villages[0], villages[1].replace("仰口路社区居委会", ""), villages[2]])
    assert (await run(database, source))[0] == Outcome(unchanged=7, refused=1)
    assert await codes(closed_on__isnull=False) == []


async def test_a_bad_row_far_away_does_not_keep_open_what_is_gone(database: Database, source: Path) -> None:
    await run(database, source)
    villages = TABLE["villages"]
    write(source, "villages", [villages[0], villages[1].replace("370202010005", "37020201000")])
    assert (await run(database, source))[0] == Outcome(closed=1, unchanged=6, refused=1)
    assert await codes(closed_on=TODAY) == ["370202011001"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("villages.csv", b"code,name\n", "villages.csv:1: the first line must name the columns code, name, streetCode"),
        ("villages.csv", b"", "villages.csv:1: the first line must name the columns code, name, streetCode"),
        ("areas.csv", b"code,name,cityCode\n370202,\xff\xfe,3702\n", "areas.csv:2: not UTF-8"),
        ("cities.csv", b'code,name,provinceCode\n3702,"q,37\n', "cities.csv:2: not CSV (unexpected end of data)"),
        ("cities.json", b"{}", "cities.json:1:1: [ is expected here"),
        ("cities.json", b"[", "cities.json:1:2: an object is expected here"),
        ("cities.json", b'[{"code":"3702"', "cities.json:1:2: not JSON"),
        ("cities.json", b"[{}\n {}]", "cities.json:2:2: , or ] is expected here"),
        ("cities.json", b"[{}] x", "cities.json:1:6: nothing is expected after the array"),
        ("cities.json", b'[{"a":' + b"[" * 100_000, "cities.json:1:2: not JSON"),
        ("cities.json", b"[1, 2]", "cities.json:1:2: an object is expected here"),
    ],
)
async def test_a_broken_file_is_told_by_line_and_nothing_is_written(
    database: Database, source: Path, name: str, content: bytes, message: str
) -> None:
    (source / name).with_suffix(".csv").unlink()
    (source / name).write_bytes(content)
    with pytest.raises(BrokenSource) as broken:
        await run(database, source)
    assert str(broken.value) == message
    assert await codes() == []


async def test_a_missing_file_is_told_and_nothing_is_written(database: Database, source: Path) -> None:
    (source / "villages.csv").unlink()
    with pytest.raises(BrokenSource, match=r"there is no villages\.csv and no villages\.json"):
        await run(database, source)
    assert await codes() == []


async def test_an_interrupted_import_is_whole_as_far_as_it_came_and_continues(
    database: Database, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 1)
    with pytest.raises(KeyboardInterrupt):
        await import_divisions(Importing(database, source, TODAY, print, InterruptedAt(5)))
    assert await codes() == ["37", "3702", "370202", "370202010", "370202011"]
    assert (await run(database, source))[0] == Outcome(added=3, unchanged=5)


class InterruptedAt:
    """Somebody presses Ctrl C when so many rows are done."""

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def reset(self, total: int) -> None:
        assert total == 8

    def update(self, n: int) -> None:
        self._rows -= n
        if self._rows == 0:
            raise KeyboardInterrupt


async def test_grids_can_be_added_after_an_import_without_meeting_its_ids(database: Database, source: Path) -> None:
    await run(database, source)
    grid = await Grid.create(level=6, code="37-01", name="网格", pinyin="wangge", initials="wg", path="z")
    assert grid.id > max(id for id in await Grid.exclude(id=grid.id).values_list("id", flat=True))


async def test_the_small_table_of_the_demonstration_imports_without_a_bad_row(database: Database) -> None:
    divisions = Path(__file__).parents[2] / "schema" / "demonstration" / "divisions"
    outcome, refused = await run(database, divisions)
    lines = sum(len((divisions / f"{tier.name}.csv").read_text(encoding="utf-8").splitlines()) - 1 for tier in TIERS)
    assert (outcome, refused) == (Outcome(added=lines), [])
