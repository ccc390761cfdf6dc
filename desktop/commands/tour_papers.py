"""What the tour's worker types: one invented child's papers from contact to service.

The child, her parents and everybody else are invented; the identity code is artificial.
"""

from datetime import date

from models.rules.documents.schema import Values

CONTACT_DAY = date(2026, 12, 15)
VISIT_DAY = date(2026, 12, 16)
ASSESSED_DAY = date(2026, 12, 21)
PLANNED_DAY = date(2026, 12, 22)
DECIDED_DAY = date(2026, 12, 23)
STARTED_DAY = date(2027, 1, 4)

SURNAME = "Salokannas"
CONTACT: Values = {
    "received_time": "08:30",
    "channel": "phone",
    "client_surname": SURNAME,
    "client_given_names": "Lumi Vilja",
    "client_code": "020516C903K",
    "client_language": "fi",
    "client_street": "Niittypolku 4",
    "client_postcode": "57100",
    "client_town": "Savonlinna",
    "guardians": [
        {"surname": SURNAME, "given_names": "Vilma Maria", "phone": "040 000 0011"},
        {"surname": "Kivilammi", "given_names": "Arttu Juhani", "phone": "040 000 0012"},
    ],
    "maker": "school_social_worker",
    "maker_surname": "Rantala",
    "maker_given_names": "Noora",
    "maker_phone": "015 000 1234",
    "maker_title": "koulukuraattori",
    "maker_organisation": "Mäntyharjun koulu",
    "reasons": ["parenthood"],
    "needs": ["everyday", "child"],
    "description": "Äiti hoitaa lasta pääosin yksin ja kertoo olevansa uupunut. Lapsi on ollut "
    "syksyllä väsynyt ja jäänyt harrastuksesta pois. Lähellä ei ole sukulaisia.",
    "consent": True,
}

EVALUATION: Values = {
    "urgency": "seven_days",
    "child_protection_matter": False,
    "special_support_child": True,
    "special_support_grounds": ["conditions"],
    "actions": "Soitettiin äidille ja sovittiin kotikäynti keskiviikolle.",
    "guardian_informed": True,
    "guardian_informed_on": CONTACT_DAY.isoformat(),
    "child_informed": True,
    "result": "meeting_first",
}

VISIT: Values = {
    "starts_at": f"{VISIT_DAY.isoformat()}T14:00",
    "ends_at": f"{VISIT_DAY.isoformat()}T15:30",
    "way": "home_visit",
    "took_place": True,
    "child_met": True,
    "place": "Koti",
    "participants": "Lumi, äiti ja sosiaalityöntekijä Kaisa Hakala",
    "description": "Lumi esitteli huoneensa ja kertoi kavereistaan. Äiti kertoi arjesta: "
    "työvuorot ovat iltaisin, ja viikonloput kuluvat kotitöihin.",
    "starts_assessment": True,
}

ASSESSMENT: Values = {
    "child_protection_examined": False,
    "special_support": True,
    "special_support_grounds": ["conditions"],
    "special_support_reasons": "Äidin uupumus vaarantaa lapsen huolenpidon, jos tukea ei saada.",
    "everyday": "Lumi käy neljättä luokkaa. Aamut sujuvat, illat ovat pitkiä.",
    "child_view": "Lumi toivoo viikonloppuja, jolloin tehdään jotain yhdessä.",
    "child_view_how": "Keskustelu kahden kesken kotona 16.12.2026.",
    "parent_view": "Äiti toivoo lepoa ja Lumille toista turvallista perhettä. Isä on samaa mieltä.",
    "needs": ["everyday", "child"],
    "conclusions": "Tuen tarve on toistuva. Säännöllinen tukiperhe antaa äidille levon ja Lumille "
    "uusia turvallisia aikuisia.",
    "necessary_services": "Tukiperhe yhtenä viikonloppuna kuukaudessa.",
    "strengths": "Äiti hakee apua ajoissa. Lumin ja äidin väli on lämmin.",
    "continues": True,
    "need": "recurring",
    "plan_made": True,
    "needs_own_worker": True,
    "own_worker_surname": "Hakala",
    "own_worker_given_names": "Kaisa",
}

PLAN: Values = {
    "plan_made": True,
    "functional_ability": "Arki sujuu, mutta äiti on kuormittunut.",
    "client_view": "Äiti ja isä toivovat tukiperhettä.",
    "child_view": "Lumi haluaisi käydä paikassa, jossa on eläimiä.",
    "professional_view": "Tukiperhe on lapsen edun mukainen ja riittävä tuki.",
    "necessary_services": "Tukiperhe yhtenä viikonloppuna kuukaudessa.",
    "strengths": "Äiti hakee apua ajoissa.",
    "goals": [
        {"name": "Äiti jaksaa arjessa", "description": "Yksi vapaa viikonloppu kuukaudessa."},
        {"name": "Lumilla on turvallisia aikuisia", "description": "Sama tukiperhe koko ajan."},
    ],
    "services": [
        {
            "service": "support_family",
            "timing": "4.1.2027–31.12.2027",
            "description": "Yksi viikonloppu kuukaudessa.",
        }
    ],
    "partners": "Koulukuraattori tapaa Lumia joka toinen viikko.",
    "meetings": "Tavataan kotona kahden kuukauden välein.",
    "duration": "Vuosi",
    "follow_up": "Tavoitteita arvioidaan yhdessä perheen kanssa puolen vuoden päästä.",
    "review_on": "2027-06-22",
}

SERVICES: Values = {
    "agreed_with_family": True,
    "services": [
        {
            "service": "support_family",
            "arrangement": "own",
            "description": "Viikonloppu kuukaudessa tukiperheessä.",
            "goal": "Äiti jaksaa arjessa, ja Lumilla on uusia turvallisia aikuisia.",
            "starts_on": "2027-01-04",
            "ends_on": "2027-12-31",
            "amount": "2 vrk kuukaudessa",
            "precondition_state": "clear",
            "preconditions": "Tukiperhe on valittu ja tavannut lapsen.",
        }
    ],
}

DECISION: Values = {
    "service": "support_family",
    "outcome": "favourable",
    "outcome_text": "Lumille myönnetään tukiperhe yhdeksi viikonlopuksi (2 vrk) kuukaudessa "
    "4.1.2027–31.12.2027.",
    "goal": "Äiti jaksaa arjessa, ja Lumilla on uusia turvallisia aikuisia.",
    "starts_on": "2027-01-04",
    "ends_on": "2027-12-31",
    "amount": "2 vrk kuukaudessa",
    "arrangement": "own",
    "facts_text": "Äiti on uupunut ja hoitaa lasta pääosin yksin. Tuen tarve on toistuva.",
    "amount_reasons": "Yksi viikonloppu kuukaudessa antaa äidille säännöllisen levon. Kesto vastaa "
    "asiakassuunnitelmaa.",
    "child_opinion": "Lumi toivoo viikonloppuja, jolloin tehdään jotain yhdessä.",
    "child_opinion_how": "Keskustelu kahden kesken kotona 16.12.2026.",
    "departs_from_plan": False,
    "hearing": "Huoltajia on kuultu suunnitelmaa tehtäessä 22.12.2026.",
}

STARTED: Values = {
    "service": "support_family",
    "started_on": STARTED_DAY.isoformat(),
    "provider": "Hyvinvointialueen tukiperhetoiminta",
}

HOMES: dict[str, Values] = {
    "Vilma": {"street": "Niittypolku 4", "postcode": "57100", "town": "Savonlinna"},
    "Arttu": {"street": "Satamakatu 9 B 2", "postcode": "57130", "town": "Savonlinna"},
}
