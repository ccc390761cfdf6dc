"""How the columns of a table share its width."""

from desktop.tables.shares import Wish, shares

LIMIT = Wish(234, 108)
LEFT = Wish(172, 84, firm=True)
STEP = Wish(190, 96, goes=True)
NEXT = Wish(198, 102, grows=True)


def test_that_columns_fill_the_room_and_the_growing_one_takes_what_is_over() -> None:
    assert shares([LIMIT, LEFT, NEXT], 1000) == [234, 172, 594]


def test_that_a_firm_column_gives_only_when_the_others_are_at_their_least() -> None:
    some = shares([LIMIT, LEFT, NEXT], 500)
    all_of_it = shares([LIMIT, LEFT, NEXT], 300)

    assert (sum(some), some[1]) == (500, 172)
    assert all_of_it == [108, 90, 102]


def test_that_no_column_is_narrower_than_its_least() -> None:
    assert shares([LIMIT, LEFT, NEXT], 100) == [108, 84, 102]


def test_that_a_column_that_may_go_goes_before_a_firm_one_gives() -> None:
    assert shares([LIMIT, LEFT, STEP, NEXT], 400)[2] == 0
    assert shares([LIMIT, LEFT, STEP, NEXT], 500)[2] >= 96


def test_that_a_width_the_user_chose_is_kept_and_the_others_give() -> None:
    chosen = Wish(300, 108, pinned=True)

    assert shares([chosen, LEFT, NEXT], 600)[0] == 300
    assert sum(shares([chosen, LEFT, NEXT], 600)) == 600


def test_that_a_column_asks_for_no_more_than_its_content() -> None:
    assert Wish(222, 140).fitted(need=160, head=70) == Wish(160, 140)


def test_that_a_column_that_gives_nothing_is_as_wide_as_its_content() -> None:
    assert Wish(114, 114).fitted(need=128, head=90) == Wish(128, 128)


def test_that_the_head_of_a_column_is_never_cut() -> None:
    assert Wish(126, 76).fitted(need=60, head=96) == Wish(96, 96)


def test_that_a_width_that_the_user_gave_is_kept() -> None:
    pinned = Wish(90, 76, pinned=True)

    assert pinned.fitted(need=200, head=100) == pinned
