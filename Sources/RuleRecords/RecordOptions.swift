package import RuleModel

/// How a file of records is read.
package struct RecordOptions: Sendable {
    /// A sheet of list items beside the records.
    package struct ListInput: Sendable {
        package var name: String
        package var bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// None to go by the file's name and content.
    package var format: RecordFormat?
    package var encoding = RecordEncoding.automatic
    /// What separates cells; none to find out.
    package var delimiter: UInt8?
    /// The day that decides whether the pack is in force, instead of the last of the period.
    package var asOf: Day?
    /// Whether messages may hold values of personal fields.
    package var showsValues = false
    /// Sheets of list items by the name of the list field.
    package var lists: [String: ListInput] = [:]
    /// The rows that are read; none for all of them.
    package var rows: Set<Int>?
    /// Rows whose id and period an earlier row has that is not read here, each with that row.
    package var repeatedRows: [Int: Int] = [:]

    package init() {}
}
