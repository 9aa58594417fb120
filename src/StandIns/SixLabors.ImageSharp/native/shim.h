// What the C ABI of the shim shares. Codecs report errors by longjmp, so nothing here or in the sources has a destructor:
// plain structs, malloc and free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>

#define EXPORT extern "C" __attribute__((visibility("default")))

constexpr size_t kErrorLength = 256;

// Bytes that the managed side reads from its stream. Neither function throws or jumps.
struct Source {
    void *context;
    // Reads at most count bytes; 0 at the end, -1 when the stream failed.
    int64_t (*read)(void *context, void *buffer, int64_t count);
    // Moves to a place counted from the image's first byte; returns it, or -1.
    int64_t (*seek)(void *context, int64_t position);
    int64_t size;
};

inline void set_error(char *error, const char *text) {
    snprintf(error, kErrorLength, "%.*s", static_cast<int>(kErrorLength) - 1, text);
}
