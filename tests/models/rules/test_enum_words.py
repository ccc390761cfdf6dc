"""Every member of every vocabulary has words."""

from enum import StrEnum

import pytest

from models.rules.enum_words import VOCABULARIES, enum_name, enum_words
from models.rules.kinds import Group, ServiceTask


@pytest.mark.parametrize("member", [each for kind in VOCABULARIES for each in kind])
def test_that_every_member_has_words_in_three_languages(member: StrEnum) -> None:
    words = enum_words(member)

    assert words.fi
    assert words.sv
    assert words.en


def test_that_vocabularies_that_share_a_value_keep_their_own_words() -> None:
    assert enum_name(Group.CHILD_PROTECTION) == "Lastensuojeluasia"
    assert enum_name(ServiceTask.CHILD_PROTECTION, "sv") == "Barnskydd"
