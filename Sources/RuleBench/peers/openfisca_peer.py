"""OpenFisca: the rules as variables of persons and households, vectorised over a population in memory."""

import json
from importlib.metadata import version

import numpy
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

import flat
import pack
import run

PERIOD = "2025"
GAP = -1_000_000

person = entities.Entity("person", "persons", "A member of a household", "")
household = entities.GroupEntity("household", "households", "A household", "", roles=[
    {"key": "member", "plural": "members", "label": "Members"}])

# What the records say of a person; choices as the number of their code, flags as 0 and 1.
LEVELS = ["primary", "lower", "upper", "vocational", "university"]
CONDUCTS = ["good", "fair", "average", "weak"]
PERSONAL = ["birth_year", "enrolled", "level", "promoted", "conduct", "award", "courses", "reading_minutes", "digital"]
RECORDED = ["registered", *list(pack.COLUMNS)[24:]]


def variable(name, entity, formula=None):
    members = {"value_type": int, "entity": entity, "definition_period": periods.DateUnit.YEAR, "default_value": 0,
               "label": name}
    if formula:
        members["formula"] = formula
    return type(name, (variables.Variable,), members)


def counted(among, known, value):
    """A count over the members; a gap in it weighs so much that the count is below zero."""
    def formula(households, period):
        chosen = among(households.members, period)
        if known is None:
            return households.sum(chosen)
        values = households.members("person_" + known, period)
        return households.sum(numpy.where(chosen, numpy.where(values < 0, GAP, value(values)), 0))
    return formula


def age(members, period):
    return members("age", period)


def enrolled(members, period):
    return members("person_enrolled", period) == 1


def between(low, high, also=None):
    def chosen(members, period):
        years = age(members, period)
        found = (years >= low) & (years <= high)
        return found & also(members, period) if also else found
    return chosen


PUPIL, ADULT, WORKER = between(6, 18, enrolled), between(19, 200), between(19, 60)
COUNTS = {
    "school_age": (between(6, 14), None, None),
    "school_age_enrolled": (between(6, 14, enrolled), None, None),
    "out_of_school": (between(6, 11, lambda m, p: ~enrolled(m, p)), None, None),
    "pupils": (PUPIL, None, None),
    "promoted": (PUPIL, "promoted", lambda v: v),
    "well_behaved": (PUPIL, "conduct", lambda v: v <= 1),
    "awarded": (PUPIL, "award", lambda v: v),
    "youths": (between(15, 18), None, None),
    "youths_enrolled": (between(15, 18, enrolled), None, None),
    "adults": (ADULT, None, None),
    "learners": (ADULT, "courses", lambda v: v >= 1),
    "steady_learners": (ADULT, "courses", lambda v: v >= 3),
    "courses": (ADULT, "courses", lambda v: v),
    "readers": (ADULT, "reading_minutes", lambda v: v >= 30),
    "reading_minutes": (ADULT, "reading_minutes", lambda v: v),
    "working_age": (WORKER, None, None),
    "digital": (WORKER, "digital", lambda v: v),
    "higher_education": (lambda m, p: enrolled(m, p) & (m("person_level", p) >= 3), None, None),
}


def digit(indicator):
    def formula(households, period):
        if isinstance(indicator, pack.Flag):
            value = households(indicator.value, period)
            return numpy.where(value < 0, 0, 2 - value)
        last = len(indicator.bands) + 1
        if isinstance(indicator, pack.Share):
            part, whole = households(indicator.part, period), households(indicator.whole, period)
            passed = sum(part * 100 >= percent * whole if percent else part > 0 for percent, _ in indicator.bands)
            return numpy.where(whole == 0, 5, numpy.where(part < 0, 0, last - passed))
        value = households(indicator.value, period)
        scale = 10 if indicator.value == "volunteer_hours" else 1
        return numpy.where(value < 0, 0, last - sum(value >= int(least * scale) for least, _ in indicator.bands))
    return formula


def points(id, members):
    def formula(households, period):
        tenths = sum(numpy.array(pack.points_by_digit(m))[households(digit_name(m), period)] for m in members)
        scale = pack.UNITS_OF_TENTH
        if any(isinstance(m, pack.Share) and m.empty == pack.LEFT_OUT for m in members):
            scale = numpy.where(households("i2_5", period) == 5, pack.UNITS_OF_SCALED_TENTH, pack.UNITS_OF_TENTH)
        return tenths * scale
    return formula


def digit_name(indicator):
    return "i" + indicator.id.replace(".", "_")


def total(households, period):
    return sum(households("c" + id, period) for id, *_ in pack.CRITERIA)


def rank(households, period):
    """0 for the class that is not recognised, and up to 3."""
    learners = numpy.maximum(households("learners", period), 0)
    passes = (households("violations", period) == 0) & (households("out_of_school", period) == 0)
    passes &= households("pupils", period) + learners >= 1
    for id, _, floor, _ in pack.CRITERIA:
        passes &= households("c" + id, period) >= floor * pack.UNITS_OF_TENTH
    marks = [least * pack.UNITS_OF_POINT for _, least in reversed(pack.CLASSES[:-1])]
    return numpy.where(passes, numpy.digitize(households("units", period), marks), 0)


def system():
    rules = taxbenefitsystems.TaxBenefitSystem([person, household])
    rules.add_variable(variable("age", person, lambda p, period: int(PERIOD) - p("person_birth_year", period)))
    for name in PERSONAL:
        rules.add_variable(variable("person_" + name, person))
    for name in RECORDED:
        rules.add_variable(variable(name, household))
    for name, parts in COUNTS.items():
        rules.add_variable(variable(name, household, counted(*parts)))
    for indicator in pack.INDICATORS:
        rules.add_variable(variable(digit_name(indicator), household, digit(indicator)))
    for id, _, _, members in pack.CRITERIA:
        rules.add_variable(variable("c" + id, household, points(id, members)))
    rules.add_variable(variable("units", household, total))
    rules.add_variable(variable("rank", household, rank))
    return rules


def number(name, value):
    if value is None:
        return GAP
    if name == "level":
        return LEVELS.index(value)
    if name == "conduct":
        return CONDUCTS.index(value)
    return round(value * 10) if name == "volunteer_hours" else int(value)


def population(source, records):
    """The records as columns, households and persons, before the clock runs."""
    ids, homes, owner, persons = [], {name: [] for name in RECORDED}, [], {name: [] for name in PERSONAL}
    for index, (id, line) in enumerate(flat.nested_lines(source, records)):
        record = json.loads(line)
        ids.append(id)
        for name in RECORDED:
            homes[name].append(number(name, record.get(name)))
        for member in record["members"]:
            owner.append(index)
            for name in PERSONAL:
                persons[name].append(number(name, member.get(name)))
    return ids, homes, owner, persons


def nested(source, target, threads, records):
    ids, homes, owner, persons = population(source, records)
    builder = simulations.SimulationBuilder()
    rules = system()
    builder.create_entities(rules)
    builder.declare_person_entity("person", numpy.arange(len(owner)))
    homes_of = builder.declare_entity("household", numpy.arange(len(ids)))
    builder.join_with_persons(homes_of, numpy.array(owner), numpy.array(["member"] * len(owner)))
    simulation = builder.build(rules)
    for name, values in homes.items():
        simulation.set_input(name, PERIOD, numpy.array(values, numpy.int32))
    for name, values in persons.items():
        simulation.set_input("person_" + name, PERIOD, numpy.array(values, numpy.int32))
    with run.Work() as work:
        ranks, units = simulation.calculate("rank", PERIOD), simulation.calculate("units", PERIOD)
    digits = [simulation.calculate(digit_name(indicator), PERIOD) for indicator in pack.INDICATORS]
    registered = numpy.array(homes["registered"])
    names = [id for id, _ in reversed(pack.CLASSES)]
    with open(target, "w", encoding="utf-8") as file:
        file.write(pack.HEADER + "\n")
        for row, id in enumerate(ids):
            status = "recognised" if ranks[row] else "not-recognised"
            outcome = f"{status},{names[ranks[row]]}" if registered[row] else "not-applicable,"
            file.write(f"{id},{PERIOD},{outcome},{units[row] / pack.UNITS_OF_POINT},,"
                       f"{''.join(str(digit[row]) for digit in digits)}\n")
    return work, len(ids)


if __name__ == "__main__":
    run.main({"eval-nested": nested}, "OpenFisca-Core " + version("openfisca-core"))
