"""The materialised path of a grid: the ids from the root down to itself, six base-36 digits a step.

Fixed width makes byte order the order of the tree, so a subtree is the range from its path to the path's successor.
"""

from collections.abc import Iterator

STEP = 6
LARGEST_ID = 36**STEP - 1
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def extend(parent_path: str, id: int) -> str:
    """The path of grid `id` below the grid at `parent_path`; an empty parent path makes a root.

    Raises ValueError for an id that six digits cannot hold.
    """
    if not 0 < id <= LARGEST_ID:
        raise ValueError(f"A grid id lies between 1 and {LARGEST_ID}, not {id}.")
    digits = []
    for _ in range(STEP):
        id, digit = divmod(id, 36)
        digits.append(_DIGITS[digit])
    return parent_path + "".join(reversed(digits))


def depth(path: str) -> int:
    """How many steps below the top a path lies: 0 for a root."""
    return len(path) // STEP - 1


def ancestor_paths(path: str) -> Iterator[str]:
    """The paths of everything above `path`, root first, without itself."""
    return (path[:end] for end in range(STEP, len(path), STEP))
