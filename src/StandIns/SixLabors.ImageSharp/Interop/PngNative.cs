using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.Interop.NativeLibraryName;

namespace SixLabors.ImageSharp.Interop;

/// <summary>native/png_reader.cpp.</summary>
internal static unsafe partial class PngNative
{
    [LibraryImport(Shim, EntryPoint = "standin_png_open")]
    public static partial nint Open(nint source, int metadata, Header* header, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_png_start")]
    public static partial int Start(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_png_row")]
    public static partial int Row(nint reader, byte* row);

    [LibraryImport(Shim, EntryPoint = "standin_png_finish")]
    public static partial void Finish(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_png_chunk", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* Chunk(nint reader, string name, long* size);

    [LibraryImport(Shim, EntryPoint = "standin_png_error")]
    public static partial byte* Error(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_png_close")]
    public static partial void Close(nint reader);

    public struct Header
    {
        public int Width;
        public int Height;
        public int BitDepth;
        public int ColorType;
        public int HasTransparency;
        public int Channels;
        public int Bits;
        public int Passes;
        public int ResolutionX;
        public int ResolutionY;
        public int ResolutionUnit;
    }
}
