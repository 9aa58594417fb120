// A TIFF file on its way through libtiff, and the functions by which libtiff reads it and complains.
#pragma once

#include "shim.h"

#include <cstdarg>
#include <tiffio.h>

namespace {

// The file is sound as far as is known, but its kind of pixel is not read.
constexpr int kUnsupported = -2;

struct TiffReader {
    TIFF *tiff;
    Source source;
    int64_t position;
    int64_t limit;
    int cut_off;
    char error[kErrorLength];

    uint32_t width, height;
    uint16_t bits, samples, photometric, planar;
    int is_float;
    int colors, has_alpha, premultiplied, invert;

    int tiled;
    uint32_t tile_width, tile_height;
    // A band of rows, stored samples as they come (planes one behind the other) or RGBA of libtiff's conversion.
    uint8_t *band;
    uint8_t *tile;
    int64_t band_start, band_rows;
    size_t band_row_bytes, plane_bytes;

    int converted;
    TIFFRGBAImage image;
};

inline int on_error(TIFF *, void *user, const char *, const char *format, va_list arguments) {
    TiffReader *reader = static_cast<TiffReader *>(user);
    // The first error is the cause; later ones follow from it.
    if (!reader->error[0]) {
        vsnprintf(reader->error, kErrorLength, format, arguments);
    }
    return 1;
}

// libtiff drops a tag that the file is too short for, and guesses what it said: a palette becomes grays.
inline int on_warning(TIFF *, void *user, const char *, const char *format, va_list) {
    if (strncmp(format, "IO error", 8) == 0) {
        static_cast<TiffReader *>(user)->cut_off = 1;
    }
    return 1;
}

inline tmsize_t on_read(thandle_t handle, void *buffer, tmsize_t count) {
    TiffReader *reader = static_cast<TiffReader *>(handle);
    tmsize_t done = 0;
    while (done < count) {
        const int64_t got = reader->source.read(reader->source.context, static_cast<uint8_t *>(buffer) + done, count - done);
        if (got <= 0) {
            break;
        }
        done += static_cast<tmsize_t>(got);
    }
    reader->position += done;
    return done;
}

inline tmsize_t on_write(thandle_t, void *, tmsize_t) {
    return -1;
}

inline toff_t on_seek(thandle_t handle, toff_t offset, int whence) {
    TiffReader *reader = static_cast<TiffReader *>(handle);
    int64_t target = static_cast<int64_t>(offset);
    if (whence == SEEK_CUR) {
        target += reader->position;
    } else if (whence == SEEK_END) {
        target += reader->source.size;
    }
    // A seek behind the end fails here, so that the stream is never asked for one.
    if (target < 0 || target > reader->source.size || reader->source.seek(reader->source.context, target) != target) {
        return static_cast<toff_t>(-1);
    }
    reader->position = target;
    return static_cast<toff_t>(target);
}

inline int on_close(thandle_t) {
    return 0;
}

inline toff_t on_size(thandle_t handle) {
    return static_cast<toff_t>(static_cast<TiffReader *>(handle)->source.size);
}

inline int refuse(TiffReader *reader, const char *text) {
    if (!reader->error[0]) {
        set_error(reader->error, text);
    }
    return -1;
}

} // namespace
