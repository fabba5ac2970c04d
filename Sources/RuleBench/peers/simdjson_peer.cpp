// simdjson, on demand: reads every field that the rules need from NDJSON in memory, and sums them up.
//
//     c++ -O3 -march=native simdjson_peer.cpp -lsimdjson -o simdjson_peer
//     simdjson_peer fields|in-turn households.ndjson
//
// `fields` asks for each field by name, and simdjson looks on from where it stands; `in-turn` takes the fields as they
// come and looks at their names. It prints CPU seconds, records and the sum as JSON. Written for the simdjson 1 to 3 of Debian.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <simdjson.h>

using namespace simdjson;

static double cpu() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

// The sum keeps the compiler from leaving a field out; a field that is absent or null adds nothing.
static int64_t number(ondemand::object &object, const char *name) {
    int64_t value;
    return object.find_field_unordered(name).get_int64().get(value) ? 0 : value;
}

static int64_t flag(ondemand::object &object, const char *name) {
    bool value;
    return object.find_field_unordered(name).get_bool().get(value) ? 0 : value;
}

static int64_t decimal(ondemand::object &object, const char *name) {
    double value;
    return object.find_field_unordered(name).get_double().get(value) ? 0 : int64_t(value * 10);
}

static int64_t text(ondemand::object &object, const char *name) {
    std::string_view value;
    return object.find_field_unordered(name).get_string().get(value) ? 0 : int64_t(value.size());
}

static int64_t sum_of(ondemand::object record) {
    int64_t sum = text(record, "id") + number(record, "period") + text(record, "place") + flag(record, "registered");
    ondemand::array members;
    if (!record.find_field_unordered("members").get_array().get(members)) {
        for (auto item : members) {
            ondemand::object member;
            if (item.get_object().get(member)) continue;
            sum += number(member, "birth_year");
            bool enrolled = flag(member, "enrolled");
            sum += enrolled;
            // Only who is enrolled has these, and only an adult the others; asking for what is not there costs most.
            if (enrolled) {
                sum += text(member, "level") + flag(member, "promoted") + text(member, "conduct");
                sum += flag(member, "award");
            }
            sum += number(member, "courses") + number(member, "reading_minutes") + flag(member, "digital");
        }
    }
    sum += flag(record, "corner") + number(record, "books") + flag(record, "internet") + number(record, "devices");
    sum += number(record, "minutes") + flag(record, "fund") + number(record, "clubs");
    sum += number(record, "meetings_attended") + number(record, "meetings_total");
    return sum + decimal(record, "volunteer_hours") + number(record, "violations");
}

// Takes whatever field comes next, so that nothing is searched for twice.
static int64_t sum_in_turn(ondemand::object object) {
    int64_t sum = 0;
    for (auto field : object) {
        std::string_view key = field.unescaped_key();
        ondemand::value value = field.value();
        if (key == "name" || key == "head" || key == "relation") continue;
        switch (ondemand::json_type type = value.type()) {
        case ondemand::json_type::array:
            for (auto item : value.get_array()) sum += sum_in_turn(item.get_object());
            break;
        case ondemand::json_type::number:
            if (key == "volunteer_hours") sum += int64_t(double(value.get_double()) * 10);
            else sum += int64_t(value.get_int64());
            break;
        case ondemand::json_type::boolean: sum += bool(value.get_bool()); break;
        case ondemand::json_type::string: sum += std::string_view(value.get_string()).size(); break;
        default: break;
        }
    }
    return sum;
}

int main(int count, char **words) {
    if (count < 3) return 2;
    bool in_turn = std::strcmp(words[1], "in-turn") == 0;
    padded_string json;
    if (padded_string::load(words[2]).get(json)) return 1;
    ondemand::parser parser;
    double start = cpu();
    ondemand::document_stream stream;
    if (parser.iterate_many(json, 1 << 20).get(stream)) return 1;
    int64_t sum = 0, records = 0;
    for (auto document : stream) {
        ondemand::object record;
        if (document.get_object().get(record)) continue;
        sum += in_turn ? sum_in_turn(record) : sum_of(record);
        records++;
    }
    double used = cpu() - start;
    // Said on the side, so that the sum is needed.
    std::fprintf(stderr, "sum %lld\n", (long long)sum);
    std::printf("{\"cpu\": %f, \"wall\": %f, \"records\": %lld, \"version\": \"simdjson %d.%d\"}\n", used, used,
                (long long)records, int(SIMDJSON_VERSION_MAJOR), int(SIMDJSON_VERSION_MINOR));
}
