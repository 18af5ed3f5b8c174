"""Paths of grids: fixed width, in the order of the tree, and one range a subtree."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.grids.rules.paths import LARGEST_ID, ancestor_paths, depth, extend

ids = some.integers(min_value=1, max_value=LARGEST_ID)


def test_a_root_has_its_own_id_as_six_digits() -> None:
    assert extend("", 1) == "000001"
    assert extend("", 35) == "00000z"
    assert extend("", 36) == "000010"


def test_a_child_adds_six_digits_to_its_parent() -> None:
    assert extend("000001", 665_276) == "00000100e9bw"


def test_depth_counts_the_steps_below_the_top() -> None:
    assert depth("000001") == 0
    assert depth("000001000002000003") == 2


def test_ancestors_come_root_first_without_the_grid_itself() -> None:
    assert list(ancestor_paths("000001000002000003")) == ["000001", "000001000002"]
    assert list(ancestor_paths("000001")) == []


@pytest.mark.parametrize("id", [0, -1, LARGEST_ID + 1])
def test_an_id_that_six_digits_cannot_hold_is_refused(id: int) -> None:
    with pytest.raises(ValueError, match="between 1 and"):
        extend("", id)


@given(ids, ids)
def test_siblings_are_ordered_as_their_ids(one: int, other: int) -> None:
    assert (extend("00000z", one) < extend("00000z", other)) == (one < other)


@given(ids, ids, ids)
def test_a_subtree_is_the_range_that_begins_with_its_path(root: int, child: int, stranger: int) -> None:
    path = extend("", root)
    inside = path <= extend("", stranger) < extend("", root) + "{"
    assert extend(path, child).startswith(path)
    assert inside == (stranger == root)
