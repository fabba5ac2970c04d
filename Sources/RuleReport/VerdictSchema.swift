/// The JSON Schema of the verdict object, as `binhxet schema verdict` prints it.
///
/// It speaks of all levels of `--explain` at once: what a level leaves out is optional.
package enum VerdictSchema {
    /// The schema in draft 7, which editors and most validators read.
    package static let text = #"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "binhxet/verdict/1",
          "title": "Kết luận của BinhXet (verdict)",
          "description": "Một hồ sơ, một kết luận. What is not known is left out, never null. How much is \#
        there depends on --explain: none, codes, reasons, full.",
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "period", "status"],
          "properties": {
            "schema": { "const": "binhxet/verdict/1" },
            "id": { "type": "string" },
            "period": { "type": "integer", "description": "Năm đánh giá. The year assessed." },
            "place": { "type": "string", "description": "Mã địa bàn. Code of the place." },
            "pack": { "type": "string" },
            "overlays": {
              "type": "array", "items": { "type": "string" },
              "description": "The changes of places that were laid over the pack, in their order."
            },
            "digest": { "$ref": "#/definitions/digest" },
            "record": { "$ref": "#/definitions/digest" },
            "engine": { "type": "string" },
            "status": { "enum": ["recognised", "not-recognised", "pending", "not-applicable"] },
            "class": { "type": "string", "description": "Left out where it is not certain." },
            "possible": {
              "type": "array", "items": { "type": "string" },
              "description": "The classes or levels that the points or targets alone allow, where it is not \#
        certain."
            },
            "points": { "type": "number", "description": "Left out while they are open." },
            "exact": { "$ref": "#/definitions/fraction" },
            "least": { "type": "number" },
            "most": { "type": "number" },
            "exact_least": { "$ref": "#/definitions/fraction" },
            "exact_most": { "$ref": "#/definitions/fraction" },
            "max": { "type": "number" },
            "points_class": {
              "type": "string", "description": "The class by the points alone, where something bars it."
            },
            "gates": {
              "type": "string", "pattern": "^[YNO]( [YNO])*$",
              "description": "One code for each prerequisite, in the order of the pack: Y holds, N does \#
        not, O open."
            },
            "codes": {
              "type": "string", "pattern": "^([FPNOX][0-9EMFZ]*|[YNMOX-]+)( ([FPNOX][0-9EMFZ]*|[YNMOX-]+))*$",
              "description": "One code for each indicator, in the order of the pack: F full, P part, N \#
        none, O open, X does not apply; then the number of the band, E nothing out of nothing or \#
        excluded, M missing counts as nothing, F in full, Z zero. A target has one letter for each \#
        level: Y met, N missed, M missing counts as missed, O open, X does not apply, - not asked for."
            },
            "levels": { "type": "array", "items": { "$ref": "#/definitions/level" } },
            "conclusion": { "$ref": "#/definitions/text" },
            "criteria": { "type": "array", "items": { "$ref": "#/definitions/criterion" } },
            "deductions": { "type": "array", "items": { "$ref": "#/definitions/item" } },
            "prerequisites": { "type": "array", "items": { "$ref": "#/definitions/prerequisite" } },
            "barred": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["kind", "id"],
                "properties": {
                  "kind": { "enum": ["prerequisite", "criterion-floor", "indicator-floor"] },
                  "id": { "type": "string" }
                }
              }
            },
            "missing": {
              "type": "array",
              "description": "The most decisive first.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["path", "gate"],
                "properties": {
                  "path": { "$ref": "#/definitions/path" },
                  "label": { "$ref": "#/definitions/text" },
                  "points": { "type": "number", "description": "The points that wait for it." },
                  "targets": {
                    "type": "integer", "minimum": 0, "description": "How many targets wait for it."
                  },
                  "gate": { "type": "boolean", "description": "A prerequisite or floor waits for it." },
                  "decides": {
                    "type": "boolean", "description": "Some value of it alone settles the pending verdict; with full."
                  }
                }
              }
            },
            "unverified": { "type": "integer", "minimum": 0 },
            "way_up": {
              "type": "array", "maxItems": 3,
              "description": "The smallest sets of changes that reach the next class or level or the title, each \#
        checked by scoring the changed record; the fewest changes first. Empty for the highest one.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["to", "gain", "changes"],
                "properties": {
                  "to": { "type": "string", "description": "The class or level that is reached." },
                  "gain": {
                    "type": "number",
                    "description": "Points more than now at the least; for a level, targets newly met."
                  },
                  "changes": { "type": "array", "items": { "$ref": "#/definitions/change" } }
                }
              }
            },
            "way_up_proven": {
              "const": false,
              "description": "Stands where the search could not look at all ways: smaller ones may exist."
            },
            "no_way_up": {
              "type": "array",
              "description": "Why the title or the next class or level cannot be reached this year, or why that \#
        cannot be said yet: a gate that \#
        nothing can open, a target that is missed whatever is changed, the most points or targets that can be \#
        reached, a level that must have been held first, earlier results or other data that are missing, conditions that \#
        exclude one another, or a search that was given up.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["kind"],
                "properties": {
                  "kind": {
                    "enum": [
                      "prerequisite", "criterion-floor", "indicator-floor", "points", "target", "targets", "after",
                      "history", "missing", "conflict", "unknown"
                    ]
                  },
                  "id": { "type": "string", "description": "Of the gate or target, or of the level held first." },
                  "most": { "type": "number", "description": "The most points or targets." },
                  "needed": { "type": "integer", "description": "How many targets are needed." },
                  "months": { "type": "integer", "description": "For how long the level must have been held." },
                  "earliest": { "type": "integer", "description": "The first year in which it can have been." }
                }
              }
            }
          },
          "definitions": {
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
            "fraction": {
              "type": "string", "pattern": "^-?[0-9]+/[0-9]+$",
              "description": "The exact points where no decimal writes them; the number beside it is rounded."
            },
            "path": {
              "type": "string",
              "description": "with_plan, people[2].birth_year (items count from 0), assessed.1.3, place."
            },
            "text": {
              "type": "object",
              "additionalProperties": false,
              "required": ["vi", "en"],
              "properties": { "vi": { "type": "string" }, "en": { "type": "string" } }
            },
            "change": {
              "type": "object",
              "additionalProperties": false,
              "required": ["field", "to"],
              "properties": {
                "field": { "$ref": "#/definitions/path" },
                "from": { "$ref": "#/definitions/value" },
                "to": { "$ref": "#/definitions/value" }
              }
            },
            "truth": { "enum": [true, false, "unknown"] },
            "reads": {
              "type": "object",
              "description": "The values read: lists as counts, personal ones hidden, fractions as text.",
              "additionalProperties": { "$ref": "#/definitions/value" }
            },
            "value": {
              "anyOf": [
                { "type": ["number", "string", "boolean"] },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["hidden"],
                  "properties": { "hidden": { "const": true } }
                }
              ]
            },
            "source": {
              "type": "object",
              "additionalProperties": false,
              "required": ["verified"],
              "properties": {
                "ref": { "type": "string" },
                "at": { "type": "string" },
                "verified": { "type": "boolean" }
              }
            },
            "floor": {
              "type": "object",
              "additionalProperties": false,
              "required": ["least", "holds"],
              "properties": { "least": { "type": "number" }, "holds": { "$ref": "#/definitions/truth" } }
            },
            "level": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "holds", "met", "missed", "open", "not_applicable"],
              "properties": {
                "id": { "type": "string" },
                "holds": { "$ref": "#/definitions/truth" },
                "met": { "$ref": "#/definitions/ids" },
                "missed": { "$ref": "#/definitions/ids" },
                "open": { "$ref": "#/definitions/ids" },
                "not_applicable": { "$ref": "#/definitions/ids" },
                "after": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["level", "months", "holds"],
                  "description": "The level that must have been held for so many months before.",
                  "properties": {
                    "level": { "type": "string" },
                    "months": { "type": "integer", "minimum": 1 },
                    "holds": { "$ref": "#/definitions/truth" }
                  }
                },
                "valid_for": {
                  "type": "integer", "minimum": 1,
                  "description": "Months for which the result holds after the year of recognition."
                }
              }
            },
            "ids": { "type": "array", "items": { "type": "string" } },
            "criterion": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "indicators"],
              "properties": {
                "id": { "type": "string" },
                "points": { "type": "number" },
                "exact": { "$ref": "#/definitions/fraction" },
                "least": { "type": "number" },
                "most": { "type": "number" },
                "exact_least": { "$ref": "#/definitions/fraction" },
                "exact_most": { "$ref": "#/definitions/fraction" },
                "max": { "type": "number" },
                "outcome": { "const": "not-applicable" },
                "notes": { "type": "array", "items": { "$ref": "#/definitions/text" } },
                "indicators": { "type": "array", "items": { "$ref": "#/definitions/item" } },
                "deductions": { "type": "array", "items": { "$ref": "#/definitions/item" } },
                "floor": { "$ref": "#/definitions/floor" },
                "source": { "$ref": "#/definitions/source" },
                "line": { "type": "integer", "minimum": 1 }
              }
            },
            "item": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id"],
              "properties": {
                "id": { "type": "string" },
                "points": { "type": "number" },
                "exact": { "$ref": "#/definitions/fraction" },
                "least": { "type": "number" },
                "most": { "type": "number" },
                "exact_least": { "$ref": "#/definitions/fraction" },
                "exact_most": { "$ref": "#/definitions/fraction" },
                "max": { "type": "number" },
                "outcome": { "enum": ["full", "partial", "none", "open", "not-applicable"] },
                "code": { "type": "string", "pattern": "^([FPNOX][0-9EMFZ]*|[YNMOX-]+)$" },
                "levels": {
                  "type": "object",
                  "description": "What a target came to at each level that asks for it.",
                  "additionalProperties": { "enum": ["met", "missed", "open", "not-applicable"] }
                },
                "why": { "$ref": "#/definitions/text" },
                "parts": { "type": "array", "items": { "$ref": "#/definitions/item" } },
                "reads": { "$ref": "#/definitions/reads" },
                "missing": { "type": "array", "items": { "$ref": "#/definitions/path" } },
                "floor": { "$ref": "#/definitions/floor" },
                "source": { "$ref": "#/definitions/source" },
                "evidence": { "type": "array", "items": { "$ref": "#/definitions/text" } },
                "line": { "type": "integer", "minimum": 1, "description": "The line of the rule file." }
              }
            },
            "prerequisite": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id"],
              "properties": {
                "id": { "type": "string" },
                "code": { "enum": ["Y", "N", "O"] },
                "holds": { "$ref": "#/definitions/truth" },
                "why": { "$ref": "#/definitions/text" },
                "reads": { "$ref": "#/definitions/reads" },
                "missing": { "type": "array", "items": { "$ref": "#/definitions/path" } },
                "source": { "$ref": "#/definitions/source" },
                "line": { "type": "integer", "minimum": 1 }
              }
            }
          }
        }

        """#
}
