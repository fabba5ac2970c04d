import Synchronization

/// A value that is worked out when somebody asks for it first, and kept.
final class Deferred<Value: Sendable>: Sendable {
    private let state: Mutex<Value?>
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) {
        state = Mutex(nil)
        self.make = make
    }

    var value: Value {
        state.withLock { known in
            let value = known ?? make()
            known = value
            return value
        }
    }
}
