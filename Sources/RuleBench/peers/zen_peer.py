"""ZEN: one decision with one expression node; JSON bytes in, and the results as its Python objects."""

import json
from importlib.metadata import version

import zen

import flat
import pack
import run


def within(among, condition):
    return f"count({among}, {condition})"


AGE = "(period - #.birth_year)"
LISTS = {
    "children": f"filter(members, {AGE} in [6..14])",
    "schooled": f"filter(members, #.enrolled and {AGE} in [6..18])",
    "young": f"filter(members, {AGE} in [15..18])",
    "grown_ups": f"filter(members, {AGE} >= 19)",
    "workers": f"filter(members, {AGE} in [19..60])",
}


def known(value, among, counted):
    return f"some($.{among}, #.{value} == null) ? null : {counted}"


COUNTS = {
    "school_age": "len($.children)",
    "school_age_enrolled": within("$.children", "#.enrolled"),
    "out_of_school": within("$.children", f"{AGE} <= 11 and not (#.enrolled)"),
    "pupils": "len($.schooled)",
    "promoted": known("promoted", "schooled", within("$.schooled", "#.promoted")),
    "well_behaved": known("conduct", "schooled", within("$.schooled", "#.conduct in ['good', 'fair']")),
    "awarded": known("award", "schooled", within("$.schooled", "#.award")),
    "youths": "len($.young)",
    "youths_enrolled": within("$.young", "#.enrolled"),
    "adults": "len($.grown_ups)",
    "learners": known("courses", "grown_ups", within("$.grown_ups", "#.courses >= 1")),
    "steady_learners": known("courses", "grown_ups", within("$.grown_ups", "#.courses >= 3")),
    "courses": known("courses", "grown_ups", "len($.grown_ups) == 0 ? 0 : sum(map($.grown_ups, #.courses))"),
    "readers": known("reading_minutes", "grown_ups", within("$.grown_ups", "#.reading_minutes >= 30")),
    "reading_minutes": known("reading_minutes", "grown_ups",
                             "len($.grown_ups) == 0 ? 0 : sum(map($.grown_ups, #.reading_minutes))"),
    "working_age": "len($.workers)",
    "digital": known("digital", "workers", within("$.workers", "#.digital")),
    "higher_education": within("members", "#.enrolled and #.level in ['vocational', 'university']"),
}


def digit(indicator, read):
    """Points * 10 + digit, as in SQL."""
    points = pack.points_by_digit(indicator)

    def outcome(digit):
        return str(points[digit] * 10 + digit)

    if isinstance(indicator, pack.Flag):
        value = read(indicator.value)
        return f"{value} == null ? 0 : ({value} ? {outcome(1)} : {outcome(2)})"
    text = outcome(len(indicator.bands) + 1)
    for index, (limit, _) in reversed(list(enumerate(indicator.bands))):
        if isinstance(indicator, pack.Share):
            part, whole = read(indicator.part), read(indicator.whole)
            test = f"{part} * 100 >= {limit} * {whole}" if limit else f"{part} > 0"
        else:
            test = f"{read(indicator.value)} >= {limit}"
        text = f"({test} ? {outcome(index + 1)} : {text})"
    if isinstance(indicator, pack.Share):
        return f"{whole} == 0 ? {outcome(5)} : ({part} == null ? 0 : {text})"
    return f"{read(indicator.value)} == null ? 0 : {text}"


def key(indicator):
    return "i" + indicator.id.replace(".", "_")


def expressions(nested):
    """The expressions in order; each reads those before it by `$`."""
    def read(name):
        return f"$.{name}" if nested and name in pack.COUNTED else name

    listed = list((LISTS | COUNTS).items()) if nested else []
    listed += [(key(indicator), digit(indicator, read)) for indicator in pack.INDICATORS]
    for id, _, _, members in pack.CRITERIA:
        scale = pack.UNITS_OF_TENTH
        if any(isinstance(m, pack.Share) and m.empty == pack.LEFT_OUT for m in members):
            scale = f"($.i2_5 == 5 ? {pack.UNITS_OF_SCALED_TENTH} : {pack.UNITS_OF_TENTH})"
        listed.append(("c" + id, "(" + " + ".join(f"floor($.{key(m)} / 10)" for m in members) + f") * {scale}"))
    listed.append(("units", "$.c1 + $.c2 + $.c3 + $.c4"))
    floors = " and ".join(f"$.c{id} >= {floor * pack.UNITS_OF_TENTH}" for id, _, floor, _ in pack.CRITERIA)
    learners = read("learners")
    listed.append(("passes", f"violations == 0 and {read('out_of_school')} == 0 and {read('pupils')} + "
                             f"({learners} == null ? 0 : {learners}) >= 1 and {floors}"))
    ranks = "'khong-dat'"
    for id, least in reversed(pack.CLASSES[:-1]):
        ranks = f"($.units >= {least * pack.UNITS_OF_POINT} ? '{id}' : {ranks})"
    listed.append(("class", f"registered ? ($.passes ? {ranks} : 'khong-dat') : null"))
    listed.append(("status", "registered ? ($.class == 'khong-dat' ? 'not-recognised' : 'recognised') "
                             ": 'not-applicable'"))
    return listed


def decision(nested):
    node = {"expressions": [{"id": name, "key": name, "value": text} for name, text in expressions(nested)],
            "passThrough": False, "inputField": None, "outputPath": None, "executionMode": "single"}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {"id": "rules", "type": "expressionNode", "name": "rules", "position": {"x": 1, "y": 0}, "content": node},
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}}],
        "edges": [{"id": "a", "type": "edge", "sourceId": "in", "targetId": "rules"},
                  {"id": "b", "type": "edge", "sourceId": "rules", "targetId": "out"}]}


def job(nested, size):
    """Evaluates in batches of a size; 1 is record by record."""
    def work_on(source, target, threads, records):
        content = zen.ZenDecisionContent(json.dumps(decision(nested)))
        engine = zen.ZenEngine({"loader": lambda key: content})
        if nested:
            lines = list(flat.nested_lines(source, records))
        else:
            lines = [(id, json.dumps(values).encode()) for id, values in flat.flat_records(source, records)]
        results = []
        with run.Work() as work:
            if size == 1:
                ready = engine.get_decision("pack")
                results = [ready.evaluate(line) for _, line in lines]
            else:
                for start in range(0, len(lines), size):
                    batch = [{"key": "pack", "context": line} for _, line in lines[start:start + size]]
                    results += [answer["data"] for answer in engine.evaluate_batch(batch)]
        with open(target, "w", encoding="utf-8") as file:
            file.write(pack.HEADER + "\n")
            for (id, _), answer in zip(lines, results):
                result = answer["result"]
                digits = "".join(str(int(result[key(indicator)]) % 10) for indicator in pack.INDICATORS)
                file.write(f"{id},2025,{result['status']},{result.get('class') or ''},"
                           f"{result['units'] / pack.UNITS_OF_POINT},,{digits}\n")
        return work, len(lines)
    return work_on


JOBS = {"nested-batch": job(True, 500), "nested-single": job(True, 1), "flat-batch": job(False, 500)}

if __name__ == "__main__":
    run.main(JOBS, "zen-engine " + version("zen-engine"))
