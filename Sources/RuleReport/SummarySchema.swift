/// The JSON Schema of `summary.json` and of each line of `summary.ndjson`, as `binhxet schema summary` prints it.
package enum SummarySchema {
    /// The schema in draft 7, which editors and most validators read.
    package static let text = #"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "binhxet/summary/1",
          "title": "Tổng hợp của BinhXet (summary)",
          "description": "Một lượt chấm theo một bộ tiêu chí. What came of all records of a run that one pack \#
        judged. What is not known is left out, never null.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "schema", "pack", "digest", "engine", "records", "considered", "recognised", "not-recognised", "pending",
            "not-applicable", "shares", "classes", "places", "indicators", "barred", "missing"
          ],
          "properties": {
            "schema": { "const": "binhxet/summary/1" },
            "pack": { "type": "string" },
            "overlays": {
              "type": "array", "items": { "type": "string" },
              "description": "The changes of places that were laid over the pack, in their order."
            },
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
            "engine": { "type": "string" },
            "records": { "$ref": "#/definitions/count" },
            "considered": {
              "type": "integer", "minimum": 0,
              "description": "Số hồ sơ thuộc diện xét, chẳng hạn đã đăng ký. The records that the pack applies to, \#
        or may apply to: the registered ones where it applies to these."
            },
            "recognised": { "$ref": "#/definitions/count" },
            "not-recognised": { "$ref": "#/definitions/count" },
            "pending": { "$ref": "#/definitions/count" },
            "not-applicable": { "$ref": "#/definitions/count" },
            "shares": { "$ref": "#/definitions/shares" },
            "classes": {
              "type": "object", "additionalProperties": { "$ref": "#/definitions/count" },
              "description": "How many records have each class or level for certain."
            },
            "places": {
              "type": "object",
              "description": "By the code of the place; records without one are under the empty code.",
              "additionalProperties": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "records", "considered", "recognised", "not-recognised", "pending", "not-applicable", "shares"
                ],
                "properties": {
                  "records": { "$ref": "#/definitions/count" },
                  "considered": { "$ref": "#/definitions/count" },
                  "recognised": { "$ref": "#/definitions/count" },
                  "not-recognised": { "$ref": "#/definitions/count" },
                  "pending": { "$ref": "#/definitions/count" },
                  "not-applicable": { "$ref": "#/definitions/count" },
                  "shares": { "$ref": "#/definitions/shares" }
                }
              }
            },
            "indicators": {
              "type": "object",
              "description": "How many records came to each outcome, by indicator or target.",
              "additionalProperties": {
                "type": "object",
                "additionalProperties": false,
                "required": ["full", "partial", "none", "open", "not-applicable"],
                "properties": {
                  "full": { "$ref": "#/definitions/count" },
                  "partial": { "$ref": "#/definitions/count" },
                  "none": { "$ref": "#/definitions/count" },
                  "open": { "$ref": "#/definitions/count" },
                  "not-applicable": { "$ref": "#/definitions/count" }
                }
              }
            },
            "barred": {
              "type": "array",
              "description": "What barred most records first.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["kind", "id", "records"],
                "properties": {
                  "kind": { "enum": ["prerequisite", "criterion-floor", "indicator-floor"] },
                  "id": { "type": "string" },
                  "records": { "$ref": "#/definitions/count" }
                }
              }
            },
            "missing": {
              "type": "array",
              "description": "What most records lack first.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["path", "records", "gates"],
                "properties": {
                  "path": { "type": "string" },
                  "records": { "$ref": "#/definitions/count" },
                  "points": {
                    "type": "number", "description": "The points that wait for it in all of these records."
                  },
                  "gates": {
                    "type": "integer", "minimum": 0,
                    "description": "How many records wait for it at a prerequisite or at what the pack applies to."
                  }
                }
              }
            }
          },
          "definitions": {
            "count": { "type": "integer", "minimum": 0 },
            "share": { "type": "number", "minimum": 0, "maximum": 1 },
            "shares": {
              "type": "object",
              "description": "Tỉ lệ, làm tròn đến chín chữ số; các số đếm bên cạnh cho tỉ lệ chính xác. Decimals, \#
        rounded half up to nine places; the counts beside them say the shares exactly. A share of nothing is left \#
        out.",
              "additionalProperties": false,
              "properties": {
                "considered": { "$ref": "#/definitions/share", "description": "Of all records." },
                "recognised": { "$ref": "#/definitions/share", "description": "Of all records." },
                "recognised_of_considered": { "$ref": "#/definitions/share" }
              }
            }
          }
        }

        """#
}
