/// The JSON Schema of `manifest.json`, as `binhxet schema manifest` prints it.
package enum ManifestSchema {
    /// The schema in draft 7, which editors and most validators read.
    package static let text = #"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "binhxet/manifest/1",
          "title": "Bản kê của một lượt chấm (manifest)",
          "description": "Lượt chấm đọc gì, theo bộ tiêu chí nào, ghi ra gì. What a run into a folder was made of \#
        and what came of it. Only `run` differs between two runs over the same.",
          "type": "object",
          "additionalProperties": false,
          "required": ["schema", "engine", "input", "packs", "options", "counts", "files", "run"],
          "properties": {
            "schema": { "const": "binhxet/manifest/1" },
            "engine": { "type": "string" },
            "input": {
              "type": "object",
              "additionalProperties": false,
              "required": ["name", "format", "bytes", "digest", "leaf"],
              "properties": {
                "name": { "type": "string", "description": "As the command named it; - is standard input." },
                "format": { "enum": ["ndjson", "json", "csv"] },
                "bytes": { "$ref": "#/definitions/count" },
                "digest": {
                  "$ref": "#/definitions/digest",
                  "description": "SHA-256 of the SHA-256 digests of the leaves, one after the other."
                },
                "leaf": {
                  "type": "integer", "minimum": 1,
                  "description": "How many bytes a leaf has; the last may be shorter."
                }
              }
            },
            "packs": {
              "type": "array",
              "description": "In the order in which they came up.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["pack", "digest", "records"],
                "properties": {
                  "pack": { "type": "string" },
                  "overlays": {
                    "type": "array", "items": { "type": "string" },
                    "description": "The changes of places that were laid over the pack, in their order."
                  },
                  "digest": { "$ref": "#/definitions/digest" },
                  "records": { "$ref": "#/definitions/count" }
                }
              }
            },
            "options": {
              "type": "object", "additionalProperties": { "type": "string" },
              "description": "Every option that changes bytes of the results."
            },
            "counts": {
              "type": "object",
              "additionalProperties": false,
              "required": ["records", "rejected"],
              "properties": {
                "records": {
                  "type": "integer", "minimum": 0, "description": "The records that have a verdict."
                },
                "rejected": { "$ref": "#/definitions/count" }
              }
            },
            "files": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name", "bytes"],
                "properties": {
                  "name": {
                    "type": "string",
                    "description": "In the folder; rejects that the command sends elsewhere have their path."
                  },
                  "bytes": { "$ref": "#/definitions/count" }
                }
              }
            },
            "run": {
              "type": "object",
              "additionalProperties": false,
              "required": ["started", "ended", "seconds", "resumed"],
              "properties": {
                "started": { "$ref": "#/definitions/time" },
                "ended": { "$ref": "#/definitions/time" },
                "seconds": { "type": "integer", "description": "From the first start to the end." },
                "resumed": {
                  "type": "integer", "minimum": 0, "description": "How often the run was gone on with."
                }
              }
            }
          },
          "definitions": {
            "count": { "type": "integer", "minimum": 0 },
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
            "time": {
              "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
              "description": "UTC."
            }
          }
        }

        """#
}
