// Stored samples of a TIFF image to those of a row: 8 or 16 bits, straight alpha, black as zero.
#pragma once

#include "tiff_reader.h"

namespace {

template <typename T>
T to_sample(T stored) {
    return stored;
}

template <typename T>
T to_sample(uint32_t stored) {
    return static_cast<T>(stored >> 16);
}

// Light from 0 to 1; what lies outside is cut off, and what is no number is black.
template <typename T>
T to_sample(float stored) {
    const float cut = stored > 0.0f ? (stored < 1.0f ? stored : 1.0f) : 0.0f;
    return static_cast<T>(cut * 65535.0f + 0.5f);
}

// Hands the stored samples of a row on: colours, then alpha; other extra samples are left out.
template <typename S, typename T>
void put_row(const TiffReader *reader, int64_t y, T *out) {
    const int planes = reader->planar == PLANARCONFIG_SEPARATE && reader->samples > 1;
    const uint8_t *row = reader->band + static_cast<size_t>(y) * reader->band_row_bytes;
    const size_t pixel_step = planes ? 1 : reader->samples;
    const size_t sample_step = planes ? reader->plane_bytes / sizeof(S) : 1;
    const S *in = reinterpret_cast<const S *>(row);
    const int channels = reader->colors + reader->has_alpha;
    constexpr uint32_t most = static_cast<T>(~T(0));
    for (uint32_t x = 0; x < reader->width; x++, in += pixel_step, out += channels) {
        for (int i = 0; i < channels; i++) {
            out[i] = to_sample<T>(in[static_cast<size_t>(i) * sample_step]);
        }
        if (reader->invert) {
            out[0] = static_cast<T>(most - out[0]);
        }
        if (reader->premultiplied) {
            const uint32_t alpha = out[channels - 1];
            for (int i = 0; i < reader->colors; i++) {
                const uint64_t straight = alpha ? (static_cast<uint64_t>(out[i]) * most + alpha / 2) / alpha : 0;
                out[i] = static_cast<T>(straight < most ? straight : most);
            }
        }
    }
}

} // namespace
