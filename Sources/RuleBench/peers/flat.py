"""Records of the sheet and of the NDJSON for engines that take one record at a time."""

import csv
import itertools
import json

import pack


def value(text, kind):
    if text == "":
        return None
    if kind == "flag":
        return text == "true"
    return float(text) if kind == "decimal" else int(text)


def flat_records(path, count):
    """The id of each record and what the rules read of it; None for a gap."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in itertools.islice(csv.DictReader(file), count):
            yield row["id"], {name: value(row[name], pack.COLUMNS[name]) for name in pack.READ}


def nested_lines(path, count):
    """The bytes of each record, with its id."""
    with open(path, "rb") as file:
        for line in itertools.islice(file, count):
            yield json.loads(line)["id"], line.rstrip(b"\n")


def total(digits):
    """The total in units, by the points of the digits."""
    units, place = 0, 0
    for _, _, _, members in pack.CRITERIA:
        tenths = sum(pack.points_by_digit(m)[digits[place + index]] for index, m in enumerate(members))
        left_out = any(isinstance(m, pack.Share) and m.empty == pack.LEFT_OUT and digits[place + index] == 5
                       for index, m in enumerate(members))
        units += tenths * (pack.UNITS_OF_SCALED_TENTH if left_out else pack.UNITS_OF_TENTH)
        place += len(members)
    return units


def write(path, results):
    """Digits and points of each record, in the columns that all peers share."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(pack.HEADER + "\n")
        for id, digits, units in results:
            text = "".join(str(digit) for digit in digits)
            file.write(f"{id},2025,,,{units / pack.UNITS_OF_POINT},,{text}\n")
