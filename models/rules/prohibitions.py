"""A minor's prohibition (alaikäisen kielto): nothing of the matter is given to a guardian.

ATL 703/2023 51 §: an under-age client may, by age and development and for a weighty reason,
forbid that information is given to a legal representative, unless it is clearly against the
child's own good. The worker weighs that and records the ground.
"""

from datetime import date

from models.rules.errors import RuleBroken
from models.rules.law import citation
from models.rules.recipients import is_guardian, is_of_age
from models.rules.rows import PersonRow, TieRow


def require_may_forbid(
    client: PersonRow, ties: tuple[TieRow, ...], *, made_on: date, today: date
) -> None:
    """Raise RuleBroken unless an under-age client may forbid it to one tied by `ties`.

    "prohibition.of_age", "prohibition.not_guardian", "prohibition.already" and "prohibition.day".
    """
    statute = citation("minor.prohibition")
    if is_of_age(client.data.birth_date, made_on):
        raise RuleBroken("prohibition.of_age", statute=statute)
    if not any(is_guardian(tie) for tie in ties):
        raise RuleBroken("prohibition.not_guardian", statute=statute)
    if any(tie.prohibition is not None for tie in ties):
        raise RuleBroken("prohibition.already")
    if made_on > today:
        raise RuleBroken("prohibition.day", field="made_on")
