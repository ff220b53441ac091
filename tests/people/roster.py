"""A list of people of any length."""


def big_list(people: int, teams: int) -> str:
    """People of as many teams, each with a number and a mailbox."""
    rows = [
        f"Awa{number} Bah{number};T{number % teams};62{2000000 + number};a{number}@example.org"
        for number in range(people)
    ]
    return "\n".join(["Nom;District;Téléphone;Courriel", *rows])
