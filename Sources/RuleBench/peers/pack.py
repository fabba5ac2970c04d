"""The packs bench/nested and bench/flat as data, for the engines that cannot read them.

Points are in tenths. A digit says what an indicator came to:

    1, 2, 3, 4   by that band; of a flag 1 yes, 2 no
    5            nothing to measure (`when-empty`, `applies`)
    0            a value is missing

What is missing makes an indicator 0 points here. BinhXet bounds it instead, so records with gaps are compared
indicator by indicator only, and by their digits.
"""

from collections import namedtuple

# bands: (least percent of the share, points); 0 percent stands for more than nothing. otherwise: the last band.
Share = namedtuple("Share", "id max part whole bands empty")
# bands: (least value, points), from the highest down.
Count = namedtuple("Count", "id max value bands")
Flag = namedtuple("Flag", "id max value")

FULL, ZERO, LEFT_OUT = "full", "zero", "left out"

CRITERIA = [
    # (id, maximum, floor, indicators)
    ("1", 300, 150, [
        Share("1.1", 60, "school_age_enrolled", "school_age", [(100, 60), (50, 30)], FULL),
        Share("1.2", 60, "promoted", "pupils", [(100, 60), (75, 40), (50, 20)], FULL),
        Share("1.3", 50, "well_behaved", "pupils", [(100, 50), (60, 30)], FULL),
        Share("1.4", 40, "awarded", "pupils", [(50, 40), (0, 20)], FULL),
        Share("1.5", 40, "youths_enrolled", "youths", [(100, 40), (50, 20)], FULL),
        Flag("1.6", 50, "corner"),
    ]),
    ("2", 300, 120, [
        Share("2.1", 70, "learners", "adults", [(80, 70), (50, 50), (25, 25)], ZERO),
        Share("2.2", 50, "steady_learners", "adults", [(50, 50), (25, 30)], ZERO),
        Count("2.3", 40, "courses", [(6, 40), (3, 25), (1, 10)]),
        Share("2.4", 50, "readers", "adults", [(60, 50), (30, 30)], ZERO),
        Share("2.5", 50, "digital", "working_age", [(75, 50), (50, 30)], LEFT_OUT),
        Count("2.6", 40, "reading_minutes", [(90, 40), (45, 25), (15, 10)]),
    ]),
    ("3", 200, 60, [
        Count("3.1", 60, "books", [(50, 60), (20, 40), (5, 20)]),
        Count("3.2", 40, "devices", [(3, 40), (2, 30), (1, 15)]),
        Flag("3.3", 40, "internet"),
        Count("3.4", 60, "minutes", [(60, 60), (30, 40), (10, 20)]),
    ]),
    ("4", 200, 50, [
        Share("4.1", 50, "meetings_attended", "meetings_total", [(80, 50), (50, 30)], FULL),
        Count("4.2", 50, "volunteer_hours", [(20, 50), (8, 30), (2.5, 15)]),
        Flag("4.3", 40, "fund"),
        Count("4.4", 40, "clubs", [(2, 40), (1, 25)]),
        Count("4.5", 20, "higher_education", [(2, 20), (1, 10)]),
    ]),
]

INDICATORS = [indicator for criterion in CRITERIA for indicator in criterion[3]]

# One indicator of criterion 2 can be left out; then its 25 points are scaled up to 30. A fiftieth of a point is the
# unit in which every total is whole: five of them for a tenth, six where criterion 2 is scaled up.
UNITS_OF_TENTH, UNITS_OF_SCALED_TENTH, UNITS_OF_POINT = 5, 6, 50

CLASSES = [("tot", 85), ("kha", 70), ("dat", 50), ("khong-dat", 0)]

# (id, condition in the words that SQL, CEL and Python share)
PREREQUISITES = [
    ("vi-pham", "violations = 0"), ("bo-hoc", "out_of_school = 0"), ("co-hoc", "pupils + learners >= 1"),
]

# The 35 columns of the sheet, with their kinds.
COLUMNS = {
    "id": "text", "period": "number", "place": "text", "head": "text", "registered": "flag", "members": "number",
    "school_age": "number", "school_age_enrolled": "number", "out_of_school": "number", "pupils": "number",
    "promoted": "number", "well_behaved": "number", "awarded": "number", "youths": "number",
    "youths_enrolled": "number", "adults": "number", "learners": "number", "steady_learners": "number",
    "courses": "number", "readers": "number", "reading_minutes": "number", "working_age": "number",
    "digital": "number", "higher_education": "number", "corner": "flag", "books": "number", "internet": "flag",
    "devices": "number", "minutes": "number", "fund": "flag", "clubs": "number", "meetings_attended": "number",
    "meetings_total": "number", "volunteer_hours": "decimal", "violations": "number",
}

# What the rules read; the first of them are counted over the members in the nested records.
COUNTED = [name for name in list(COLUMNS)[6:24]]
READ = ["registered", *COUNTED, *list(COLUMNS)[24:]]


def points_by_digit(indicator):
    """The tenths of a point of each digit, from 0 to 5."""
    if isinstance(indicator, Flag):
        points = [indicator.max, 0]
    else:
        points = [points for _, points in indicator.bands] + [0]
    empty = indicator.max if isinstance(indicator, Share) and indicator.empty == FULL else 0
    return [0, *points, *[0] * (4 - len(points)), empty]


# The header of what every script writes: ids, outcome, points, gates as Y, N, O, and 21 digits.
HEADER = "id,period,status,class,points,gates,digits"
