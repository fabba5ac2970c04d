"""CEL, the Rust and the C++ implementation from Python: one expression that gives the digits of all indicators.

Totals are summed up in Python. CEL has no way to go on where a value is missing, so records with gaps are left out.
"""

import json
import sys

import flat
import pack
import run


def digit(indicator):
    if isinstance(indicator, pack.Flag):
        return f"({indicator.value} ? 1 : 2)"
    text = str(len(indicator.bands) + 1)
    for index, (limit, _) in reversed(list(enumerate(indicator.bands))):
        if isinstance(indicator, pack.Share):
            test = f"{indicator.part} * 100 >= {limit} * {indicator.whole}" if limit else f"{indicator.part} > 0"
        else:
            # Each kind of number is compared with its own.
            kind = pack.COLUMNS[indicator.value]
            test = f"{indicator.value} >= {float(limit) if kind == 'decimal' else limit}"
        text = f"({test} ? {index + 1} : {text})"
    return f"({indicator.whole} == 0 ? 5 : {text})" if isinstance(indicator, pack.Share) else text


DIGITS = "[" + ", ".join(digit(indicator) for indicator in pack.INDICATORS) + "]"

LISTS = {
    "children": "members.filter(p, period - p.birth_year >= 6 && period - p.birth_year <= 14)",
    "schooled": "members.filter(p, p.enrolled && period - p.birth_year >= 6 && period - p.birth_year <= 18)",
    "young": "members.filter(p, period - p.birth_year >= 15 && period - p.birth_year <= 18)",
    "grown_ups": "members.filter(p, period - p.birth_year >= 19)",
    "workers": "members.filter(p, period - p.birth_year >= 19 && period - p.birth_year <= 60)",
}
# The sums are added up in Python, because CEL itself has none.
COUNTS = {
    "school_age": "size(children)", "school_age_enrolled": "size(children.filter(p, p.enrolled))",
    "out_of_school": "size(children.filter(p, period - p.birth_year <= 11 && !p.enrolled))",
    "pupils": "size(schooled)", "promoted": "size(schooled.filter(p, p.promoted))",
    "well_behaved": "size(schooled.filter(p, p.conduct in ['good', 'fair']))",
    "awarded": "size(schooled.filter(p, p.award))",
    "youths": "size(young)", "youths_enrolled": "size(young.filter(p, p.enrolled))", "adults": "size(grown_ups)",
    "learners": "size(grown_ups.filter(p, p.courses >= 1))",
    "steady_learners": "size(grown_ups.filter(p, p.courses >= 3))",
    "courses": "grown_ups.map(p, p.courses)",
    "readers": "size(grown_ups.filter(p, p.reading_minutes >= 30))",
    "reading_minutes": "grown_ups.map(p, p.reading_minutes)",
    "working_age": "size(workers)", "digital": "size(workers.filter(p, p.digital))",
    "higher_education": "size(members.filter(p, p.enrolled && p.level in ['vocational', 'university']))",
}


def complete_flat(source, records):
    return [(id, json.dumps(values)) for id, values in flat.flat_records(source, records)
            if None not in values.values()]


def complete_nested(source, records):
    """Records without gaps, found out before the clock runs."""
    found = []
    for id, line in flat.nested_lines(source, records):
        record = json.loads(line)
        ages = [(record["period"] - p["birth_year"], p) for p in record["members"]]
        gap = any(record.get(name) is None for name in list(pack.COLUMNS)[24:])
        gap |= any(p.get(name) is None for age, p in ages if p["enrolled"] and 6 <= age <= 18
                   for name in ("promoted", "conduct", "award"))
        gap |= any(p.get(name) is None for age, p in ages if age >= 19
                   for name in ("courses", "reading_minutes", "digital"))
        if not gap:
            record["volunteer_hours"] = float(record["volunteer_hours"])
            found.append((id, json.dumps(record)))
    return found


def rust_flat(source, target, threads, records):
    import cel
    program = cel.compile(DIGITS)
    lines, results = complete_flat(source, records), []
    with run.Work() as work:
        for id, line in lines:
            digits = program.execute(json.loads(line))
            results.append((id, digits, flat.total(digits)))
    flat.write(target, results)
    return work, len(results)


def rust_nested(source, target, threads, records):
    import cel
    lists = {name: cel.compile(text) for name, text in LISTS.items()}
    counts = cel.compile("{" + ", ".join(f"'{name}': {text}" for name, text in COUNTS.items()) + "}")
    program = cel.compile(DIGITS)
    lines, results = complete_nested(source, records), []
    with run.Work() as work:
        for id, line in lines:
            values = json.loads(line)
            context = cel.Context(values)
            for name, list_program in lists.items():
                context.add_variable(name, list_program.execute(context))
            for name, counted in counts.execute(context).items():
                context.add_variable(name, sum(counted) if isinstance(counted, list) else counted)
            digits = program.execute(context)
            results.append((id, digits, flat.total(digits)))
    flat.write(target, results)
    return work, len(results)


def cpp_flat(source, target, threads, records):
    from cel_expr_python import cel
    kinds = {"flag": cel.Type.BOOL, "number": cel.Type.INT, "decimal": cel.Type.DOUBLE}
    environment = cel.NewEnv(variables={name: kinds[pack.COLUMNS[name]] for name in pack.READ})
    program = environment.compile(DIGITS)
    lines, results = complete_flat(source, records), []
    with run.Work() as work:
        for id, line in lines:
            digits = program.eval(data=json.loads(line)).plain_value()
            results.append((id, digits, flat.total(digits)))
    flat.write(target, results)
    return work, len(results)


if __name__ == "__main__":
    from importlib.metadata import version
    is_cpp = sys.argv[1].startswith("cpp")
    name = "cel-expr-python" if is_cpp else "common-expression-language"
    run.main({"rust-flat": rust_flat, "rust-nested": rust_nested, "cpp-flat": cpp_flat}, f"{name} {version(name)}")
