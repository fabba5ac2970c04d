import RuleDiagnostics
import RuleModel
import RuleRecords

/// What a client calls a request by.
enum RPCID: Hashable {
    case number(String)
    case text(String)
}

/// A request or a notification of JSON-RPC 2.0.
struct RPCMessage {
    /// None for a notification, which nobody answers.
    var id: RPCID?
    var method: String
    var params: JSONValue?
}

/// Why a request is refused.
struct RPCError: Error {
    enum Code: Int {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case serverNotInitialized = -32002
        /// The request is right, but cannot be done; the message is for people.
        case requestFailed = -32803
    }

    var code: Code
    var message: String
}

/// The JSON of one value of an answer.
typealias JSONPart = (inout JSONWriter) -> Void

extension RPCMessage {
    /// What a body says.
    enum Reading {
        case message(RPCMessage)
        /// The answer of a client to a request of ours.
        case response
        case refused(RPCID?, RPCError)
    }

    static func read(_ body: [UInt8]) -> Reading {
        let value: JSONValue
        do throws(JSONFault) {
            // An editor counts the letters that it sent, so they stay as they are.
            value = try JSONParser.value(of: body, normalized: false)
        } catch {
            return .refused(nil, RPCError(code: .parseError, message: error.message.en))
        }
        let id = value["id"].flatMap { RPCID($0) }
        guard value["jsonrpc"]?.text == "2.0" else {
            return .refused(id, RPCError(code: .invalidRequest, message: "not a message of JSON-RPC 2.0"))
        }
        guard let method = value["method"]?.text else {
            if id != nil, value["result"] != nil || value["error"] != nil { return .response }
            return .refused(id, RPCError(code: .invalidRequest, message: "a message needs a method"))
        }
        return .message(RPCMessage(id: id, method: method, params: value["params"]))
    }

    // MARK: - Answers

    static func result(_ id: RPCID, _ write: JSONPart) -> String {
        message { json in
            json.member("id") { $0.id(id) }
            json.member("result", write)
        }
    }

    static func failure(_ id: RPCID?, _ error: RPCError) -> String {
        message { json in
            json.member("id") { json in
                if let id { json.id(id) } else { json.raw("null") }
            }
            json.member("error") { json in
                json.object { json in
                    json.member("code", int: error.code.rawValue)
                    json.member("message", string: error.message)
                }
            }
        }
    }

    static func notification(_ method: String, _ params: JSONPart) -> String {
        message { json in
            json.member("method", string: method)
            json.member("params", params)
        }
    }

    private static func message(_ members: JSONPart) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("jsonrpc", string: "2.0")
            members(&json)
        }
        return json.text
    }
}

extension RPCID {
    fileprivate init?(_ value: JSONValue) {
        switch value.content {
        case .number(let number?): self = .number(number.description)
        case .text(let text): self = .text(text)
        case .null, .flag, .number, .array, .object: return nil
        }
    }
}

extension JSONWriter {
    fileprivate mutating func id(_ id: RPCID) {
        switch id {
        case .number(let number): raw(number)
        case .text(let text): string(text)
        }
    }
}

extension JSONValue {
    /// A whole number that is not negative, as positions have.
    var count: Int? {
        guard case .number(let number?) = content else { return nil }
        return Int(number.description).flatMap { $0 >= 0 ? $0 : nil }
    }
}
