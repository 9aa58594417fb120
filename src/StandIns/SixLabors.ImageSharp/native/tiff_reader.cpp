// Reads the images of a TIFF file through libtiff, top row first: 8 or 16 bits, gray or RGB, with alpha or without; samples of
// 32 bits, whole or floating, come as 16. What is stored otherwise (palettes, fewer bits, CMYK, YCbCr) comes through libtiff's own
// conversion to 8-bit RGBA.
#include "tiff_reader.h"
#include "tiff_samples.h"

#include <cstdlib>

namespace {

void read_alpha(TiffReader *reader) {
    uint16_t count = 0;
    uint16_t *kinds = nullptr;
    constexpr uint16_t corel_unassociated = 999;
    if (reader->samples > reader->colors && TIFFGetField(reader->tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) && count > 0) {
        reader->premultiplied = kinds[0] == EXTRASAMPLE_ASSOCALPHA;
        reader->has_alpha = reader->premultiplied || kinds[0] == EXTRASAMPLE_UNASSALPHA || kinds[0] == corel_unassociated;
    }
}

// Decides whether stored samples can be handed on as they are.
int is_direct(TiffReader *reader) {
    uint16_t format = SAMPLEFORMAT_UINT;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_SAMPLEFORMAT, &format);
    const int gray = reader->photometric == PHOTOMETRIC_MINISBLACK || reader->photometric == PHOTOMETRIC_MINISWHITE;
    const int rgb = reader->photometric == PHOTOMETRIC_RGB;
    reader->colors = gray ? 1 : 3;
    reader->invert = reader->photometric == PHOTOMETRIC_MINISWHITE;
    const int whole = format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID;
    reader->is_float = format == SAMPLEFORMAT_IEEEFP;
    return (gray || rgb) && reader->samples >= reader->colors
        && ((whole && (reader->bits == 8 || reader->bits == 16 || reader->bits == 32)) || (reader->is_float && reader->bits == 32));
}

int take(TiffReader *reader, uint8_t **memory, uint64_t bytes) {
    if (bytes == 0 || bytes > static_cast<uint64_t>(reader->limit)) {
        return refuse(reader, "a strip or tile is larger than the memory limit allows");
    }
    *memory = static_cast<uint8_t *>(malloc(static_cast<size_t>(bytes)));
    return *memory ? 0 : refuse(reader, "out of memory");
}

int plan_direct(TiffReader *reader) {
    const uint64_t sample_bytes = reader->bits / 8;
    const int separate = reader->planar == PLANARCONFIG_SEPARATE && reader->samples > 1;
    const uint64_t planes = separate ? reader->samples : 1;
    const uint64_t row = reader->width * sample_bytes * (separate ? 1 : reader->samples);
    uint32_t rows = 1;
    reader->tiled = TIFFIsTiled(reader->tiff);
    if (reader->tiled) {
        if (!TIFFGetField(reader->tiff, TIFFTAG_TILEWIDTH, &reader->tile_width) || !TIFFGetField(reader->tiff, TIFFTAG_TILELENGTH, &reader->tile_height)
            || reader->tile_width == 0 || reader->tile_height == 0) {
            return refuse(reader, "the tiles have no size");
        }
        rows = reader->tile_height;
        const uint64_t expected = static_cast<uint64_t>(reader->tile_width) * reader->tile_height * sample_bytes * (separate ? 1 : reader->samples);
        if (TIFFTileSize64(reader->tiff) != expected) {
            return refuse(reader, "the tiles' size does not fit their pixels");
        }
        if (take(reader, &reader->tile, expected)) {
            return -1;
        }
    } else if (separate) {
        TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    }
    if (!reader->tiled && TIFFScanlineSize64(reader->tiff) != row) {
        return refuse(reader, "the rows' size does not fit their pixels");
    }
    if (rows > reader->height) {
        rows = reader->height;
    }
    if (rows == 0) {
        return refuse(reader, "the strips have no rows");
    }
    if (rows > static_cast<uint64_t>(reader->limit) / (row * planes)) {
        return refuse(reader, "a strip or tile is larger than the memory limit allows");
    }
    reader->band_rows = rows;
    reader->band_row_bytes = static_cast<size_t>(row);
    reader->plane_bytes = static_cast<size_t>(row * rows);
    return take(reader, &reader->band, row * rows * planes);
}

int plan_converted(TiffReader *reader) {
    char text[1024] = "";
    uint16_t format = SAMPLEFORMAT_UINT;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_SAMPLEFORMAT, &format);
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID && format != SAMPLEFORMAT_IEEEFP) {
        // libtiff would take negative numbers for bright ones.
        refuse(reader, "signed or complex samples");
        return kUnsupported;
    }
    if (!TIFFRGBAImageOK(reader->tiff, text)) {
        refuse(reader, text);
        return kUnsupported;
    }
    if (!TIFFRGBAImageBegin(&reader->image, reader->tiff, 1, text)) {
        return refuse(reader, text);
    }
    reader->converted = 1;
    // The rows stay as they are stored; turning the image is for whoever reads its orientation.
    reader->image.orientation = ORIENTATION_TOPLEFT;
    reader->image.req_orientation = ORIENTATION_TOPLEFT;
    uint32_t rows = 0;
    if (TIFFIsTiled(reader->tiff)) {
        TIFFGetField(reader->tiff, TIFFTAG_TILELENGTH, &rows);
    } else {
        TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    }
    if (rows == 0 || rows > reader->height) {
        rows = reader->height;
    }
    reader->band_rows = rows;
    reader->band_row_bytes = static_cast<size_t>(reader->width) * 4;
    reader->colors = 3;
    reader->has_alpha = 1;
    reader->bits = 8;
    if (rows > static_cast<uint64_t>(reader->limit) / reader->band_row_bytes) {
        return refuse(reader, "a strip or tile is larger than the memory limit allows");
    }
    return take(reader, &reader->band, static_cast<uint64_t>(reader->band_row_bytes) * rows);
}

// Copies the part of a tile that lies in the image into the band.
void place_tile(TiffReader *reader, uint32_t x, int64_t rows, uint8_t *plane) {
    const size_t pixel = reader->band_row_bytes / reader->width;
    const uint32_t columns = reader->width - x < reader->tile_width ? reader->width - x : reader->tile_width;
    for (int64_t y = 0; y < rows; y++) {
        memcpy(plane + static_cast<size_t>(y) * reader->band_row_bytes + x * pixel,
            reader->tile + static_cast<size_t>(y) * reader->tile_width * pixel, columns * pixel);
    }
}

// libtiff guesses where a strip lies whose place the file does not tell, and reads other bytes.
int is_stored(TIFF *tiff, uint32_t index) {
    return TIFFGetStrileOffset(tiff, index) != 0 && TIFFGetStrileByteCount(tiff, index) != 0;
}

int is_band_stored(TiffReader *reader, uint32_t row, uint16_t planes) {
    TIFF *tiff = reader->tiff;
    uint32_t step = reader->width;
    if (TIFFIsTiled(tiff) && (!TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &step) || step == 0)) {
        return 0;
    }
    for (uint16_t plane = 0; plane < planes; plane++) {
        for (uint64_t x = 0; x < reader->width; x += step) {
            const uint32_t index = TIFFIsTiled(tiff)
                ? TIFFComputeTile(tiff, static_cast<uint32_t>(x), row, 0, plane) : TIFFComputeStrip(tiff, row, plane);
            if (!is_stored(tiff, index)) {
                return 0;
            }
        }
    }
    return 1;
}

int fill_band(TiffReader *reader, int64_t start) {
    TIFF *tiff = reader->tiff;
    const int64_t left = static_cast<int64_t>(reader->height) - start;
    const int64_t rows = left < reader->band_rows ? left : reader->band_rows;
    const uint16_t planes = reader->planar == PLANARCONFIG_SEPARATE && reader->samples > 1 ? reader->samples : 1;
    const uint32_t row = static_cast<uint32_t>(start);
    reader->band_start = start;
    if (!is_band_stored(reader, row, planes)) {
        return refuse(reader, "the file does not tell where a strip or tile lies");
    }
    if (reader->converted) {
        reader->image.row_offset = static_cast<int>(start);
        if (!TIFFRGBAImageGet(&reader->image, reinterpret_cast<uint32_t *>(reader->band), reader->width, static_cast<uint32_t>(rows))) {
            return refuse(reader, "the pixels cannot be decoded");
        }
        // Some of its decoders report what is missing and go on.
        return reader->error[0] ? -1 : 0;
    }
    for (uint16_t plane = 0; plane < planes; plane++) {
        uint8_t *target = reader->band + plane * reader->plane_bytes;
        if (reader->tiled) {
            for (uint32_t x = 0; x < reader->width; x += reader->tile_width) {
                if (TIFFReadTile(tiff, reader->tile, x, row, 0, plane) < 0) {
                    return refuse(reader, "a tile cannot be decoded");
                }
                place_tile(reader, x, rows, target);
                if (reader->width - x <= reader->tile_width) {
                    break;
                }
            }
        } else if (planes > 1) {
            const tmsize_t wanted = static_cast<tmsize_t>(reader->band_row_bytes * static_cast<size_t>(rows));
            if (TIFFReadEncodedStrip(tiff, TIFFComputeStrip(tiff, row, plane), target, wanted) != wanted) {
                return refuse(reader, "a strip cannot be decoded");
            }
        } else if (TIFFReadScanline(tiff, target, row, 0) < 0) {
            return refuse(reader, "a row cannot be decoded");
        }
    }
    return reader->error[0] ? -1 : 0;
}

void release_rows(TiffReader *reader) {
    if (reader->converted) {
        TIFFRGBAImageEnd(&reader->image);
    }
    free(reader->band);
    free(reader->tile);
    reader->converted = 0;
    reader->band = nullptr;
    reader->tile = nullptr;
    reader->band_start = -1;
}

void release(TiffReader *reader) {
    release_rows(reader);
    if (reader->tiff) {
        TIFFClose(reader->tiff);
    }
    free(reader);
}

} // namespace

struct TiffHeader {
    int32_t width, height, channels, bits;
    int32_t stored_bits, stored_samples, photometric, compression, predictor, resolution_unit;
    double resolution_x, resolution_y;
    const uint8_t *icc;
    int64_t icc_size;
};

static int open_file(TiffReader *reader) {
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) {
        return refuse(reader, "out of memory");
    }
    TIFFOpenOptionsSetErrorHandlerExtR(options, on_error, reader);
    TIFFOpenOptionsSetWarningHandlerExtR(options, on_warning, reader);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, static_cast<tmsize_t>(reader->limit));
    reader->tiff = TIFFClientOpenExt("image", "rm", reader, on_read, on_write, on_seek, on_close, on_size, nullptr, nullptr, options);
    TIFFOpenOptionsFree(options);
    if (!reader->tiff) {
        return refuse(reader, "the file has no directory");
    }
    return 0;
}

// Looks at the directory that libtiff has read.
static int read_size(TiffReader *reader) {
    // Tags that libtiff does not like are left out with a message; only what the pixels need counts.
    reader->error[0] = '\0';
    if (reader->cut_off) {
        return refuse(reader, "the file ends before the image does");
    }
    TIFF *tiff = reader->tiff;
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &reader->width) || !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &reader->height)
        || reader->width == 0 || reader->height == 0 || reader->width > 0x7fffffff || reader->height > 0x7fffffff) {
        return refuse(reader, "the image has no size");
    }
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &reader->bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &reader->samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &reader->planar);
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &reader->photometric)) {
        reader->photometric = reader->samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
    }
    return 0;
}

// What the directory says; the profile's bytes are libtiff's, and go with the directory.
static void fill_header(TiffReader *reader, TiffHeader *header) {
    memset(header, 0, sizeof(*header));
    header->width = static_cast<int32_t>(reader->width);
    header->height = static_cast<int32_t>(reader->height);
    header->stored_bits = reader->bits;
    header->stored_samples = reader->samples;
    header->photometric = reader->photometric;
    uint16_t value = 0;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_COMPRESSION, &value);
    header->compression = value;
    value = 1;
    header->predictor = TIFFGetField(reader->tiff, TIFFTAG_PREDICTOR, &value) ? value : 1;
    TIFFGetFieldDefaulted(reader->tiff, TIFFTAG_RESOLUTIONUNIT, &value);
    header->resolution_unit = value;
    float x = 0, y = 0;
    TIFFGetField(reader->tiff, TIFFTAG_XRESOLUTION, &x);
    TIFFGetField(reader->tiff, TIFFTAG_YRESOLUTION, &y);
    header->resolution_x = static_cast<double>(x);
    header->resolution_y = static_cast<double>(y);
    uint32_t icc_size = 0;
    void *icc = nullptr;
    if (TIFFGetField(reader->tiff, TIFFTAG_ICCPROFILE, &icc_size, &icc)) {
        header->icc = static_cast<const uint8_t *>(icc);
        header->icc_size = icc_size;
    }
    const int direct = is_direct(reader);
    reader->has_alpha = 0;
    reader->premultiplied = 0;
    if (direct) {
        read_alpha(reader);
    }
    header->bits = direct && reader->bits > 8 ? 16 : 8;
    header->channels = direct ? reader->colors + reader->has_alpha : 4;
    reader->error[0] = '\0';
}

EXPORT TiffReader *standin_tiff_open(const Source *source, int64_t limit, TiffHeader *header, char *error) {
    TiffReader *reader = static_cast<TiffReader *>(calloc(1, sizeof(TiffReader)));
    if (!reader) {
        set_error(error, "out of memory");
        return nullptr;
    }
    reader->source = *source;
    reader->limit = limit;
    reader->band_start = -1;
    if (open_file(reader) || read_size(reader)) {
        set_error(error, reader->error);
        release(reader);
        return nullptr;
    }
    fill_header(reader, header);
    return reader;
}

// Goes on to the file's next image; 0 where there is none, -1 where it cannot be read.
EXPORT int standin_tiff_next(TiffReader *reader, TiffHeader *header) {
    release_rows(reader);
    if (TIFFLastDirectory(reader->tiff)) {
        return 0;
    }
    if (!TIFFReadDirectory(reader->tiff)) {
        return refuse(reader, "the next image has no directory");
    }
    if (read_size(reader)) {
        return -1;
    }
    fill_header(reader, header);
    return 1;
}

// Takes the memory that decoding needs. -2 where the kind of pixel is not read.
EXPORT int standin_tiff_start(TiffReader *reader) {
    return is_direct(reader) ? plan_direct(reader) : plan_converted(reader);
}

EXPORT int standin_tiff_row(TiffReader *reader, int32_t y, void *row) {
    if (reader->band_start < 0 || y >= reader->band_start + reader->band_rows) {
        if (fill_band(reader, y)) {
            return -1;
        }
    }
    const int64_t at = y - reader->band_start;
    if (reader->converted) {
        memcpy(row, reader->band + static_cast<size_t>(at) * reader->band_row_bytes, reader->band_row_bytes);
    } else if (reader->bits == 8) {
        put_row<uint8_t>(reader, at, static_cast<uint8_t *>(row));
    } else if (reader->bits == 16) {
        put_row<uint16_t>(reader, at, static_cast<uint16_t *>(row));
    } else if (reader->is_float) {
        put_row<float>(reader, at, static_cast<uint16_t *>(row));
    } else {
        put_row<uint32_t>(reader, at, static_cast<uint16_t *>(row));
    }
    return 0;
}

EXPORT const char *standin_tiff_error(const TiffReader *reader) {
    return reader->error;
}

EXPORT void standin_tiff_close(TiffReader *reader) {
    release(reader);
}
