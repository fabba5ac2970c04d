import RuleDiagnostics

/// What of some packs the worked cases reach, point by point.
package struct Coverage: Sendable {
    /// What kind of thing is reached.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An indicator, a part of one, or a target with a certain result.
        case indicator
        /// A band, or one value of a choice, that gave the points.
        case band
        /// An answer of a condition: true, false or unknown.
        case condition
        /// A class or level that was the result.
        case rank = "class"
    }

    /// One thing that a case can reach.
    package struct Point: Sendable, Hashable {
        package var kind: Kind
        /// The id of the item that it belongs to.
        package var item: String
        /// Which of the item's own: the number of a band, the code of a choice, the answer of a condition.
        package var detail: String
        package var path: String
        package var line: Int
        /// Where it starts in the file, so that two on one line stay apart.
        var offset: Int32
    }

    /// How often each point is reached.
    private(set) var hits: [Point: Int] = [:]
    /// The files of the packs by their paths.
    private(set) var files: [String: SourceText] = [:]

    package init() {}

    mutating func expect(_ point: Point) { hits[point, default: 0] += 0 }
    mutating func add(_ file: SourceText) { files[file.path] = file }
    mutating func reach(_ point: Point) { hits[point, default: 0] += 1 }

    /// All points in the order of the files.
    package var points: [Point] { hits.keys.sorted { $0.order < $1.order } }

    package func hits(of point: Point) -> Int { hits[point] ?? 0 }

    /// The points that no case reaches, in the order of the files.
    package var missed: [Point] { points.filter { hits[$0] == 0 } }

    /// The paths of the files that points lie in.
    package var paths: [String] { files.keys.sorted() }

    /// The points of one file alone.
    package func limited(to path: String) -> Coverage {
        var part = self
        part.hits = hits.filter { $0.key.path == path }
        part.files = files.filter { $0.key == path }
        return part
    }

    /// How many points of a kind there are, and how many of them are reached.
    package func count(of kind: Kind) -> (reached: Int, all: Int) {
        let counts = hits.filter { $0.key.kind == kind }.values
        return (counts.count { $0 > 0 }, counts.count)
    }

    /// How many of all points are reached, in hundredths, rounded down; 100 where there are none.
    package var percent: Int {
        hits.isEmpty ? 100 : hits.values.count { $0 > 0 } * 100 / hits.count
    }
}

extension Coverage.Point {
    fileprivate var order: (String, Int32, String, String) {
        (path, offset, kind.rawValue, item + " " + detail)
    }
}

extension Coverage {
    /// The coverage as one JSON object of schema `binhxet/coverage/1`, with its line feed.
    package var json: String {
        var json = JSONWriter(isIndented: true)
        write(to: &json)
        return json.text + "\n"
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("schema", string: "binhxet/coverage/1")
            json.member("percent", int: percent)
            json.member("kinds") { json in
                json.object { json in
                    for kind in Kind.allCases {
                        let count = count(of: kind)
                        json.member(kind.rawValue) { json in
                            json.object { json in
                                json.member("reached", int: count.reached)
                                json.member("all", int: count.all)
                            }
                        }
                    }
                }
            }
            json.member("points") { json in
                json.array(of: points) { json, point in
                    json.object { json in
                        json.member("kind", string: point.kind.rawValue)
                        json.member("item", string: point.item)
                        if !point.detail.isEmpty { json.member("detail", string: point.detail) }
                        json.member("file", string: point.path)
                        json.member("line", int: point.line)
                        json.member("hits", int: hits(of: point))
                    }
                }
            }
        }
    }
}
