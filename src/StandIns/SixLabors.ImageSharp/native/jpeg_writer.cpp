// Writes JPEG through libjpeg-turbo into memory that the managed side empties between rows.
#include "shim.h"

#include <csetjmp>
#include <cstdlib>
#include <jpeglib.h>

namespace {

struct JpegWriter {
    jpeg_compress_struct jpeg;
    jpeg_error_mgr errors;
    jpeg_destination_mgr target;
    jmp_buf jump;
    int created, failed;
    uint8_t *buffer;
    size_t capacity;
    char error[kErrorLength];
};

[[noreturn]] void on_error(j_common_ptr jpeg) {
    JpegWriter *writer = static_cast<JpegWriter *>(jpeg->client_data);
    char text[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, text);
    set_error(writer->error, text);
    writer->failed = 1;
    longjmp(writer->jump, 1);
}

void on_message(j_common_ptr, int) {
}

void on_target(j_compress_ptr) {
}

// The buffer is full: doubles it.
boolean on_full(j_compress_ptr jpeg) {
    JpegWriter *writer = static_cast<JpegWriter *>(jpeg->client_data);
    const size_t used = writer->capacity;
    uint8_t *larger = static_cast<uint8_t *>(realloc(writer->buffer, used * 2));
    if (!larger) {
        set_error(writer->error, "out of memory");
        writer->failed = 1;
        longjmp(writer->jump, 1);
    }
    writer->buffer = larger;
    writer->capacity = used * 2;
    writer->target.next_output_byte = larger + used;
    writer->target.free_in_buffer = used;
    return TRUE;
}

void release(JpegWriter *writer) {
    if (writer->created) {
        jpeg_destroy_compress(&writer->jpeg);
    }
    free(writer->buffer);
    free(writer);
}

} // namespace

struct JpegSettings {
    int32_t width, height;
    // 1: rows are gray; 3: rows are RGB.
    int32_t channels;
    // 1: gray, 2: RGB, 3: YCbCr, as J_COLOR_SPACE.
    int32_t color_space, sampling_h, sampling_v;
    int32_t density_unit, density_x, density_y;
    // Quantisation, in rows of the block.
    uint32_t luma_table[64], chroma_table[64];
};

static int start(JpegWriter *writer, const JpegSettings *settings) {
    if (setjmp(writer->jump)) {
        return -1;
    }
    jpeg_compress_struct &jpeg = writer->jpeg;
    jpeg_create_compress(&jpeg);
    writer->created = 1;
    writer->target.init_destination = on_target;
    writer->target.empty_output_buffer = on_full;
    writer->target.term_destination = on_target;
    writer->target.next_output_byte = writer->buffer;
    writer->target.free_in_buffer = writer->capacity;
    jpeg.dest = &writer->target;
    jpeg.image_width = static_cast<JDIMENSION>(settings->width);
    jpeg.image_height = static_cast<JDIMENSION>(settings->height);
    jpeg.input_components = settings->channels;
    jpeg.in_color_space = settings->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_colorspace(&jpeg, static_cast<J_COLOR_SPACE>(settings->color_space));
    jpeg_add_quant_table(&jpeg, 0, settings->luma_table, 100, TRUE);
    jpeg_add_quant_table(&jpeg, 1, settings->chroma_table, 100, TRUE);
    jpeg.comp_info[0].h_samp_factor = settings->sampling_h;
    jpeg.comp_info[0].v_samp_factor = settings->sampling_v;
    jpeg.density_unit = static_cast<UINT8>(settings->density_unit);
    jpeg.X_density = static_cast<UINT16>(settings->density_x);
    jpeg.Y_density = static_cast<UINT16>(settings->density_y);
    jpeg_start_compress(&jpeg, TRUE);
    return 0;
}

EXPORT JpegWriter *standin_jpeg_create(const JpegSettings *settings, char *error) {
    JpegWriter *writer = static_cast<JpegWriter *>(calloc(1, sizeof(JpegWriter)));
    if (!writer) {
        set_error(error, "out of memory");
        return nullptr;
    }
    writer->capacity = 1 << 18;
    writer->buffer = static_cast<uint8_t *>(malloc(writer->capacity));
    writer->jpeg.err = jpeg_std_error(&writer->errors);
    writer->errors.error_exit = on_error;
    writer->errors.emit_message = on_message;
    writer->jpeg.client_data = writer;
    if (!writer->buffer || start(writer, settings)) {
        set_error(error, writer->buffer ? writer->error : "out of memory");
        release(writer);
        return nullptr;
    }
    return writer;
}

EXPORT int standin_jpeg_write_marker(JpegWriter *writer, int number, const uint8_t *data, int32_t size) {
    if (writer->failed || setjmp(writer->jump)) {
        return -1;
    }
    jpeg_write_marker(&writer->jpeg, JPEG_APP0 + number, data, static_cast<unsigned>(size));
    return 0;
}

EXPORT int standin_jpeg_write_row(JpegWriter *writer, uint8_t *row) {
    if (writer->failed || setjmp(writer->jump)) {
        return -1;
    }
    JSAMPROW source = row;
    jpeg_write_scanlines(&writer->jpeg, &source, 1);
    return 0;
}

EXPORT int standin_jpeg_write_end(JpegWriter *writer) {
    if (writer->failed || setjmp(writer->jump)) {
        return -1;
    }
    jpeg_finish_compress(&writer->jpeg);
    return 0;
}

// What was written since the last call; the memory is used again by the next one.
EXPORT const uint8_t *standin_jpeg_take(JpegWriter *writer, int64_t *size) {
    *size = static_cast<int64_t>(writer->capacity - writer->target.free_in_buffer);
    writer->target.next_output_byte = writer->buffer;
    writer->target.free_in_buffer = writer->capacity;
    return writer->buffer;
}

EXPORT const char *standin_jpeg_write_error(const JpegWriter *writer) {
    return writer->error;
}

EXPORT void standin_jpeg_release(JpegWriter *writer) {
    release(writer);
}
