"""What numbers of a place tell: how large a settlement it is, and where it lies."""

CITY, TOWN = 15_000, 1_000  # people from whom on a settlement is called so


def settlement(population: int) -> str:
    """Return what a settlement is called by the number of its people.

    >>> settlement(2_952_301), settlement(4_000), settlement(0)
    ('city', 'town', 'village')
    """
    return "city" if population >= CITY else "town" if population >= TOWN else "village"


def coordinates_of(north: object, east: object) -> tuple[float, float] | None:
    """Return degrees north and east as a gazetteer holds them, ``None`` off the globe.

    >>> coordinates_of("50.45466", 30.5238), coordinates_of("", "")
    ((50.45466, 30.5238), None)
    """
    try:
        degrees = round(float(str(north)), 5), round(float(str(east)), 5)
    except ValueError:
        return None
    return degrees if abs(degrees[0]) <= 90 and abs(degrees[1]) <= 180 else None


def number_of(written: object) -> int:
    """Return the whole number that is *written*, 0 where it is none."""
    digits = str(written).lstrip("+")
    return int(digits) if digits.isdecimal() and len(digits) <= 12 else 0
