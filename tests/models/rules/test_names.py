"""A worker's name in its two orders, and on a certificate."""

import pytest

from models.rules.names import given_first, same_person


def test_that_a_name_is_spoken_given_name_first() -> None:
    assert given_first("Virtanen Maija Liisa") == "Maija Liisa Virtanen"
    assert given_first("Virtanen") == "Virtanen"
    assert given_first("") == ""


@pytest.mark.parametrize(
    "certificate",
    [
        "Virtanen Maija",
        "Maija Virtanen",
        "VIRTANEN MAIJA LIISA 12345678A",
        "Virtanen, Maija",
    ],
)
def test_that_a_certificate_with_the_workers_name_can_be_the_workers(certificate: str) -> None:
    assert same_person(certificate, "Virtanen Maija")


@pytest.mark.parametrize("certificate", ["Virtanen Matti", "Hakala Kaisa", "Virta Maija", ""])
def test_that_a_certificate_with_another_name_cannot(certificate: str) -> None:
    assert not same_person(certificate, "Virtanen Maija")
