/// An administrative unit as it was called and placed between two days.
package struct PlaceUnit: Sendable, Hashable {
    package var code: String
    package var name: String
    /// The code of the unit that it lies in; none for a province.
    package var parent: String?
    package var from: Day?
    /// The last day; none while the unit stands.
    package var to: Day?
    /// The codes of the units that took its place.
    package var successors: [String]

    package init(
        code: String, name: String, parent: String? = nil, from: Day? = nil, to: Day? = nil,
        successors: [String] = []
    ) {
        self.code = code
        self.name = name
        self.parent = parent
        self.from = from
        self.to = to
        self.successors = successors
    }

    /// Whether both stand on some day.
    package func meets(_ other: PlaceUnit) -> Bool {
        func begins(_ unit: PlaceUnit, before end: Day?) -> Bool {
            unit.from.flatMap { from in end.map { from <= $0 } } ?? true
        }
        return begins(self, before: other.to) && begins(other, before: to)
    }

    fileprivate func stands(on day: Day) -> Bool {
        from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
    }
}

/// The administrative units, with the days on which each stood.
///
/// A code alone does not say which unit it means, because new units keep codes of old ones: code and day do.
package struct PlaceTable: Sendable {
    package let units: [PlaceUnit]

    package init(_ units: [PlaceUnit]) {
        self.units = units
    }

    /// The codes of the units that hold a place on a day, from the largest down to the place itself.
    ///
    /// A unit that was merged or renamed before that day stands for the one that took its place. A code that the
    /// table does not hold, and a unit that was split, stand for themselves alone.
    package func chain(of code: String, on day: Day) -> [String] {
        var chain: [String] = []
        var next: String? = code
        while let code = next {
            let found = resolved(code, on: day)
            let current = found?.code ?? code
            // A table whose parents run in a circle ends here.
            guard !chain.contains(current) else { break }
            chain.append(current)
            next = found?.parent
        }
        return chain.reversed()
    }

    /// The unit that a code means on a day.
    package func resolved(_ code: String, on day: Day) -> PlaceUnit? {
        var code = code
        var seen: Set<String> = []
        while seen.insert(code).inserted {
            let named = units.filter { $0.code == code }
            if let unit = named.first(where: { $0.stands(on: day) }) { return unit }
            let ended = named.filter { $0.to.map { $0 < day } ?? false }
            guard let last = ended.max(by: { ($0.to ?? day) < ($1.to ?? day) }), last.successors.count == 1,
                let successor = last.successors.first
            else { return nil }
            code = successor
        }
        return nil
    }
}
