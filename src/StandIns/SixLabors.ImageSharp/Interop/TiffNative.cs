using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.Interop.NativeLibraryName;

namespace SixLabors.ImageSharp.Interop;

/// <summary>native/tiff_reader.cpp.</summary>
internal static unsafe partial class TiffNative
{
    [LibraryImport(Shim, EntryPoint = "standin_tiff_open")]
    public static partial nint Open(nint source, long limit, Header* header, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_tiff_next")]
    public static partial int Next(nint reader, Header* header);

    [LibraryImport(Shim, EntryPoint = "standin_tiff_start")]
    public static partial int Start(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_tiff_row")]
    public static partial int Row(nint reader, int y, byte* row);

    [LibraryImport(Shim, EntryPoint = "standin_tiff_error")]
    public static partial byte* Error(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_tiff_close")]
    public static partial void Close(nint reader);

    public struct Header
    {
        public int Width;
        public int Height;
        public int Channels;
        public int Bits;
        public int StoredBits;
        public int StoredSamples;
        public int Photometric;
        public int Compression;
        public int Predictor;
        public int ResolutionUnit;
        public double ResolutionX;
        public double ResolutionY;
        public byte* Icc;
        public long IccSize;
    }
}
