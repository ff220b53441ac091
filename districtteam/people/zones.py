"""Time zones to choose from: those of Africa, and a few where partners and experts live.

Listed here because asking the system for all six hundred reads its disk at each start.
"""

AFRICA = (
    "Abidjan Accra Addis_Ababa Algiers Asmara Bamako Bangui Banjul Bissau Blantyre Brazzaville "
    "Bujumbura Cairo Casablanca Conakry Dakar Dar_es_Salaam Djibouti Douala Freetown Gaborone "
    "Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa Lagos Libreville Lome Luanda "
    "Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu Monrovia Nairobi Ndjamena Niamey "
    "Nouakchott Ouagadougou Porto-Novo Sao_Tome Tripoli Tunis Windhoek"
)
ELSEWHERE = (
    "America/New_York",
    "Asia/Kolkata",
    "Europe/Brussels",
    "Europe/London",
    "Europe/Paris",
    "Europe/Zurich",
    "Indian/Antananarivo",
    "Indian/Comoro",
    "Indian/Mauritius",
    "UTC",
)
ZONES = (*(f"Africa/{city}" for city in AFRICA.split()), *ELSEWHERE)


def zone_choices(first: str = "") -> list[tuple[str, str]]:
    """For a list on a page; `first` is put in when it is not among them."""
    zones = ZONES if not first or first in ZONES else (first, *ZONES)
    return [(zone, zone.replace("_", " ").rpartition("/")[2]) for zone in zones]
