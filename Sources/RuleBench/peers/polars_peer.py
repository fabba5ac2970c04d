"""Polars: the same packs as lazy expressions, over NDJSON, CSV and columns in memory."""

import os
import sys

# The number of threads is read when Polars is loaded.
os.environ["POLARS_MAX_THREADS"] = sys.argv[4] if len(sys.argv) > 4 else "1"

import polars as pl

import pack
import run

KINDS = {"flag": pl.Boolean, "number": pl.Int32, "decimal": pl.Float64, "text": pl.String}
MEMBER = pl.Struct({
    "birth_year": pl.Int32, "enrolled": pl.Boolean, "level": pl.String, "promoted": pl.Boolean,
    "conduct": pl.String, "award": pl.Boolean, "courses": pl.Int32, "reading_minutes": pl.Int32,
    "digital": pl.Boolean})
PLAIN = ["id", "period", "registered", *list(pack.COLUMNS)[24:]]
# The expressions within a list cannot see the record around it, and all records are of one period.
PERIOD = 2025


def ndjson(path):
    schema = {name: KINDS[pack.COLUMNS[name]] for name in PLAIN} | {"members": pl.List(MEMBER)}
    return pl.scan_ndjson(path, schema=schema)


def csv(path):
    return pl.scan_csv(path, schema={name: KINDS[kind] for name, kind in pack.COLUMNS.items()})


# Each count over the members: who is counted, what must be known of them, and what is added up.


def counts(field):
    age = PERIOD - field("birth_year")
    enrolled, pupil = field("enrolled"), field("enrolled") & age.is_between(6, 18)
    adult, worker = age >= 19, age.is_between(19, 60)
    return {
        "school_age": (age.is_between(6, 14), None, None),
        "school_age_enrolled": (age.is_between(6, 14) & enrolled, None, None),
        "out_of_school": (age.is_between(6, 11) & ~enrolled, None, None),
        "pupils": (pupil, None, None),
        "promoted": (pupil, field("promoted"), field("promoted")),
        "well_behaved": (pupil, field("conduct"), field("conduct").is_in(["good", "fair"])),
        "awarded": (pupil, field("award"), field("award")),
        "youths": (age.is_between(15, 18), None, None),
        "youths_enrolled": (age.is_between(15, 18) & enrolled, None, None),
        "adults": (adult, None, None),
        "learners": (adult, field("courses"), field("courses") >= 1),
        "steady_learners": (adult, field("courses"), field("courses") >= 3),
        "courses": (adult, field("courses"), field("courses")),
        "readers": (adult, field("reading_minutes"), field("reading_minutes") >= 30),
        "reading_minutes": (adult, field("reading_minutes"), field("reading_minutes")),
        "working_age": (worker, None, None),
        "digital": (worker, field("digital"), field("digital")),
        "higher_education": (enrolled & field("level").is_in(["vocational", "university"]), None, None),
    }


# A gap weighs so much that a count below zero tells of it.
GAP = -1_000_000


def added(among, known, counted):
    if known is None:
        return among.cast(pl.Int32)
    return pl.when(among).then(counted.cast(pl.Int32).fill_null(GAP)).otherwise(0)


def counted_by_lists(records):
    element = pl.element().struct.field
    sums = {name: pl.col("members").list.eval(added(*parts)).list.sum() for name, parts in counts(element).items()}
    return with_gaps(records.with_columns(**sums))


def counted_by_explode(records):
    field = pl.col("members").struct.field
    sums = [added(*parts).sum().alias(name) for name, parts in counts(field).items()]
    firsts = [pl.col(name).first() for name in PLAIN if name != "id"]
    return with_gaps(records.explode("members").group_by("id").agg(*firsts, *sums))


def with_gaps(records):
    return records.with_columns(
        pl.when(pl.col(name) >= 0).then(pl.col(name)).alias(name) for name in pack.COUNTED)


# MARK: the rules


def name(indicator):
    return "i" + indicator.id


def digit(indicator):
    """The digit of an indicator."""
    if isinstance(indicator, pack.Flag):
        value = pl.col(indicator.value)
        return pl.when(value.is_null()).then(0).when(value).then(1).otherwise(2)
    if isinstance(indicator, pack.Share):
        part, whole = pl.col(indicator.part), pl.col(indicator.whole)
        chain = pl.when(whole == 0).then(5).when(part.is_null()).then(0)
        for index, (percent, _) in enumerate(indicator.bands):
            chain = chain.when(part * 100 >= percent * whole if percent else part > 0).then(index + 1)
    else:
        value = pl.col(indicator.value)
        chain = pl.when(value.is_null()).then(0)
        for index, (least, _) in enumerate(indicator.bands):
            chain = chain.when(value >= least).then(index + 1)
    return chain.otherwise(len(indicator.bands) + 1)


def points(indicator):
    """The tenths of a point of a digit."""
    table = pack.points_by_digit(indicator)
    chain = None
    for index, tenths in enumerate(table):
        if tenths:
            test = pl.col(name(indicator)) == index
            chain = (pl.when(test) if chain is None else chain.when(test)).then(tenths)
    return chain.otherwise(0)


def totals(records):
    records = records.with_columns(digit(i).cast(pl.Int32).alias(name(i)) for i in pack.INDICATORS)
    sums = {}
    for id, _, _, members in pack.CRITERIA:
        scale = pl.lit(pack.UNITS_OF_TENTH)
        if any(isinstance(m, pack.Share) and m.empty == pack.LEFT_OUT for m in members):
            scale = pl.when(pl.col("i2.5") == 5).then(pack.UNITS_OF_SCALED_TENTH).otherwise(pack.UNITS_OF_TENTH)
        sums["c" + id] = pl.sum_horizontal(points(m) for m in members) * scale
    return records.with_columns(**sums).with_columns(units=pl.sum_horizontal("c1", "c2", "c3", "c4"))


def judged(records):
    gates = [pl.col("violations") == 0, pl.col("out_of_school") == 0, pl.col("pupils") + pl.col("learners") >= 1]
    floors = pl.all_horizontal(
        pl.col("c" + id) >= floor * pack.UNITS_OF_TENTH for id, _, floor, _ in pack.CRITERIA)
    records = totals(records).with_columns(g0=gates[0], g1=gates[1], g2=gates[2])
    records = records.with_columns(
        passes=pl.all_horizontal("g0", "g1", "g2").fill_null(False) & floors)
    kind = pl.when(~pl.col("passes")).then(pl.lit("khong-dat"))
    for id, least in pack.CLASSES[:-1]:
        kind = kind.when(pl.col("units") >= least * pack.UNITS_OF_POINT).then(pl.lit(id))
    recognised = pl.col("passes") & (pl.col("units") >= 50 * pack.UNITS_OF_POINT)
    status = pl.when(~pl.col("registered")).then(pl.lit("not-applicable")).when(recognised).then(
        pl.lit("recognised")).otherwise(pl.lit("not-recognised"))
    return records.with_columns(
        **{"status": status,
           "class": pl.when(pl.col("registered")).then(kind.otherwise(pl.lit("khong-dat")))})


def compact(records):
    gates = [pl.when(pl.col(g).is_null()).then(pl.lit("O")).when(pl.col(g)).then(pl.lit("Y")).otherwise(pl.lit("N"))
             for g in ("g0", "g1", "g2")]
    # Digits in two whole numbers instead of 21 texts: Polars writes numbers much faster.
    halves = [sum(pl.col(name(i)).cast(pl.Int64) * 10 ** (len(part) - 1 - place) for place, i in enumerate(part))
              for part in (pack.INDICATORS[:11], pack.INDICATORS[11:])]
    digits = [half.cast(pl.String).str.zfill(width) for half, width in zip(halves, (11, 10))]
    return judged(records).select(
        "id", "period", "status", "class", (pl.col("units") / pack.UNITS_OF_POINT).alias("points"),
        pl.concat_str(gates).alias("gates"), pl.concat_str(digits).alias("digits"))


# MARK: jobs


def copied(records):
    def job(source, target, threads, count):
        with run.Work() as work:
            compact(records(source)).sink_csv(target)
        return work, count
    return job


def totals_in_memory(source, target, threads, count):
    """Evaluation alone, and only the sum of all totals: Polars leaves out whatever nobody asks for."""
    frame = csv(source).collect()
    with run.Work() as work:
        totals(frame.lazy()).select(pl.col("units").sum()).collect()
    return work, frame.height


JOBS = {
    "ndjson-compact-lists": copied(lambda path: counted_by_lists(ndjson(path))),
    "ndjson-compact-explode": copied(lambda path: counted_by_explode(ndjson(path))),
    "csv-compact": copied(csv),
    "eval-flat-totals": totals_in_memory,
}

if __name__ == "__main__":
    run.main(JOBS, "Polars " + pl.__version__)
