"""NumPy: the rules over columns of a sheet in memory, as people write them by hand for speed."""

import csv as sheets

import numpy

import pack
import run


def columns(path):
    """The ids, and the columns that the rules read as whole numbers: hours in tenths, a gap as the least number."""
    gap = numpy.iinfo(numpy.int32).min
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(sheets.DictReader(file))
    scale = {"volunteer_hours": 10}

    def number(text, scale):
        if text in ("true", "false"):
            return int(text == "true")
        return round(float(text) * scale) if text else gap

    return [row["id"] for row in rows], {
        name: numpy.array([number(row[name], scale.get(name, 1)) for row in rows], numpy.int32)
        for name in pack.READ}


def evaluate(values):
    """Digits, points, totals, classes and outcomes of all records."""
    gap = numpy.iinfo(numpy.int32).min
    count = len(values["registered"])
    digits, sums = [], []
    for _, _, _, members in pack.CRITERIA:
        total = numpy.zeros(count, numpy.int32)
        for indicator in members:
            if isinstance(indicator, pack.Flag):
                value = values[indicator.value]
                digit = numpy.where(value == gap, 0, 2 - value)
            elif isinstance(indicator, pack.Share):
                part, whole = values[indicator.part], values[indicator.whole]
                digit = numpy.full(count, len(indicator.bands) + 1, numpy.int8)
                for percent, _ in indicator.bands:
                    digit -= part * 100 >= percent * whole if percent else part > 0
                digit = numpy.where(whole == 0, 5, numpy.where((part == gap) | (whole == gap), 0, digit))
            else:
                value = values[indicator.value]
                scale = 10 if indicator.value == "volunteer_hours" else 1
                digit = numpy.full(count, len(indicator.bands) + 1, numpy.int8)
                for least, _ in indicator.bands:
                    digit -= value >= int(least * scale)
                digit = numpy.where(value == gap, 0, digit)
            total += numpy.array(pack.points_by_digit(indicator), numpy.int32)[digit]
            digits.append(digit)
        sums.append(total)
    left_out = digits[[i.id for i in pack.INDICATORS].index("2.5")] == 5
    scaled = numpy.where(left_out, pack.UNITS_OF_SCALED_TENTH, pack.UNITS_OF_TENTH)
    units = [total * (scaled if index == 1 else pack.UNITS_OF_TENTH) for index, total in enumerate(sums)]
    total = units[0] + units[1] + units[2] + units[3]
    passes = (values["violations"] == 0) & (values["out_of_school"] == 0)
    passes &= values["pupils"] + numpy.maximum(values["learners"], 0) >= 1
    for (_, _, floor, _), points in zip(pack.CRITERIA, units):
        passes &= points >= floor * pack.UNITS_OF_TENTH
    rank = numpy.where(passes, numpy.digitize(total, [50 * 50, 70 * 50, 85 * 50]), 0)
    status = numpy.where(values["registered"] == 1, (rank > 0).astype(numpy.int8), 2)
    return digits, total, rank, status


def in_memory(source, target, threads, count):
    ids, values = columns(source)
    # The best of ways to cut the columns: pieces that stay in the cache.
    size = 16_384
    records = len(values["registered"])
    pieces = [{name: column[start:start + size] for name, column in values.items()}
              for start in range(0, records, size)]
    evaluate(pieces[0])
    with run.Work() as work:
        results = [evaluate(piece) for piece in pieces]
    classes = [id for id, _ in reversed(pack.CLASSES)]
    with open(target, "w", encoding="utf-8") as file:
        file.write(pack.HEADER + "\n")
        for piece, (digits, total, rank, status) in enumerate(results):
            for row in range(len(total)):
                outcome = "not-applicable," if status[row] == 2 else (
                    f"{'recognised' if status[row] else 'not-recognised'},{classes[rank[row]]}")
                file.write(f"{ids[piece * size + row]},2025,{outcome},{total[row] / pack.UNITS_OF_POINT},,"
                           f"{''.join(str(digit[row]) for digit in digits)}\n")
    return work, records


if __name__ == "__main__":
    run.main({"eval-flat": in_memory}, "NumPy " + numpy.__version__)
