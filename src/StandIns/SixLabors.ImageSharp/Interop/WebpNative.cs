using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.Interop.NativeLibraryName;

namespace SixLabors.ImageSharp.Interop;

/// <summary>native/webp.cpp.</summary>
internal static unsafe partial class WebpNative
{
    [LibraryImport(Shim, EntryPoint = "standin_webp_header")]
    public static partial int ReadHeader(byte* data, long size, Header* header, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_webp_decode")]
    public static partial int Decode(byte* data, long size, Header* header, int channels, byte* pixels, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_webp_anim_open")]
    public static partial nint OpenAnimation(byte* data, long size, Header* header, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_webp_anim_next")]
    public static partial byte* NextFrame(nint animation);

    [LibraryImport(Shim, EntryPoint = "standin_webp_anim_close")]
    public static partial void CloseAnimation(nint animation);

    [LibraryImport(Shim, EntryPoint = "standin_webp_chunk", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* Chunk(byte* data, long size, string name, long* length);

    [LibraryImport(Shim, EntryPoint = "standin_webp_create")]
    public static partial nint Create(int width, int height, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_webp_row")]
    public static partial void Row(nint writer, int y, byte* row);

    [LibraryImport(Shim, EntryPoint = "standin_webp_encode")]
    public static partial byte* Encode(nint writer, Settings* settings, long* size, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_webp_release")]
    public static partial void Release(nint writer);

    public struct Header
    {
        public int Width;
        public int Height;
        public int HasAlpha;
        public int Lossless;
        public int Frames;
    }

    public struct Settings
    {
        public int Lossless;
        public int Quality;
        public int Method;
        public int Exact;
        public byte* Icc;
        public long IccSize;
        public byte* Exif;
        public long ExifSize;
        public byte* Xmp;
        public long XmpSize;
        public int* Cancelled;
    }
}
