"""The parts of example values that several document types share."""

from models.rules.documents.schema import Value

CHILD_CODE = "020516C903K"

CLIENT: dict[str, Value] = {
    "client_surname": "Kuusela",
    "client_given_names": "Aada Maria",
}
CLIENT_MORE: dict[str, Value] = {
    "client_code": CHILD_CODE,
    "client_birth_date": "2016-05-02",
    "client_language": "fi",
    "client_interpreter": "fa",
    "client_street": "Koivukuja 4 B 12",
    "client_postcode": "57100",
    "client_town": "Savonlinna",
    "client_phone": "040 000 0001",
    "client_non_disclosure": False,
}
RECEIPT: dict[str, Value] = {"received_on": "2026-11-02", "channel": "phone"}
RECEIPT_MORE: dict[str, Value] = {
    "received_time": "09:30",
    "channel": "form",
    "receiver": "Kaisa Hakala",
    "dated_on": "2026-10-30",
    "seems_urgent": False,
}
TEACHER: dict[str, Value] = {
    "maker": "school_social_worker",
    "maker_surname": "Lampi",
    "maker_given_names": "Oskari",
    "maker_phone": "040 000 0002",
}
TEACHER_MORE: dict[str, Value] = {
    "maker_title": "koulukuraattori",
    "maker_organisation": "Mallilan koulu",
    "maker_street": "Koulutie 1",
    "maker_postcode": "57100",
    "maker_town": "Savonlinna",
    "maker_description": "Tuntee lapsen ensimmäiseltä luokalta.",
}
NEIGHBOUR: dict[str, Value] = {
    "maker": "private_person",
    "maker_surname": "Salmi",
    "maker_given_names": "Raija",
    "maker_phone": "040 000 0003",
    "maker_description": "Naapuri.",
    "secrecy_asked": True,
    "secrecy_reasons": "Ilmoittaja pelkää välien rikkoutumista.",
}
CONCERN = "Lapsi on ollut usein yksin iltaisin. Äiti on kertonut olevansa väsynyt."
ON_DUTY: dict[str, Value] = {
    "urgency_assessed_on": "2026-11-02",
    "urgency_assessed_time": "10:05",
    "urgency_assessed_by": "Kaisa Hakala",
}
CONTACT_PERSON: dict[str, Value] = {
    "contact_name": "Hakala Kaisa",
    "contact_phone": "044 000 0000",
    "contact_street": "PL 100",
    "contact_postcode": "57101",
    "contact_town": "Savonlinna",
}
