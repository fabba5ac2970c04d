/// What cells add to the sums of a row: one vector, so that one addition does for all of it.
struct CellSum: Sendable {
    private var lanes = SIMD4<Int32>()

    /// More cells than this do not fit a count of forms.
    static let mostCells = 255
    /// So many prerequisites go into one sum, each with a bit of its own.
    static let mostGates = 16

    /// What a cell adds whose result is not known yet.
    static let unknown = CellSum(forms: FormCounts.unknown)

    /// Nothing.
    init() {}

    private init(forms: UInt32) {
        lanes[3] = Int32(bitPattern: forms)
    }

    /// What a cell adds for some result.
    ///
    /// - Parameters:
    ///   - digest: The result.
    ///   - maximum: The most points that an indicator gives, in units.
    init(_ digest: ResultDigest, maximum: Int32) {
        let leftOut = digest.kind == .excluded ? maximum : 0
        lanes = SIMD4(digest.least, digest.most, leftOut, digest.form.count)
    }

    /// What a prerequisite adds: the bit of its place where it fails, and where it may.
    init(gate digest: ResultDigest, place: Int) {
        let shift = Int32(place % CellSum.mostGates)
        lanes = SIMD4(digest.least << shift, digest.most << shift, 0, digest.form.count)
    }

    /// Points in units; of prerequisites the bits of those that fail.
    var least: Int32 { lanes[0] }
    var most: Int32 { lanes[1] }
    /// The maxima of the indicators that are left out for certain.
    var leftOut: Int32 { lanes[2] }
    /// How many cells have each form.
    var forms: UInt32 { UInt32(bitPattern: lanes[3]) }

    /// What each of four sums holds, side by side in one vector.
    @inline(__always)
    static func columns(
        _ first: CellSum, _ second: CellSum, _ third: CellSum, _ fourth: CellSum
    ) -> (least: SIMD4<Int32>, most: SIMD4<Int32>, leftOut: SIMD4<Int32>, forms: SIMD4<Int32>) {
        let all = SIMD16(
            lowHalf: SIMD8(lowHalf: first.lanes, highHalf: second.lanes),
            highHalf: SIMD8(lowHalf: third.lanes, highHalf: fourth.lanes))
        let (even, odd) = (all.evenHalf, all.oddHalf)
        return (even.evenHalf, odd.evenHalf, even.oddHalf, odd.oddHalf)
    }

    @inline(__always)
    static func + (left: CellSum, right: CellSum) -> CellSum {
        var sum = left
        sum += right
        return sum
    }

    /// Joins the forms of two sums; all else comes to nothing that means something.
    @inline(__always)
    static func |= (sum: inout CellSum, other: CellSum) {
        sum.lanes |= other.lanes
    }

    @inline(__always)
    static func += (sum: inout CellSum, other: CellSum) {
        sum.lanes &+= other.lanes
    }
}

/// How many cells of a row have each form, and of how many the result is not known yet: eight bits for each.
///
/// Counts of several sums may be joined by `|`: only whether there are any matters then.
enum FormCounts {
    static let open: UInt32 = 1
    static let reduced: UInt32 = 1 << 8
    static let hard: UInt32 = 1 << 16
    static let unknown: UInt32 = 1 << 24

    /// Whether the form of some cell is this one.
    @inline(__always)
    static func has(_ form: UInt32, _ counts: UInt32) -> Bool { counts & bits(of: form) != 0 }

    /// The bits of its count.
    @inline(__always)
    static func bits(of form: UInt32) -> UInt32 { form &* 255 }

    /// The forms of which there are any.
    static func forms(_ counts: UInt32) -> RowForm.RawValue {
        (has(open, counts) ? RowForm.open.rawValue : 0)
            | (has(reduced, counts) ? RowForm.reduced.rawValue : 0)
            | (has(hard, counts) ? RowForm.hard.rawValue : 0)
    }
}

extension RowForm {
    /// One cell of this form, or of none.
    fileprivate var count: Int32 {
        var count: UInt32 = 0
        if contains(.open) { count += FormCounts.open }
        if contains(.reduced) { count += FormCounts.reduced }
        if contains(.hard) { count += FormCounts.hard }
        return Int32(count)
    }
}
