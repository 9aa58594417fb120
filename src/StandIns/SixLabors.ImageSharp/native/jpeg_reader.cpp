// Reads JPEG rows through libjpeg-turbo: gray or RGB; CMYK and YCCK become RGB.
#include "shim.h"

#include <csetjmp>
#include <cstdlib>
#include <jpeglib.h>
#include <jerror.h>

namespace {

constexpr int kBufferLength = 65536;
constexpr int kMostScans = 500;
// Blocks of all components that all scans together may pass over; above, only as many scans as an image may need.
constexpr int64_t kMostVisits = 100 << 20;
constexpr int kEnoughScans = 64;

struct JpegReader {
    jpeg_decompress_struct jpeg;
    jpeg_error_mgr errors;
    jpeg_source_mgr bytes;
    jpeg_progress_mgr progress;
    jmp_buf jump;
    Source source;
    int created, started, failed, at_end;
    // Blocks of 8 by 8 samples, of all components.
    int64_t blocks;
    uint8_t *cmyk;
    char error[kErrorLength];
    uint8_t buffer[kBufferLength];
};

JpegReader *reader_of(j_common_ptr jpeg) {
    return static_cast<JpegReader *>(jpeg->client_data);
}

[[noreturn]] void fail(j_common_ptr jpeg, const char *text) {
    JpegReader *reader = reader_of(jpeg);
    set_error(reader->error, text);
    reader->failed = 1;
    longjmp(reader->jump, 1);
}

[[noreturn]] void on_error(j_common_ptr jpeg) {
    char text[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, text);
    fail(jpeg, text);
}

// libjpeg only warns where it makes pixels up; a picture with made-up pixels is no picture.
void on_message(j_common_ptr jpeg, int level) {
    if (level >= 0) {
        return;
    }
    switch (jpeg->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_NOT_SEQUENTIAL:
        on_error(jpeg);
    default:
        return;
    }
}

// A scan may be made to cost much and add nothing; no real image has so many.
void on_progress(j_common_ptr jpeg) {
    const int scans = reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number;
    if (scans > kMostScans || (scans > kEnoughScans && scans * reader_of(jpeg)->blocks > kMostVisits)) {
        fail(jpeg, "the image has more scans than it needs");
    }
}

void on_source(j_decompress_ptr) {
}

boolean on_fill(j_decompress_ptr jpeg) {
    JpegReader *reader = reader_of(reinterpret_cast<j_common_ptr>(jpeg));
    const int64_t got = reader->source.read(reader->source.context, reader->buffer, kBufferLength);
    if (got < 0) {
        fail(reinterpret_cast<j_common_ptr>(jpeg), "the stream could not be read");
    }
    reader->bytes.next_input_byte = reader->buffer;
    reader->bytes.bytes_in_buffer = static_cast<size_t>(got);
    if (got == 0) {
        // The decoder looks ahead, so an end is no error yet; it gets a marker to stop at.
        reader->at_end = 1;
        reader->buffer[0] = 0xFF;
        reader->buffer[1] = JPEG_EOI;
        reader->bytes.bytes_in_buffer = 2;
    }
    return TRUE;
}

void on_skip(j_decompress_ptr jpeg, long count) {
    JpegReader *reader = reader_of(reinterpret_cast<j_common_ptr>(jpeg));
    while (count > 0) {
        if (reader->bytes.bytes_in_buffer == 0) {
            if (reader->at_end) {
                fail(reinterpret_cast<j_common_ptr>(jpeg), "the file ends before the image does");
            }
            on_fill(jpeg);
        }
        const size_t step = static_cast<size_t>(count) < reader->bytes.bytes_in_buffer
            ? static_cast<size_t>(count) : reader->bytes.bytes_in_buffer;
        reader->bytes.next_input_byte += step;
        reader->bytes.bytes_in_buffer -= step;
        count -= static_cast<long>(step);
    }
}

void release(JpegReader *reader) {
    if (reader->created) {
        jpeg_destroy_decompress(&reader->jpeg);
    }
    free(reader->cmyk);
    free(reader);
}

} // namespace

struct JpegHeader {
    int32_t width, height, channels;
    int32_t color_space, progressive, sampling_h, sampling_v;
    int32_t density_unit, density_x, density_y, is_jfif;
    uint16_t luma_table[64], chroma_table[64];
    int32_t has_chroma_table;
};

static void fill_header(JpegReader *reader, JpegHeader *header) {
    jpeg_decompress_struct &jpeg = reader->jpeg;
    header->width = static_cast<int32_t>(jpeg.image_width);
    header->height = static_cast<int32_t>(jpeg.image_height);
    header->channels = jpeg.num_components == 1 ? 1 : 3;
    header->color_space = jpeg.jpeg_color_space;
    header->progressive = jpeg.progressive_mode;
    header->sampling_h = jpeg.comp_info[0].h_samp_factor;
    header->sampling_v = jpeg.comp_info[0].v_samp_factor;
    for (int i = 1; i < jpeg.num_components && i < 3; i++) {
        // Sampling is only named when both chroma planes have one sample a unit.
        if (jpeg.comp_info[i].h_samp_factor != 1 || jpeg.comp_info[i].v_samp_factor != 1) {
            const int same = jpeg.comp_info[i].h_samp_factor == header->sampling_h
                && jpeg.comp_info[i].v_samp_factor == header->sampling_v;
            header->sampling_h = same ? 1 : 0;
            header->sampling_v = same ? 1 : 0;
        }
    }
    header->is_jfif = jpeg.saw_JFIF_marker;
    header->density_unit = jpeg.density_unit;
    header->density_x = jpeg.X_density;
    header->density_y = jpeg.Y_density;
    if (jpeg.quant_tbl_ptrs[0]) {
        memcpy(header->luma_table, jpeg.quant_tbl_ptrs[0]->quantval, sizeof(header->luma_table));
    }
    if (jpeg.quant_tbl_ptrs[1]) {
        memcpy(header->chroma_table, jpeg.quant_tbl_ptrs[1]->quantval, sizeof(header->chroma_table));
        header->has_chroma_table = 1;
    }
}

static int read_header(JpegReader *reader, int metadata, int64_t memory, JpegHeader *header) {
    if (setjmp(reader->jump)) {
        return -1;
    }
    jpeg_create_decompress(&reader->jpeg);
    reader->created = 1;
    reader->jpeg.mem->max_memory_to_use = static_cast<long>(memory);
    reader->bytes.init_source = on_source;
    reader->bytes.fill_input_buffer = on_fill;
    reader->bytes.skip_input_data = on_skip;
    reader->bytes.resync_to_restart = jpeg_resync_to_restart;
    reader->bytes.term_source = on_source;
    reader->jpeg.src = &reader->bytes;
    reader->progress.progress_monitor = on_progress;
    reader->jpeg.progress = &reader->progress;
    if (metadata) {
        jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 1, 0xFFFF);
        jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 2, 0xFFFF);
        jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 13, 0xFFFF);
    }
    jpeg_read_header(&reader->jpeg, TRUE);
    fill_header(reader, header);
    return 0;
}

EXPORT JpegReader *standin_jpeg_open(const Source *source, int metadata, int64_t memory, JpegHeader *header, char *error) {
    JpegReader *reader = static_cast<JpegReader *>(calloc(1, sizeof(JpegReader)));
    if (!reader) {
        set_error(error, "out of memory");
        return nullptr;
    }
    reader->source = *source;
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = on_error;
    reader->errors.emit_message = on_message;
    reader->jpeg.client_data = reader;
    if (read_header(reader, metadata, memory, header)) {
        set_error(error, reader->error);
        release(reader);
        return nullptr;
    }
    return reader;
}

// Takes what the decoder needs beyond the header: for a progressive image, all its coefficients.
EXPORT int standin_jpeg_start(JpegReader *reader) {
    if (reader->failed || setjmp(reader->jump)) {
        return -1;
    }
    jpeg_decompress_struct &jpeg = reader->jpeg;
    if (jpeg.num_components == 1) {
        jpeg.out_color_space = JCS_GRAYSCALE;
    } else if (jpeg.num_components == 4) {
        jpeg.out_color_space = JCS_CMYK;
        reader->cmyk = static_cast<uint8_t *>(malloc(static_cast<size_t>(jpeg.image_width) * 4));
        if (!reader->cmyk) {
            fail(reinterpret_cast<j_common_ptr>(&jpeg), "out of memory");
        }
    } else {
        jpeg.out_color_space = JCS_RGB;
    }
    for (int i = 0; i < jpeg.num_components; i++) {
        reader->blocks += static_cast<int64_t>(jpeg.comp_info[i].width_in_blocks) * jpeg.comp_info[i].height_in_blocks;
    }
    // Such an image's coefficients are all held in memory; a block takes a bit at least.
    if ((jpeg.progressive_mode || jpeg_has_multiple_scans(&jpeg)) && !jpeg.arith_code && reader->blocks > reader->source.size * 8) {
        fail(reinterpret_cast<j_common_ptr>(&jpeg), "the file ends before the image does");
    }
    jpeg_start_decompress(&jpeg);
    // All scans of such an image are read by now: an end that was met came before the image's own.
    if (reader->at_end && (jpeg.progressive_mode || jpeg_has_multiple_scans(&jpeg))) {
        fail(reinterpret_cast<j_common_ptr>(&jpeg), "the file ends before the image does");
    }
    reader->started = 1;
    return 0;
}

static int read_row(JpegReader *reader, uint8_t *row) {
    if (setjmp(reader->jump)) {
        return -1;
    }
    JSAMPROW target = row;
    if (jpeg_read_scanlines(&reader->jpeg, &target, 1) != 1) {
        fail(reinterpret_cast<j_common_ptr>(&reader->jpeg), "the file ends before the image does");
    }
    return 0;
}

EXPORT int standin_jpeg_row(JpegReader *reader, uint8_t *row) {
    if (reader->failed || !reader->started || read_row(reader, reader->cmyk ? reader->cmyk : row)) {
        return -1;
    }
    if (reader->cmyk) {
        // Adobe stores inverted inks, so that ink times black is light.
        const uint8_t *ink = reader->cmyk;
        for (JDIMENSION x = 0; x < reader->jpeg.output_width; x++, ink += 4, row += 3) {
            for (int i = 0; i < 3; i++) {
                row[i] = static_cast<uint8_t>((ink[i] * ink[3] + 127) / 255);
            }
        }
    }
    return 0;
}

// The next saved marker of a number behind the given one (null: the first), or null.
EXPORT const void *standin_jpeg_marker(JpegReader *reader, const void *previous, int number, const uint8_t **data, int32_t *size) {
    jpeg_saved_marker_ptr at = previous ? static_cast<const jpeg_marker_struct *>(previous)->next : reader->jpeg.marker_list;
    for (; at; at = at->next) {
        if (at->marker == JPEG_APP0 + number) {
            *data = at->data;
            *size = static_cast<int32_t>(at->data_length);
            return at;
        }
    }
    return nullptr;
}

EXPORT const char *standin_jpeg_error(const JpegReader *reader) {
    return reader->error;
}

EXPORT void standin_jpeg_close(JpegReader *reader) {
    release(reader);
}
