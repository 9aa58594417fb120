// Reads and writes WebP through libwebp, its animations and chunks through libwebpdemux and libwebpmux.
#include "shim.h"

#include <cstdlib>
#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>
#include <webp/mux.h>

struct WebpHeader {
    int32_t width, height, has_alpha, lossless;
    // 0 where the file is no animation.
    int32_t frames;
};

static const char *status_text(VP8StatusCode status) {
    switch (status) {
    case VP8_STATUS_OUT_OF_MEMORY: return "out of memory";
    case VP8_STATUS_BITSTREAM_ERROR: return "the bit stream is damaged";
    case VP8_STATUS_UNSUPPORTED_FEATURE: return "the bit stream uses an unknown feature";
    case VP8_STATUS_NOT_ENOUGH_DATA: return "the file ends before the image does";
    default: return "the image cannot be decoded";
    }
}

EXPORT int standin_webp_header(const uint8_t *data, int64_t size, WebpHeader *header, char *error) {
    WebPBitstreamFeatures features;
    const VP8StatusCode status = WebPGetFeatures(data, static_cast<size_t>(size), &features);
    if (status != VP8_STATUS_OK) {
        set_error(error, status_text(status));
        return -1;
    }
    header->width = features.width;
    header->height = features.height;
    header->has_alpha = features.has_alpha;
    header->lossless = features.format == 2;
    header->frames = 0;
    if (features.has_animation) {
        const WebPData bytes = {data, static_cast<size_t>(size)};
        WebPDemuxState state;
        WebPDemuxer *demuxer = WebPDemuxPartial(&bytes, &state);
        header->frames = demuxer ? static_cast<int32_t>(WebPDemuxGetI(demuxer, WEBP_FF_FRAME_COUNT)) : 0;
        WebPDemuxDelete(demuxer);
        if (header->frames <= 0) {
            set_error(error, "the file ends before the image does");
            return -1;
        }
    }
    return 0;
}

// Begins an animation. The file's bytes must stay where they are until it is closed.
EXPORT WebPAnimDecoder *standin_webp_anim_open(const uint8_t *data, int64_t size, const WebpHeader *header, char *error) {
    WebPAnimDecoderOptions options;
    const WebPData bytes = {data, static_cast<size_t>(size)};
    if (!WebPAnimDecoderOptionsInit(&options)) {
        set_error(error, "libwebpdemux is of another version");
        return nullptr;
    }
    options.color_mode = MODE_RGBA;
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&bytes, &options);
    WebPAnimInfo info;
    if (!decoder || !WebPAnimDecoderGetInfo(decoder, &info)
        || info.canvas_width != static_cast<uint32_t>(header->width) || info.canvas_height != static_cast<uint32_t>(header->height)) {
        set_error(error, "the animation's frames do not fit together");
        WebPAnimDecoderDelete(decoder);
        return nullptr;
    }
    return decoder;
}

// The whole canvas after the next frame, in RGBA, to be read before the next call; null where the frame cannot be decoded.
EXPORT const uint8_t *standin_webp_anim_next(WebPAnimDecoder *decoder) {
    uint8_t *canvas = nullptr;
    int timestamp = 0;
    return WebPAnimDecoderGetNext(decoder, &canvas, &timestamp) ? canvas : nullptr;
}

EXPORT void standin_webp_anim_close(WebPAnimDecoder *decoder) {
    WebPAnimDecoderDelete(decoder);
}

// Decodes into width * height pixels of RGBA, or of RGB where channels is 3.
EXPORT int standin_webp_decode(const uint8_t *data, int64_t size, const WebpHeader *header, int channels, uint8_t *pixels, char *error) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) {
        set_error(error, "libwebp is of another version");
        return -1;
    }
    config.output.colorspace = channels == 4 ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = pixels;
    config.output.u.RGBA.stride = header->width * channels;
    config.output.u.RGBA.size = static_cast<size_t>(header->width) * static_cast<size_t>(header->height) * static_cast<size_t>(channels);
    const VP8StatusCode status = WebPDecode(data, static_cast<size_t>(size), &config);
    WebPFreeDecBuffer(&config.output);
    if (status != VP8_STATUS_OK) {
        set_error(error, status_text(status));
        return -1;
    }
    return 0;
}

// Where in data a chunk's content lies, or null. Not by libwebpmux, which takes a square of the frames' number.
EXPORT const uint8_t *standin_webp_chunk(const uint8_t *data, int64_t size, const char *name, int64_t *length) {
    const WebPData bytes = {data, static_cast<size_t>(size)};
    WebPDemuxState state;
    WebPDemuxer *demuxer = WebPDemuxPartial(&bytes, &state);
    WebPChunkIterator chunk;
    const int found = demuxer && WebPDemuxGetChunk(demuxer, name, 1, &chunk);
    const uint8_t *content = found ? chunk.chunk.bytes : nullptr;
    *length = found ? static_cast<int64_t>(chunk.chunk.size) : 0;
    if (found) {
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    WebPDemuxDelete(demuxer);
    return content;
}

struct WebpSettings {
    int32_t lossless, quality, method, exact;
    const uint8_t *icc;
    int64_t icc_size;
    const uint8_t *exif;
    int64_t exif_size;
    const uint8_t *xmp;
    int64_t xmp_size;
    const volatile int32_t *cancelled;
};

struct WebpWriter {
    WebPPicture picture;
    WebPData result;
};

EXPORT WebpWriter *standin_webp_create(int32_t width, int32_t height, char *error) {
    WebpWriter *writer = static_cast<WebpWriter *>(calloc(1, sizeof(WebpWriter)));
    if (!writer || !WebPPictureInit(&writer->picture)) {
        set_error(error, "out of memory");
        free(writer);
        return nullptr;
    }
    writer->picture.use_argb = 1;
    writer->picture.width = width;
    writer->picture.height = height;
    if (!WebPPictureAlloc(&writer->picture)) {
        set_error(error, "out of memory");
        free(writer);
        return nullptr;
    }
    return writer;
}

// Gives the encoder a row of RGBA.
EXPORT void standin_webp_row(WebpWriter *writer, int32_t y, const uint8_t *row) {
    uint32_t *target = writer->picture.argb + static_cast<ptrdiff_t>(y) * writer->picture.argb_stride;
    for (int32_t x = 0; x < writer->picture.width; x++, row += 4) {
        target[x] = static_cast<uint32_t>(row[3]) << 24 | static_cast<uint32_t>(row[0]) << 16 | static_cast<uint32_t>(row[1]) << 8 | row[2];
    }
}

static int on_progress(int, const WebPPicture *picture) {
    const WebpSettings *settings = static_cast<const WebpSettings *>(picture->user_data);
    return *settings->cancelled == 0;
}

static int add_metadata(const WebpSettings *settings, const WebPMemoryWriter *image, WebPData *result) {
    WebPMux *mux = WebPMuxNew();
    const WebPData bytes = {image->mem, image->size};
    const WebPData icc = {settings->icc, static_cast<size_t>(settings->icc_size)};
    const WebPData exif = {settings->exif, static_cast<size_t>(settings->exif_size)};
    const WebPData xmp = {settings->xmp, static_cast<size_t>(settings->xmp_size)};
    const int ok = mux && WebPMuxSetImage(mux, &bytes, 0) == WEBP_MUX_OK
        && (!icc.size || WebPMuxSetChunk(mux, "ICCP", &icc, 0) == WEBP_MUX_OK)
        && (!exif.size || WebPMuxSetChunk(mux, "EXIF", &exif, 0) == WEBP_MUX_OK)
        && (!xmp.size || WebPMuxSetChunk(mux, "XMP ", &xmp, 0) == WEBP_MUX_OK)
        && WebPMuxAssemble(mux, result) == WEBP_MUX_OK;
    WebPMuxDelete(mux);
    return ok;
}

// Encodes the rows; returns the file's bytes, which live until the writer is released, or null.
EXPORT const uint8_t *standin_webp_encode(WebpWriter *writer, const WebpSettings *settings, int64_t *size, char *error) {
    WebPConfig config;
    if (!WebPConfigInit(&config)) {
        set_error(error, "libwebp is of another version");
        return nullptr;
    }
    config.lossless = settings->lossless;
    config.quality = static_cast<float>(settings->quality);
    config.method = settings->method;
    config.exact = settings->exact;
    if (!WebPValidateConfig(&config)) {
        set_error(error, "the settings are out of range");
        return nullptr;
    }
    WebPMemoryWriter memory;
    WebPMemoryWriterInit(&memory);
    writer->picture.writer = WebPMemoryWrite;
    writer->picture.custom_ptr = &memory;
    writer->picture.progress_hook = on_progress;
    writer->picture.user_data = const_cast<WebpSettings *>(settings);
    if (!WebPEncode(&config, &writer->picture)) {
        snprintf(error, kErrorLength, "encoder error %d", writer->picture.error_code);
        WebPMemoryWriterClear(&memory);
        return nullptr;
    }
    if (settings->icc_size || settings->exif_size || settings->xmp_size) {
        const int ok = add_metadata(settings, &memory, &writer->result);
        WebPMemoryWriterClear(&memory);
        if (!ok) {
            set_error(error, "the ICC, EXIF or XMP profile cannot be added");
            return nullptr;
        }
    } else {
        writer->result.bytes = memory.mem;
        writer->result.size = memory.size;
    }
    *size = static_cast<int64_t>(writer->result.size);
    return writer->result.bytes;
}

EXPORT void standin_webp_release(WebpWriter *writer) {
    WebPPictureFree(&writer->picture);
    WebPDataClear(&writer->result);
    free(writer);
}
