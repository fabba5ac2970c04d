import RuleBulk
import RuleDiagnostics
import RuleModel

/// A field by which the impact of another pack is counted.
package enum ImpactField: Sendable, Hashable {
    case period
    case place
    case named(String)

    package init(_ name: String) {
        switch name {
        case "period": self = .period
        case "place": self = .place
        default: self = .named(name)
        }
    }

    /// Its value in a record; the empty text where it has none.
    func value(in record: Record, of pack: RulePack) -> String {
        switch self {
        case .period: return String(record.period)
        case .place: return record.place ?? ""
        case .named(let name):
            guard let slot = pack.schema.slot(of: name), let value = record.values[slot] else { return "" }
            return ImpactField.text(of: value)
        }
    }

    /// Its value in a row of a batch; `whole` reads the record where it is not in the columns.
    func value(at row: Int, of batch: Batch, _ bytes: [UInt8], _ pack: RulePack, whole: () -> Record?)
        -> String
    {
        switch self {
        case .period: return String(batch.value(.period, row))
        case .place: return String(decoding: bytes[batch.range(.placeStart, .placeEnd, row)], as: UTF8.self)
        case .named(let name):
            guard let slot = pack.schema.slot(of: name) else { return "" }
            guard let kind = batch.layout.fields[slot], kind != .text(isRead: false) else {
                return whole().map { value(in: $0, of: pack) } ?? ""
            }
            let number = batch.value(BatchLayout.column(ofField: slot), row)
            return kind.value(number, among: batch.texts).map(ImpactField.text) ?? ""
        }
    }

    private static func text(of value: Value) -> String {
        switch value {
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .text(let text): text
        case .date(let day): day.description
        case .duration(let seconds): "\(seconds)s"
        case .list(let items): String(items.count)
        case .map(let entries): String(entries.count)
        case .record: "1"
        }
    }
}
