"""Who leaves when room runs out."""

from dataclasses import dataclass

from api.room import LEAVING_TOGETHER, MAXIMUM_CONNECTIONS, MAXIMUM_HELD, Room


@dataclass(eq=False)
class Waiting:
    """A connection that has waited since some moment, or is being answered."""

    waiting_since: float | None
    held: int = 0
    gone: bool = False

    def put_out(self) -> None:
        self.gone = True


def test_those_who_wait_longest_make_room_and_no_one_who_is_being_answered() -> None:
    room = Room()
    answered = Waiting(None)
    guests = [Waiting(float(moment)) for moment in range(MAXIMUM_CONNECTIONS)]
    for guest in (answered, *guests):
        room.enter(guest)
    assert [guest.gone for guest in guests] == [moment < LEAVING_TOGETHER for moment in range(MAXIMUM_CONNECTIONS)]
    assert not answered.gone


def test_a_guest_who_left_takes_no_room() -> None:
    room = Room()
    guests = [Waiting(float(moment)) for moment in range(3 * MAXIMUM_CONNECTIONS)]
    for guest in guests:
        room.enter(guest)
        room.leave(guest)
    assert not any(guest.gone for guest in guests)


def test_only_those_for_whom_much_is_kept_make_room_for_more() -> None:
    room = Room()
    idle, slow, newer = Waiting(0), Waiting(1), Waiting(2)
    for guest in (idle, slow, newer):
        room.enter(guest)
    room.hold(slow, MAXIMUM_HELD // 2)
    room.release(slow)
    room.hold(slow, MAXIMUM_HELD)
    assert not slow.gone
    newer.waiting_since = None
    room.hold(newer, 1)
    assert (idle.gone, slow.gone, newer.gone) == (False, True, False)
    assert slow.held == 0
