"""The page that shows where a printer puts the envelope's window (kohdistuksen koesivu)."""

from datetime import date

from models.rules.words import Language, Words
from reports.content import Block, Heading, Items, Masthead, Text, Title
from reports.dates import shown
from reports.sheet import bound

_TITLE = Words("Kohdistuksen koesivu", "Provsida för inpassning", "Alignment test page")
_NAME = Words("KOESIVU", "PROVSIDA", "TEST PAGE")
_SENDER = Words("Lähettäjän nimi", "Avsändarens namn", "Name of the sender")
_ADDRESS = (
    Words("Vastaanottajan nimi", "Mottagarens namn", "Name of the recipient"),
    Words("Katuosoite 1 A 2", "Gatuadress 1 A 2", "Street 1 A 2"),
    Words("99999 POSTITOIMIPAIKKA", "99999 POSTANSTALT", "99999 TOWN"),
)
_WHY = Words(
    "Sivulla näkyy, mihin kohtaan tämä tulostin painaa osoitteen. Kehys on ikkunakuoren ikkuna: "
    "leveys 90 mm, korkeus 45 mm.",
    "Sidan visar var den här skrivaren trycker adressen. Ramen är fönstret i ett fönsterkuvert: "
    "bredd 90 mm, höjd 45 mm.",
    "This page shows where this printer puts the address. The frame is the window of a window "
    "envelope: 90 mm wide and 45 mm high.",
)
_PRINT = Words("Tulosta oikein", "Skriv ut rätt", "Print it right")
_PRINT_STEPS = (
    Words(
        "Valitse tulostuksen kooksi 100 % (todellinen koko).",
        "Välj storleken 100 % (verklig storlek) vid utskrift.",
        "Choose the size 100 % (actual size) when printing.",
    ),
    Words(
        "Mittaa alareunan jana. Sen pitää olla tasan 100 mm.",
        "Mät linjen längst ner på sidan. Den ska vara exakt 100 mm.",
        "Measure the bar at the foot of the page. It must be exactly 100 mm.",
    ),
)
_MEASURE = Words("Mittaa kehys", "Mät ramen", "Measure the frame")
_MEASURE_STEPS = (
    Words(
        "Paperin vasemmasta reunasta kehyksen vasempaan reunaan pitää olla 20 mm. Jos matka on "
        "lyhyempi, siirrä osoitetta erotuksen verran oikealle. Jos se on pidempi, merkitse luku "
        "miinusmerkkisenä.",
        "Från papperets vänstra kant till ramens vänstra kant ska det vara 20 mm. Är avståndet "
        "kortare, flytta adressen lika mycket åt höger. Är det längre, ange talet med "
        "minustecken.",
        "From the left edge of the paper to the left edge of the frame there must be 20 mm. If it "
        "is less, move the address to the right by the difference. If it is more, give the number "
        "with a minus sign.",
    ),
    Words(
        "Paperin yläreunasta kehyksen yläreunaan pitää olla 40 mm. Merkitse erotus samoin: "
        "alaspäin on plus, ylöspäin miinus.",
        "Från papperets övre kant till ramens övre kant ska det vara 40 mm. Ange skillnaden på "
        "samma sätt: nedåt är plus, uppåt minus.",
        "From the top of the paper to the top of the frame there must be 40 mm. Give the "
        "difference in the same way: down is plus, up is minus.",
    ),
    Words(
        "Kirjoita luvut asetuksiin kohtaan Tulostus ja tulosta koesivu uudelleen.",
        "Skriv talen i inställningarna under Utskrift och skriv ut provsidan på nytt.",
        "Write the numbers in the settings under Printing and print the test page again.",
    ),
)
_FOLD = Words("Taita ja sulje", "Vik och stäng", "Fold and close")
_FOLD_STEPS = (
    Words(
        "C5-kuori: taita kerran kohdasta 148,5 mm. E65-kuori: taita kohdasta 99 mm ja vielä "
        "kerran sen alta.",
        "C5-kuvert: vik en gång vid 148,5 mm. E65-kuvert: vik vid 99 mm och en gång till nedanför.",
        "C5 envelope: fold once at 148.5 mm. E65 envelope: fold at 99 mm and once more below it.",
    ),
    Words(
        "Naputa kuorta jokaista reunaa vasten. Koko osoitteen pitää näkyä ikkunasta eikä muuta "
        "saa näkyä.",
        "Knacka kuvertet mot varje kant. Hela adressen ska synas i fönstret och inget annat får "
        "synas.",
        "Tap the envelope on each of its edges. The whole address must show in the window and "
        "nothing else may.",
    ),
)
_NOTE = Words(
    "Siirto tehdään vain paperille tulostettaessa. Tallennettu ja allekirjoitettu tiedosto ei "
    "muutu.",
    "Flyttningen görs bara när sidan skrivs ut på papper. Den sparade och undertecknade filen "
    "ändras inte.",
    "The address is moved only on paper, when it is printed. The stored and signed file does not "
    "change.",
)
_SUBJECT = Words(
    "Ikkunakuoren kohdistus", "Inpassning i fönsterkuvert", "Alignment of a window envelope"
)


def calibration_page(language: Language, made_on: date) -> bytes:
    """Return the page as a tagged PDF/A-2b; its address is moved as that of any letter."""
    say = language
    blocks: tuple[Block, ...] = (
        Title(_TITLE.said_in(say)),
        Text(_WHY.said_in(say)),
        *_steps(_PRINT, _PRINT_STEPS, say),
        *_steps(_MEASURE, _MEASURE_STEPS, say),
        *_steps(_FOLD, _FOLD_STEPS, say),
        Text(_NOTE.said_in(say)),
    )
    masthead = Masthead(
        sender=(_SENDER.said_in(say),),
        name=_NAME.said_in(say),
        metadata=(shown(made_on),),
        recipient=tuple(line.said_in(say) for line in _ADDRESS),
        draft="",
        language=say,
        title=_TITLE.said_in(say),
        author="Polku",
        subject=_SUBJECT.said_in(say),
        guides=True,
    )
    return bound(masthead, blocks).pdf


def _steps(heading: Words, steps: tuple[Words, ...], language: Language) -> tuple[Heading, Items]:
    return Heading(heading.said_in(language)), Items(
        tuple(step.said_in(language) for step in steps)
    )
