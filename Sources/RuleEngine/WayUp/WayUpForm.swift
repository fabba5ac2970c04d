import RuleModel

/// A number as a function of one datum x: (rise · x + base) / (fall · x + ground).
struct WayUpForm: Hashable {
    var rise = Rational.zero
    var base = Rational.zero
    var fall = Rational.zero
    var ground = Rational.one

    /// The datum itself.
    static let datum = WayUpForm(rise: .one)

    /// The same number whatever the datum.
    static func constant(_ number: Rational) -> WayUpForm {
        WayUpForm(base: number)
    }

    var isConstant: Bool { rise == .zero && fall == .zero }
    private var isStraight: Bool { fall == .zero && ground == .one }

    /// Where the divisor is zero; none where it never is.
    var pole: Rational? {
        fall == .zero ? nil : ground.negated?.divided(by: fall)
    }

    /// The datum at which this is a number; none where there is no single one.
    func datum(at number: Rational) -> Rational? {
        // rise x + base = number (fall x + ground)
        guard let shift = number.multiplied(by: ground).flatMap({ $0.subtracting(base) }),
            let slope = number.multiplied(by: fall).flatMap({ rise.subtracting($0) })
        else { return nil }
        return shift.divided(by: slope)
    }

    /// The difference, where both are straight or one is constant; where it is zero they cross.
    func subtracting(_ other: WayUpForm) -> WayUpForm? {
        other.negated.flatMap(adding)
    }

    var negated: WayUpForm? {
        guard let rise = rise.negated, let base = base.negated else { return nil }
        return WayUpForm(rise: rise, base: base, fall: fall, ground: ground)
    }

    func adding(_ other: WayUpForm) -> WayUpForm? {
        if other.isConstant, let number = other.number { return adding(number) }
        if isConstant, let number { return other.adding(number) }
        guard isStraight, other.isStraight, let rise = rise.adding(other.rise),
            let base = base.adding(other.base)
        else { return nil }
        return WayUpForm(rise: rise, base: base)
    }

    private var number: Rational? { base.divided(by: ground) }

    private func adding(_ number: Rational) -> WayUpForm? {
        guard let rise = number.multiplied(by: fall).flatMap({ rise.adding($0) }),
            let base = number.multiplied(by: ground).flatMap({ base.adding($0) })
        else { return nil }
        return WayUpForm(rise: rise, base: base, fall: fall, ground: ground)
    }

    func multiplied(by other: WayUpForm) -> WayUpForm? {
        guard other.isConstant, let factor = other.number else {
            return isConstant ? other.multiplied(by: self) : nil
        }
        guard let rise = rise.multiplied(by: factor), let base = base.multiplied(by: factor) else {
            return nil
        }
        return WayUpForm(rise: rise, base: base, fall: fall, ground: ground)
    }

    func divided(by other: WayUpForm) -> WayUpForm? {
        if other.isConstant, let number = other.number {
            return Rational.one.divided(by: number).flatMap { multiplied(by: .constant($0)) }
        }
        guard isStraight, other.isStraight else { return nil }
        return WayUpForm(rise: rise, base: base, fall: other.rise, ground: other.base)
    }
}
