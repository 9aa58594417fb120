// Reads PNG rows through libpng: 8 or 16 bits in the machine's byte order, palettes and tRNS expanded.
#include "shim.h"

#include <cstdlib>
#include <png.h>

namespace {

struct PngReader {
    png_structp png;
    png_infop info;
    Source source;
    int failed;
    char error[kErrorLength];
};

void on_error(png_structp png, png_const_charp text) {
    PngReader *reader = static_cast<PngReader *>(png_get_error_ptr(png));
    set_error(reader->error, text);
    reader->failed = 1;
    png_longjmp(png, 1);
}

void on_warning(png_structp, png_const_charp) {
}

void on_read(png_structp png, png_bytep buffer, png_size_t count) {
    PngReader *reader = static_cast<PngReader *>(png_get_io_ptr(png));
    while (count > 0) {
        const int64_t got = reader->source.read(reader->source.context, buffer, static_cast<int64_t>(count));
        if (got <= 0) {
            png_error(png, "the file ends before the image does");
        }
        buffer += got;
        count -= static_cast<png_size_t>(got);
    }
}

// Keeps iCCP and eXIf as raw bytes, and drops text and the like unread: their decompressed sizes are not ours to bound.
void choose_chunks(png_structp png, int metadata) {
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, reinterpret_cast<png_const_bytep>("pHYs"), 1);
    if (metadata) {
        png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_ALWAYS, reinterpret_cast<png_const_bytep>("iCCP\0eXIf"), 2);
    }
    png_set_chunk_cache_max(png, 32);
}

} // namespace

struct PngHeader {
    int32_t width, height;
    int32_t bit_depth, color_type, has_transparency;
    int32_t channels, bits, passes;
    int32_t resolution_x, resolution_y, resolution_unit;
};

static int read_header(PngReader *reader, int metadata, PngHeader *header) {
    png_structp png = reader->png;
    png_infop info = reader->info;
    if (setjmp(png_jmpbuf(png))) {
        return -1;
    }
    png_set_read_fn(png, reader, on_read);
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
    choose_chunks(png, metadata);
    png_read_info(png, info);

    header->width = static_cast<int32_t>(png_get_image_width(png, info));
    header->height = static_cast<int32_t>(png_get_image_height(png, info));
    header->bit_depth = png_get_bit_depth(png, info);
    header->color_type = png_get_color_type(png, info);
    header->has_transparency = png_get_valid(png, info, PNG_INFO_tRNS) != 0;
    png_uint_32 x = 0, y = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    png_get_pHYs(png, info, &x, &y, &unit);
    header->resolution_x = static_cast<int32_t>(x);
    header->resolution_y = static_cast<int32_t>(y);
    header->resolution_unit = unit;

    // What the rows will be, known before libpng takes memory for one: the width may be a lie.
    const int color = header->color_type & PNG_COLOR_MASK_COLOR;
    const int alpha = (header->color_type & PNG_COLOR_MASK_ALPHA) || header->has_transparency;
    header->channels = (color ? 3 : 1) + (alpha ? 1 : 0);
    header->bits = header->bit_depth == 16 ? 16 : 8;
    header->passes = png_get_interlace_type(png, info) == PNG_INTERLACE_ADAM7 ? PNG_INTERLACE_ADAM7_PASSES : 1;
    return 0;
}

EXPORT void standin_png_close(PngReader *reader) {
    png_destroy_read_struct(&reader->png, &reader->info, nullptr);
    free(reader);
}

EXPORT PngReader *standin_png_open(const Source *source, int metadata, PngHeader *header, char *error) {
    PngReader *reader = static_cast<PngReader *>(calloc(1, sizeof(PngReader)));
    if (!reader) {
        set_error(error, "out of memory");
        return nullptr;
    }
    reader->source = *source;
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
    reader->info = reader->png ? png_create_info_struct(reader->png) : nullptr;
    if (!reader->info || read_header(reader, metadata, header)) {
        set_error(error, reader->info ? reader->error : "out of memory");
        standin_png_close(reader);
        return nullptr;
    }
    return reader;
}

// Takes what the decoder needs beyond the header.
EXPORT int standin_png_start(PngReader *reader) {
    if (reader->failed || setjmp(png_jmpbuf(reader->png))) {
        return -1;
    }
    png_set_expand(reader->png);
    png_set_swap(reader->png);
    png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    return 0;
}

// Reads the next row; an interlaced image's rows come once for each pass, into the memory of the pass before.
EXPORT int standin_png_row(PngReader *reader, uint8_t *row) {
    if (reader->failed || setjmp(png_jmpbuf(reader->png))) {
        return -1;
    }
    png_read_row(reader->png, row, nullptr);
    return 0;
}

// Reads the chunks behind the pixels. What is wrong there costs a chunk, not the image.
EXPORT void standin_png_finish(PngReader *reader) {
    if (reader->failed || setjmp(png_jmpbuf(reader->png))) {
        return;
    }
    png_read_end(reader->png, reader->info);
}

// The content of the first chunk of a name, or null.
EXPORT const uint8_t *standin_png_chunk(PngReader *reader, const char *name, int64_t *size) {
    png_unknown_chunkp chunks = nullptr;
    const int count = png_get_unknown_chunks(reader->png, reader->info, &chunks);
    for (int i = 0; i < count; i++) {
        if (memcmp(chunks[i].name, name, 4) == 0) {
            *size = static_cast<int64_t>(chunks[i].size);
            return chunks[i].data;
        }
    }
    return nullptr;
}

EXPORT const char *standin_png_error(const PngReader *reader) {
    return reader->error;
}
