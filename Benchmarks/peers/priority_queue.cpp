// The baseline: std::priority_queue of (time, sequence) with an 8-byte payload, on the same loads as kernel-loads.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <string>
#include <vector>

struct Random {
    uint64_t a, b, c, d;
    double edges[257], heights[257];

    explicit Random(uint64_t seed) {
        auto fill = [&seed] {
            seed += 0x9E3779B97F4A7C15ull;
            uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
            return z ^ (z >> 31);
        };
        a = fill(), b = fill(), c = fill(), d = fill();
        const double tail = 7.69711747013104972, area = 0.0039496598225815571993;
        edges[0] = area * std::exp(tail), edges[1] = tail, edges[256] = 0;
        for (int i = 1; i < 255; i++) edges[i + 1] = -std::log(area / edges[i] + std::exp(-edges[i]));
        for (int i = 0; i < 257; i++) heights[i] = std::exp(-edges[i]);
    }

    uint64_t next() {
        const uint64_t sum = a + d, result = ((sum << 23) | (sum >> 41)) + a, shifted = b << 17;
        c ^= a, d ^= b, b ^= c, a ^= d, c ^= shifted, d = (d << 45) | (d >> 19);
        return result;
    }

    double exponential() {
        for (double offset = 0;;) {
            const uint64_t bits = next();
            const int layer = bits & 255;
            const double x = (bits >> 11) * 0x1p-53 * edges[layer];
            if (x < edges[layer + 1]) return offset + x;
            if (layer == 0) {
                offset += edges[1];
                continue;
            }
            const double height = (next() >> 11) * 0x1p-53;
            if (heights[layer] + (heights[layer + 1] - heights[layer]) * height < std::exp(-x)) return offset + x;
        }
    }

    uint64_t below(uint64_t bound) { return (uint64_t)(((unsigned __int128)next() * bound) >> 64); }
};

struct Entry {
    int64_t time;
    uint64_t sequence;
    uint64_t payload;
};

struct Later {
    bool operator()(const Entry &l, const Entry &r) const {
        return l.time > r.time || (l.time == r.time && l.sequence > r.sequence);
    }
};

using Queue = std::priority_queue<Entry, std::vector<Entry>, Later>;
using Clock = std::chrono::steady_clock;

static void report(Clock::time_point start, long count, const std::string &check) {
    const double ns = std::chrono::duration<double, std::nano>(Clock::now() - start).count();
    std::printf("%.3f %s\n", ns / count, check.c_str());
}

static void hold(long pending, long count, double mean) {
    Random random(1);
    Queue queue;
    uint64_t sequence = 0;
    for (long i = 0; i < pending; i++) queue.push({(int64_t)(mean * random.exponential()), sequence++, (uint64_t)i});
    auto run = [&](long steps) {
        uint64_t checksum = 0;
        for (long i = 0; i < steps; i++) {
            const Entry e = queue.top();
            queue.pop();
            checksum += e.payload * ((uint64_t)i | 1);
            queue.push({e.time + (int64_t)(mean * random.exponential()), sequence++, e.payload});
        }
        return checksum;
    };
    run(count / 2);
    const auto start = Clock::now();
    report(start, count, std::to_string(run(count)));
}

// The payload is the event's index, and its version above: an entry with an old version is skipped (lazy deletion).
static void reschedule(long pending, long count, double mean) {
    Random random(1);
    Queue queue;
    std::vector<uint32_t> versions(pending, 0);
    uint64_t sequence = 0;
    auto push = [&](int64_t time, uint64_t i) { queue.push({time, sequence++, (uint64_t)versions[i] << 32 | i}); };
    for (long i = 0; i < pending; i++) push((int64_t)(mean * random.exponential()), i);
    auto run = [&](long steps) {
        uint64_t checksum = 0;
        for (long i = 0; i < steps; i++) {
            Entry e = queue.top();
            queue.pop();
            while (versions[(uint32_t)e.payload] != e.payload >> 32) e = queue.top(), queue.pop();
            const uint64_t index = (uint32_t)e.payload;
            checksum += index * ((uint64_t)i | 1);
            push(e.time + (int64_t)(mean * random.exponential()), index);
            const uint64_t moved = random.below(pending);
            versions[moved]++;
            push(e.time + (int64_t)(mean * random.exponential()), moved);
        }
        return checksum;
    };
    run(count / 2);
    const auto start = Clock::now();
    report(start, count, std::to_string(run(count)));
}

// The flagship's recorded events in fifty copies: see Sources/KernelLoads/TraceLoad.swift. Priorities count before the
// sequence, as ours do.
static int trace(const char *path, long count) {
    struct Event { int64_t delay; int priority; bool atFullMinute; int64_t due; std::vector<uint32_t> children; };
    std::vector<Event> events;
    std::vector<uint32_t> roots;
    FILE *file = std::fopen(path, "r");
    if (!file) return 66;
    char line[200];
    while (std::fgets(line, sizeof line, file)) {
        long parent, delay;
        int priority;
        if (std::sscanf(line, "%ld,%ld,%d", &parent, &delay, &priority) != 3) continue;
        const int64_t due = (parent < 0 ? 0 : events[parent].due) + delay;
        (parent < 0 ? roots : events[parent].children).push_back((uint32_t)events.size());
        events.push_back({delay, priority, due % 60 == 0, due, {}});
    }
    std::fclose(file);
    Queue queue;
    uint64_t sequence = 0;
    int64_t now = 0;
    auto place = [&](uint64_t index, uint64_t copy) {
        const Event &e = events[index];
        const int64_t jitter = e.atFullMinute ? 0 : (int64_t)(copy * 37 + index * 11) % (1 + e.delay / 8);
        const uint64_t rank = (uint64_t)(e.priority + 128) << 56;
        queue.push({now + e.delay + jitter, rank | sequence++, copy << 32 | index});
    };
    auto run = [&](long steps) {
        uint64_t checksum = 0;
        for (long i = 0; i < steps; i++) {
            if (queue.empty())
                for (uint64_t copy = 0; copy < 50; copy++)
                    for (uint32_t root : roots) place(root, copy);
            const Entry e = queue.top();
            queue.pop();
            checksum += e.payload * ((uint64_t)i | 1);
            now = e.time;
            for (uint32_t child : events[(uint32_t)e.payload].children) place(child, e.payload >> 32);
        }
        return checksum;
    };
    run(count / 2);
    const auto start = Clock::now();
    report(start, count, std::to_string(run(count)));
    return 0;
}

static void singleServer(long customers) {
    const auto start = Clock::now();
    Random random(1);
    Queue queue;
    uint64_t sequence = 0;
    enum { arrival, departure };
    int64_t now = 0, last = 0, inSystem = 0;
    double area = 0;
    auto after = [&](double mean, uint64_t kind) {
        queue.push({now + (int64_t)(mean * 1e6 * random.exponential()), sequence++, kind});
    };
    after(1 / 0.9, arrival);
    for (long served = 0; served < customers;) {
        const Entry e = queue.top();
        queue.pop();
        now = e.time;
        area += (double)inSystem * (double)(now - last);
        last = now;
        if (e.payload == arrival) {
            inSystem++;
            after(1 / 0.9, arrival);
            if (inSystem == 1) after(1, departure);
        } else {
            inSystem--;
            served++;
            if (served < customers && inSystem > 0) after(1, departure);
        }
    }
    report(start, customers, std::to_string(area / now));
}

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    const std::string load = argv[1];
    const long pending = std::atol(argv[2]), count = std::atol(argv[3]);
    if (load == "hold") hold(pending, count, 1e9);
    else if (load == "ticks") hold(pending, count, 3600);
    else if (load == "reschedule") reschedule(pending, count, 1e9);
    else if (load == "mm1") singleServer(count);
    else return trace(argv[1], count);
}
