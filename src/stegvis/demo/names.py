"""Names that nobody takes for a real person's: given names from many places, family names that say “made up”."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Where invented people come from: country in Swedish, region of the codebook, language, and given names."""

    country: str
    region: str
    language: str
    women: tuple[str, ...]
    men: tuple[str, ...]

    def given_names(self, sex: str) -> tuple[str, ...]:
        return self.women if sex == "woman" else self.men


MIDDLE_EAST, AFRICA, EUROPE = "middle_east_north_africa", "africa_other", "europe"

SYRIA = Origin(
    "Syrien",
    MIDDLE_EAST,
    "ar",
    ("Amina", "Rima", "Hala", "Nour", "Salma", "Dima", "Lina", "Samar", "Rana", "Hiba"),
    ("Karim", "Nabil", "Samir", "Tarek", "Fadi", "Bassam", "Walid", "Ziad", "Munir", "Adel"),
)
IRAQ = Origin(
    "Irak",
    MIDDLE_EAST,
    "ar",
    ("Zaynab", "Huda", "Suad", "Muna", "Nadia", "Sahar", "Iman", "Wafa"),
    ("Hassan", "Jamal", "Salim", "Raad", "Faris", "Qasim", "Haider", "Luay"),
)
SOMALIA = Origin(
    "Somalia",
    AFRICA,
    "so",
    ("Hodan", "Ifrah", "Sahra", "Ayan", "Fadumo", "Idil"),
    ("Abdi", "Guled", "Liban", "Warsame", "Bashir", "Mahad"),
)
BOSNIA = Origin(
    "Bosnien och Hercegovina",
    EUROPE,
    "bs",
    ("Amra", "Senada", "Jasmina", "Lejla", "Mirela"),
    ("Emir", "Nermin", "Senad", "Haris", "Zlatan"),
)
IRAN = Origin("Iran", MIDDLE_EAST, "fa", ("Shirin", "Parvin", "Laleh"), ("Kaveh", "Bijan", "Ramin"))
AFGHANISTAN = Origin("Afghanistan", "asia_other", "prs", ("Frozan", "Nilofar", "Wida"), ("Farid", "Najib", "Wahid"))
TURKEY = Origin("Turkiet", MIDDLE_EAST, "tr", ("Elif", "Sevgi", "Aylin"), ("Cemal", "Orhan", "Yusuf"))
ERITREA = Origin("Eritrea", AFRICA, "ti", ("Selam", "Rahwa", "Abeba"), ("Tesfay", "Yonas", "Dawit"))
VIETNAM = Origin("Vietnam", "asia_other", "vi", ("Linh", "Mai", "Thuy"), ("Minh", "Tuan", "Quang"))
CHILE = Origin("Chile", "america_oceania", "es", ("Paloma", "Ximena"), ("Rodrigo", "Sergio"))
SWEDEN = Origin(
    "Sverige",
    "sweden",
    "sv",
    ("Britta", "Kerstin", "Moa", "Elsa", "Frida", "Ulla"),
    ("Björn", "Göran", "Nils", "Olle", "Sixten", "Torbjörn"),
)
UKRAINE = Origin("Ukraina", EUROPE, "uk", ("Oksana", "Iryna", "Halyna"), ("Taras", "Bohdan", "Mykola"))
FINLAND = Origin("Finland", "nordic", "fi", ("Aino", "Helmi"), ("Eino", "Veikko"))

FAMILY_NAMES = (
    "Övning", "Prov", "Exempelsson", "Påhitt", "Skiss", "Modell", "Testsson", "Mönster", "Utkast", "Låtsas",
    "Sagolund", "Provström", "Demosson", "Fiktgren", "Attrapp", "Övningsdal", "Exempelmark", "Skissgård", "Prototyp",
    "Påhittsson", "Mallgren", "Testberg", "Sagodal", "Fantasi", "Utkastgård", "Låtsman", "Provdahl", "Modellgren",
    "Diktsson", "Försöksby", "Kladdén", "Probersson", "Mallström", "Exempelund", "Övningström", "Skissberg",
)  # fmt: skip


def in_turn(names: tuple[str, ...], turn: int) -> str:
    return names[turn % len(names)]
