/// What cells add to the sums of a row: one number, so that one addition does for all of it.
///
///     forms    left out    most    least        sixteen bits each
///
/// Sums of one row are made of no more cells and points than fit, so nothing is ever carried from one to the next.
struct CellSum: Sendable {
    private var bits: UInt64 = 0

    /// More cells than this do not fit a count of forms.
    static let mostCells = 15
    /// More points than this, in units, do not fit.
    static let mostUnits: Int32 = 0xFFFF
    /// So many prerequisites go into one sum, each with a bit of its own.
    static let mostGates = 8

    /// What a cell adds whose result is not known yet.
    static let unknown = CellSum(0, 0, .unknown)

    /// Nothing.
    init() {}

    private init(_ least: Int32, _ most: Int32, leftOut: Int32 = 0, _ form: RowForm) {
        bits =
            UInt64(UInt16(truncatingIfNeeded: least)) | UInt64(UInt16(truncatingIfNeeded: most)) << 16
            | UInt64(UInt16(truncatingIfNeeded: leftOut)) << 32 | UInt64(form.counts) << 48
    }

    /// What a cell adds for some result.
    ///
    /// - Parameters:
    ///   - digest: The result.
    ///   - maximum: The most points that the cell gives or takes, in units.
    init(_ digest: ResultDigest, maximum: Int32) {
        guard digest.least >= 0, digest.most >= digest.least, digest.most <= maximum else {
            self.init(0, 0, .hard)
            return
        }
        self.init(
            digest.least, digest.most, leftOut: digest.kind == .excluded ? maximum : 0, digest.form)
    }

    /// What a prerequisite adds: the bit of its place where it fails, and where it may.
    init(gate digest: ResultDigest, place: Int) {
        let shift = Int32(place % CellSum.mostGates)
        self.init(digest.least << shift, digest.most << shift, digest.form)
    }

    /// Points in units; of prerequisites the bits of those that fail.
    var least: Int32 { Int32(truncatingIfNeeded: bits & 0xFFFF) }
    var most: Int32 { Int32(truncatingIfNeeded: bits >> 16 & 0xFFFF) }
    /// How many cells have each form.
    var form: RowForm { RowForm(counts: UInt32(truncatingIfNeeded: bits >> 48)) }

    @inline(__always)
    static func + (left: CellSum, right: CellSum) -> CellSum {
        var sum = left
        sum.bits &+= right.bits
        return sum
    }

    /// Adds the result of a cell that was added as unknown.
    mutating func settle(_ result: CellSum) { bits = bits &- CellSum.unknown.bits &+ result.bits }

    /// Joins the forms of two sums; all else comes to nothing that means something.
    @inline(__always)
    static func |= (sum: inout CellSum, other: CellSum) { sum.bits |= other.bits }
}

/// What the sums of four rows hold, side by side.
struct FourSums: Sendable {
    var least: SIMD4<Int32>
    var most: SIMD4<Int32>
    /// The maxima of the indicators that are left out for certain.
    var leftOut: SIMD4<Int32>
    var forms: SIMD4<Int32>

    /// - Parameter bits: Those of the sums.
    @inline(__always)
    init(_ bits: SIMD4<UInt64>) {
        least = SIMD4(truncatingIfNeeded: bits & 0xFFFF)
        most = SIMD4(truncatingIfNeeded: (bits &>> 16) & 0xFFFF)
        leftOut = SIMD4(truncatingIfNeeded: (bits &>> 32) & 0xFFFF)
        forms = SIMD4(truncatingIfNeeded: bits &>> 48)
    }

    @inline(__always)
    static func += (sums: inout FourSums, others: FourSums) {
        sums.least &+= others.least
        sums.most &+= others.most
        sums.leftOut &+= others.leftOut
        sums.forms |= others.forms
    }
}
