"""DuckDB: the same packs as SQL, over NDJSON, CSV and tables in memory."""

import duckdb

import pack
import run

RECORD = {"flag": "BOOLEAN", "number": "INTEGER", "decimal": "DECIMAL(6,1)", "text": "VARCHAR"}
MEMBER = ("STRUCT(birth_year INTEGER, enrolled BOOLEAN, level VARCHAR, promoted BOOLEAN, conduct VARCHAR, "
          "award BOOLEAN, courses INTEGER, reading_minutes INTEGER, digital BOOLEAN)")
PLAIN = [name for name in pack.COLUMNS if name in ("id", "period", "registered") or
         (name not in pack.COUNTED and name not in ("place", "head", "members"))]


def connect(threads):
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    # Nothing here needs the order of the input, and without it DuckDB is faster.
    connection.execute("SET preserve_insertion_order = false")
    return connection


# MARK: where records come from


def ndjson(path):
    """The lines with only the fields that the rules read, typed, so that nothing is guessed."""
    columns = {name: RECORD[pack.COLUMNS[name]] for name in PLAIN} | {"members": MEMBER + "[]"}
    listed = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
    return f"read_json('{path}', format = 'newline_delimited', columns = {{{listed}}})"


def csv(path):
    listed = ", ".join(f"'{name}': '{RECORD[kind]}'" for name, kind in pack.COLUMNS.items())
    return f"read_csv('{path}', header = true, auto_detect = false, quote = '\"', columns = {{{listed}}})"


# MARK: counts over the members


def counted_by_unnest(source):
    """One row for each member, then grouped: a count with a gap in it becomes NULL."""
    carried = ", ".join(f"any_value({name}) AS {name}" for name in PLAIN if name != "id")
    pupil, adult = "(enrolled AND age BETWEEN 6 AND 18)", "(age >= 19)"

    def known(value, among, counted):
        whole = f"count(*) FILTER ({among})"
        return (f"CASE WHEN count({value}) FILTER ({among}) = {whole} "
                f"THEN {counted} END")

    def number(condition):
        return f"count(*) FILTER ({condition})"

    values = {
        "school_age": number("age BETWEEN 6 AND 14"),
        "school_age_enrolled": number("age BETWEEN 6 AND 14 AND enrolled"),
        "out_of_school": number("age BETWEEN 6 AND 11 AND NOT enrolled"),
        "pupils": number(pupil),
        "promoted": known("promoted", pupil, number(f"{pupil} AND promoted")),
        "well_behaved": known("conduct", pupil, number(f"{pupil} AND conduct IN ('good', 'fair')")),
        "awarded": known("award", pupil, number(f"{pupil} AND award")),
        "youths": number("age BETWEEN 15 AND 18"),
        "youths_enrolled": number("age BETWEEN 15 AND 18 AND enrolled"),
        "adults": number(adult),
        "learners": known("courses", adult, number(f"{adult} AND courses >= 1")),
        "steady_learners": known("courses", adult, number(f"{adult} AND courses >= 3")),
        "courses": known("courses", adult, f"coalesce(sum(courses) FILTER ({adult}), 0)"),
        "readers": known("reading_minutes", adult, number(f"{adult} AND reading_minutes >= 30")),
        "reading_minutes": known("reading_minutes", adult, f"coalesce(sum(reading_minutes) FILTER ({adult}), 0)"),
        "working_age": number("age BETWEEN 19 AND 60"),
        "digital": known("digital", "(age BETWEEN 19 AND 60)", number("age BETWEEN 19 AND 60 AND digital")),
        "higher_education": number("enrolled AND level IN ('vocational', 'university')"),
    }
    counts = ", ".join(f"{value} AS {name}" for name, value in values.items())
    others = ", ".join(PLAIN)
    member = ", ".join(f"p.{name}" for name in ("enrolled", "level", "promoted", "conduct", "award", "courses",
                                                "reading_minutes", "digital"))
    return (f"(SELECT id, {carried}, {counts} FROM (SELECT {others}, period - p.birth_year AS age, {member} "
            f"FROM (SELECT {others}, unnest(members) AS p FROM {source})) GROUP BY id)")


def counted_by_lambdas(source):
    """Lists filtered in place, so that no record is taken apart and put together again."""

    def number(among, condition):
        return f"len(list_filter({among}, lambda p: {condition}))"

    def known(value, among, counted):
        return f"CASE WHEN {number(among, f'p.{value} IS NULL')} = 0 THEN {counted} END"

    def total(value, among):
        return f"coalesce(list_sum(list_transform({among}, lambda p: p.{value})), 0)"

    lists = {
        "children": "list_filter(members, lambda p: period - p.birth_year BETWEEN 6 AND 14)",
        "schooled": "list_filter(members, lambda p: p.enrolled AND period - p.birth_year BETWEEN 6 AND 18)",
        "young": "list_filter(members, lambda p: period - p.birth_year BETWEEN 15 AND 18)",
        "grown_ups": "list_filter(members, lambda p: period - p.birth_year >= 19)",
        "workers": "list_filter(members, lambda p: period - p.birth_year BETWEEN 19 AND 60)",
    }
    values = {
        "school_age": "len(children)",
        "school_age_enrolled": number("children", "p.enrolled"),
        "out_of_school": number("children", "period - p.birth_year <= 11 AND NOT p.enrolled"),
        "pupils": "len(schooled)",
        "promoted": known("promoted", "schooled", number("schooled", "p.promoted")),
        "well_behaved": known("conduct", "schooled", number("schooled", "p.conduct IN ('good', 'fair')")),
        "awarded": known("award", "schooled", number("schooled", "p.award")),
        "youths": "len(young)",
        "youths_enrolled": number("young", "p.enrolled"),
        "adults": "len(grown_ups)",
        "learners": known("courses", "grown_ups", number("grown_ups", "p.courses >= 1")),
        "steady_learners": known("courses", "grown_ups", number("grown_ups", "p.courses >= 3")),
        "courses": known("courses", "grown_ups", total("courses", "grown_ups")),
        "readers": known("reading_minutes", "grown_ups", number("grown_ups", "p.reading_minutes >= 30")),
        "reading_minutes": known("reading_minutes", "grown_ups", total("reading_minutes", "grown_ups")),
        "working_age": "len(workers)",
        "digital": known("digital", "workers", number("workers", "p.digital")),
        "higher_education": number("members", "p.enrolled AND p.level IN ('vocational', 'university')"),
    }
    counts = ", ".join(f"{value} AS {name}" for name, value in values.items())
    picked = ", ".join(f"{value} AS {name}" for name, value in lists.items())
    others = ", ".join(PLAIN)
    return f"(SELECT {others}, {counts} FROM (SELECT {others}, members, {picked} FROM {source}))"


# MARK: the rules


def digit(indicator):
    """The digit of an indicator and its points in one number, points * 10 + digit: one CASE for both."""
    points = pack.points_by_digit(indicator)

    def outcome(digit):
        return points[digit] * 10 + digit

    if isinstance(indicator, pack.Flag):
        return (f"CASE WHEN {indicator.value} THEN {outcome(1)} WHEN {indicator.value} IS NULL THEN 0 "
                f"ELSE {outcome(2)} END")
    if isinstance(indicator, pack.Share):
        part, whole = indicator.part, indicator.whole
        tests = [f"{whole} = 0 THEN {outcome(5)}", f"{part} IS NULL THEN 0"]
        tests += [
            (f"{part} * 100 >= {percent} * {whole}" if percent else f"{part} > 0") + f" THEN {outcome(index + 1)}"
            for index, (percent, _) in enumerate(indicator.bands)]
    else:
        tests = [f"{indicator.value} IS NULL THEN 0"]
        tests += [f"{indicator.value} >= {least} THEN {outcome(index + 1)}"
                  for index, (least, _) in enumerate(indicator.bands)]
    return "CASE " + " ".join("WHEN " + test for test in tests) + f" ELSE {outcome(len(indicator.bands) + 1)} END"


def name(indicator):
    return "i" + indicator.id.replace(".", "_")


def judged(source, kept="id, period"):
    """Every indicator, criterion, gate and the outcome of each record."""
    indicators = ", ".join(f"{digit(indicator)} AS {name(indicator)}" for indicator in pack.INDICATORS)
    gates = ", ".join(f"({condition}) AS g{index}" for index, (_, condition) in enumerate(pack.PREREQUISITES))
    sums = []
    for id, maximum, floor, members in pack.CRITERIA:
        scale = pack.UNITS_OF_TENTH
        if any(isinstance(m, pack.Share) and m.empty == pack.LEFT_OUT for m in members):
            scale = f"(CASE WHEN i2_5 = 5 THEN {pack.UNITS_OF_SCALED_TENTH} ELSE {pack.UNITS_OF_TENTH} END)"
        sums.append("(" + " + ".join(f"{name(m)} // 10" for m in members) + f") * {scale} AS c{id}")
    floors = " AND ".join(f"c{id} >= {floor * pack.UNITS_OF_TENTH}" for id, _, floor, _ in pack.CRITERIA)
    classes = " ".join(f"WHEN units >= {least * pack.UNITS_OF_POINT} THEN '{id}'" for id, least in pack.CLASSES)
    return f"""
      (SELECT *, CASE WHEN NOT registered THEN 'not-applicable'
                      WHEN passes AND units >= {50 * pack.UNITS_OF_POINT} THEN 'recognised'
                      ELSE 'not-recognised' END AS status,
              CASE WHEN NOT registered THEN NULL WHEN NOT passes THEN 'khong-dat' {classes} END AS class
       FROM (SELECT *, c1 + c2 + c3 + c4 AS units, coalesce(g0 AND g1 AND g2, false) AND {floors} AS passes
             FROM (SELECT *, {", ".join(sums)}
                   FROM (SELECT {kept}, registered, {indicators}, {gates} FROM {source}))))"""


def gate(index):
    return f"CASE g{index} WHEN true THEN 'Y' WHEN false THEN 'N' ELSE 'O' END"


def compact(source):
    digits = " || ".join(f"({name(indicator)} % 10)" for indicator in pack.INDICATORS)
    gates = " || ".join(gate(index) for index in range(3))
    return (f"SELECT id, period, status, class, units / {pack.UNITS_OF_POINT} AS points, {gates} AS gates, "
            f"{digits} AS digits FROM {judged(source)}")


def verdict(source):
    """The explained verdict: points, maximum, digit and the values read, for each indicator."""
    criteria = []
    for id, maximum, _, members in pack.CRITERIA:
        listed = []
        for m in members:
            reads = ({m.part, m.whole} if isinstance(m, pack.Share) else {m.value})
            values = ", ".join(f"{value}: {value}" for value in sorted(reads))
            listed.append(f"{{id: '{m.id}', points: ({name(m)} // 10) / 10, max: {m.max / 10}, "
                          f"code: {name(m)} % 10, reads: {{{values}}}}}")
        # Structs of different fields make no list, so each indicator stands under its id.
        inner = ", ".join(f"'{m.id}': {text}" for m, text in zip(members, listed))
        criteria.append(f"'{id}': {{points: c{id} / {pack.UNITS_OF_POINT}, max: {maximum / 10}, "
                        f"indicators: {{{inner}}}}}")
    gates = ", ".join(f"'{id}': {gate(index)}" for index, (id, _) in enumerate(pack.PREREQUISITES))
    kept = ", ".join(["id", "period", *(value for value in pack.READ if value != "registered")])
    return (f"SELECT 'binhxet/verdict/1' AS schema, id, period, 'bench' AS pack, status, class, "
            f"units / {pack.UNITS_OF_POINT} AS points, 100 AS max, {{{', '.join(criteria)}}} AS criteria, "
            f"{{{gates}}} AS prerequisites FROM {judged(source, kept)}")


# MARK: jobs


def copied(query, form):
    def job(source, target, threads, records):
        connection = connect(threads)
        with run.Work() as work:
            connection.execute(f"COPY ({query(source)}) TO '{target}' ({form})")
        return work, records
    return job


def from_memory(read, query, columns):
    """Evaluation alone: the records stand in a table in memory, and every result column is summed up."""
    def job(source, target, threads, records):
        connection = connect(threads)
        connection.execute(f"CREATE TABLE records AS SELECT * FROM {read(source)}")
        with run.Work() as work:
            connection.execute(f"SELECT {columns} FROM {query('records')}").fetchall()
        return work, connection.execute("SELECT count(*) FROM records").fetchone()[0]
    return job


TABLE = "FORMAT csv, HEADER"
EVERYTHING = ", ".join(["sum(units)", "count(class)", "bit_xor(hash(status))",
                        *(f"sum({name(indicator)})" for indicator in pack.INDICATORS)])

JOBS = {
    "ndjson-compact-unnest": copied(lambda path: compact(counted_by_unnest(ndjson(path))), TABLE),
    "ndjson-compact-lambdas": copied(lambda path: compact(counted_by_lambdas(ndjson(path))), TABLE),
    "ndjson-verdict-unnest": copied(lambda path: verdict(counted_by_unnest(ndjson(path))), "FORMAT json"),
    "ndjson-verdict-lambdas": copied(lambda path: verdict(counted_by_lambdas(ndjson(path))), "FORMAT json"),
    "csv-compact": copied(lambda path: compact(csv(path)), TABLE),
    "csv-verdict": copied(lambda path: verdict(csv(path)), "FORMAT json"),
    "eval-flat": from_memory(csv, judged, EVERYTHING),
    "eval-flat-totals": from_memory(csv, judged, "sum(units)"),
    "eval-nested-unnest": from_memory(ndjson, lambda table: judged(counted_by_unnest(table)), EVERYTHING),
    "eval-nested-lambdas": from_memory(ndjson, lambda table: judged(counted_by_lambdas(table)), EVERYTHING),
}

if __name__ == "__main__":
    run.main(JOBS, "DuckDB " + duckdb.__version__)
