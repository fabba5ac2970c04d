"""Plain Python with the rules written out by hand and nothing but the standard library.

As `plain_peer.py one FILE` it is a whole process that judges the one record of a file and prints its verdict.
"""

import json
import sys

import pack

LEVELS = ("vocational", "university")


def members(record):
    """What is counted over the members; None where one of them lacks what is counted."""
    aged = [(record["period"] - member["birth_year"], member) for member in record["members"]]
    children = [(age, member) for age, member in aged if 6 <= age <= 14]
    schooled = [member for age, member in aged if member["enrolled"] and 6 <= age <= 18]
    young = [member for age, member in aged if 15 <= age <= 18]
    grown_ups = [member for age, member in aged if age >= 19]
    workers = [member for age, member in aged if 19 <= age <= 60]

    def values(name, among):
        found = [member.get(name) for member in among]
        return None if None in found else found

    def count(name, among, test=bool):
        found = values(name, among)
        return None if found is None else sum(map(test, found))

    def add(name, among):
        found = values(name, among)
        return None if found is None else sum(found)

    return {
        "school_age": len(children),
        "school_age_enrolled": sum(member["enrolled"] for _, member in children),
        "out_of_school": sum(age <= 11 and not member["enrolled"] for age, member in children),
        "pupils": len(schooled),
        "promoted": count("promoted", schooled),
        "well_behaved": count("conduct", schooled, lambda conduct: conduct in ("good", "fair")),
        "awarded": count("award", schooled),
        "youths": len(young),
        "youths_enrolled": sum(member["enrolled"] for member in young),
        "adults": len(grown_ups),
        "learners": count("courses", grown_ups, lambda courses: courses >= 1),
        "steady_learners": count("courses", grown_ups, lambda courses: courses >= 3),
        "courses": add("courses", grown_ups),
        "readers": count("reading_minutes", grown_ups, lambda minutes: minutes >= 30),
        "reading_minutes": add("reading_minutes", grown_ups),
        "working_age": len(workers),
        "digital": count("digital", workers),
        "higher_education": sum(member["enrolled"] and member["level"] in LEVELS for _, member in aged),
    }


def digit(indicator, values):
    """What an indicator came to, in the digits of `pack`."""
    if isinstance(indicator, pack.Flag):
        value = values.get(indicator.value)
        return 0 if value is None else 1 if value else 2
    if isinstance(indicator, pack.Share):
        part, whole = values.get(indicator.part), values.get(indicator.whole)
        if whole == 0:
            return 5
        if part is None or whole is None:
            return 0
        for place, (limit, _) in enumerate(indicator.bands):
            if part * 100 >= limit * whole if limit else part > 0:
                return place + 1
        return len(indicator.bands) + 1
    value = values.get(indicator.value)
    if value is None:
        return 0
    for place, (limit, _) in enumerate(indicator.bands):
        if value >= limit:
            return place + 1
    return len(indicator.bands) + 1


def verdict(record):
    values = {**record, **members(record)}
    if not values["registered"]:
        return {"id": record["id"], "period": record["period"], "status": "not-applicable"}
    criteria, units, barred = [], 0, []
    for id, most, floor, indicators in pack.CRITERIA:
        items, tenths, scale = [], 0, pack.UNITS_OF_TENTH
        for indicator in indicators:
            found = digit(indicator, values)
            points = pack.points_by_digit(indicator)[found]
            tenths += points
            if found == 5 and indicator.empty == pack.LEFT_OUT:
                scale = pack.UNITS_OF_SCALED_TENTH
            names = indicator[2:4] if isinstance(indicator, pack.Share) else indicator[2:3]
            items.append({"id": indicator.id, "points": points / 10, "max": indicator.max / 10, "code": found,
                          "reads": {name: values.get(name) for name in names}})
        units += tenths * scale
        if tenths * scale < floor * pack.UNITS_OF_TENTH:
            barred.append({"kind": "criterion-floor", "id": id})
        criteria.append({"id": id, "points": tenths * scale / pack.UNITS_OF_POINT, "max": most / 10,
                         "indicators": items})
    holds = [values["violations"] == 0, values["out_of_school"] == 0,
             values["pupils"] + (values["learners"] or 0) >= 1]
    barred += [{"kind": "prerequisite", "id": id}
               for (id, _), is_met in zip(pack.PREREQUISITES, holds) if not is_met]
    rank = next(id for id, least in pack.CLASSES if units >= least * pack.UNITS_OF_POINT)
    if barred:
        rank = pack.CLASSES[-1][0]
    return {"id": record["id"], "period": record["period"],
            "status": "not-recognised" if rank == pack.CLASSES[-1][0] else "recognised", "class": rank,
            "points": units / pack.UNITS_OF_POINT, "criteria": criteria, "barred": barred}


def nested(source, target, threads, records):
    import flat
    import run

    lines = [line for _, line in flat.nested_lines(source, records)]
    with run.Work() as work:
        results = [verdict(json.loads(line)) for line in lines]
    with open(target, "w", encoding="utf-8") as file:
        file.write(pack.HEADER + "\n")
        for found in results:
            items = [item for criterion in found.get("criteria", []) for item in criterion["indicators"]]
            digits = "".join(str(item["code"]) for item in items)
            file.write(f"{found['id']},{found['period']},{found['status']},{found.get('class', '')},"
                       f"{found.get('points', '')},,{digits}\n")
    return work, len(lines)


if __name__ == "__main__":
    if sys.argv[1] == "one":
        with open(sys.argv[2], "rb") as file:
            print(json.dumps(verdict(json.loads(file.read())), ensure_ascii=False))
    else:
        import platform

        import run

        run.main({"nested": nested}, "Python " + platform.python_version())
