"""The people of the example: families with invented names and artificial identity codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from models.entities.people import Person, Tie
from models.rules.deadlines import add_months
from models.rules.kinds import TieKind
from models.rules.organisation import PostalAddress
from models.rules.rows import PersonData
from models.rules.words import Language
from resources import load_json

_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_PHONES = "040 000"


@dataclass(frozen=True, slots=True)
class Family:
    """One child's family: the persons and ties to store."""

    child: Person
    mother: Person
    father: Person | None
    ties: tuple[Tie, ...]

    @property
    def guardians(self) -> tuple[Person, ...]:
        """Those who have custody."""
        return (self.mother, self.father) if self.father else (self.mother,)


class Cast:
    """Makes families; the same random source gives the same people."""

    def __init__(self, random: Random, today: date) -> None:
        self._random, self._today = random, today
        self._names = load_json("demo/names.json")
        self._serial = 0

    def new_id(self) -> UUID:
        """Return a key that the seed decides."""
        return UUID(int=self._random.getrandbits(128), version=4)

    def family(self, language: Language, age: int, *, protected: bool) -> Family:
        """Return a new family of one child of `age` years."""
        surname = self._surname(language)
        address = self._address()
        mother = self._parent(surname, "mothers", language, address, protected=protected)
        father = None
        if self._random.random() < 0.7:
            father = self._parent(surname, "fathers", language, self._address(), protected=False)
        return self._with_child(
            surname, mother, father, language, address, age, protected=protected
        )

    def sibling(self, family: Family, language: Language, age: int) -> Family:
        """Return a second child of the same parents, with the ties between the children."""
        known = family.child
        address = PostalAddress(known.street, known.postcode, known.town)
        second = self._with_child(
            known.surname,
            family.mother,
            family.father,
            language,
            address,
            age,
            protected=known.non_disclosure,
        )
        both = (
            self._tie(second.child, known, TieKind.SIBLING),
            self._tie(known, second.child, TieKind.SIBLING),
        )
        return Family(second.child, second.mother, second.father, (*second.ties, *both))

    def pick(self, things: Sequence[str]) -> str:
        """Return one of `things`."""
        return self._random.choice(things)

    def _with_child(
        self,
        surname: str,
        mother: Person,
        father: Person | None,
        language: Language,
        address: PostalAddress,
        age: int,
        *,
        protected: bool,
    ) -> Family:
        birth = self._birthday(age)
        girl = self._random.random() < 0.5
        key = ("girls" if girl else "boys") + ("_sv" if language is Language.SWEDISH else "")
        child = self._person(
            surname,
            f"{self.pick(self._names[key])} {self.pick(self._names['girls' if girl else 'boys'])}",
            birth,
            language,
            address,
            even=girl,
            protected=protected,
        )
        ties = [self._tie(child, mother, TieKind.GUARDIAN)]
        if father is not None:
            ties.append(self._tie(child, father, TieKind.GUARDIAN))
        return Family(child, mother, father, tuple(ties))

    def _parent(
        self,
        surname: str,
        names: str,
        language: Language,
        address: PostalAddress,
        *,
        protected: bool,
    ) -> Person:
        key = names + ("_sv" if language is Language.SWEDISH else "")
        return self._person(
            surname,
            self.pick(self._names[key]),
            self._birthday(self._random.randint(24, 47)),
            language,
            address,
            even=names == "mothers",
            protected=protected,
        )

    def _person(
        self,
        surname: str,
        given: str,
        birth: date,
        language: Language,
        address: PostalAddress,
        *,
        even: bool,
        protected: bool,
    ) -> Person:
        self._serial += 1
        data = PersonData(
            surname=surname,
            given_names=given,
            personal_code=self._code(birth, even=even),
            birth_date=birth,
            language=language,
            address=address,
            contact_address=PostalAddress("PL 100", "57101", "Savonlinna")
            if protected
            else PostalAddress(),
            phone=f"{_PHONES} {self._serial % 10_000:04d}",
            non_disclosure=protected,
            non_disclosure_until=add_months(self._today, 16) if protected else None,
        )
        person = Person.from_data(data, self.new_id())
        person.row_version = 1
        return person

    def _tie(self, client: Person, person: Person, kind: TieKind) -> Tie:
        return Tie(
            id=self.new_id(),
            client_id=client.id,
            person_id=person.id,
            kind=kind.value,
            has_custody=kind is TieKind.GUARDIAN,
            note="",
        )

    def _surname(self, language: Language) -> str:
        if language is Language.SWEDISH:
            return self.pick(self._names["surnames_sv"])
        other = self._random.random() < 0.08
        return self.pick(self._names["surnames_other" if other else "surnames"])

    def _address(self) -> PostalAddress:
        postcode, town = self._random.choice(self._names["towns"])
        street = f"{self.pick(self._names['streets'])} {self._random.randint(1, 60)}"
        return PostalAddress(street, postcode, town)

    def _birthday(self, age: int) -> date:
        day = date(
            self._today.year - age - 1, self._random.randint(1, 12), self._random.randint(1, 28)
        )
        return add_months(day, 12) if add_months(day, 12 * (age + 1)) <= self._today else day

    def _code(self, birth: date, *, even: bool) -> str:
        serial = 900 + self._random.randrange(0, 98, 2) + (0 if even else 1)
        digits = f"{birth:%d%m%y}{serial}"
        mark = "A" if birth.year >= 2000 else "-"
        return f"{birth:%d%m%y}{mark}{serial}{_CHECKS[int(digits) % 31]}"
