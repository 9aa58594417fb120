using System.Runtime.InteropServices;
using static SixLabors.ImageSharp.Interop.NativeLibraryName;

namespace SixLabors.ImageSharp.Interop;

/// <summary>native/jpeg_reader.cpp and native/jpeg_writer.cpp.</summary>
internal static unsafe partial class JpegNative
{
    [LibraryImport(Shim, EntryPoint = "standin_jpeg_open")]
    public static partial nint Open(nint source, int metadata, long memory, Header* header, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_start")]
    public static partial int Start(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_row")]
    public static partial int Row(nint reader, byte* row);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_marker")]
    public static partial nint Marker(nint reader, nint previous, int number, byte** data, int* size);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_error")]
    public static partial byte* Error(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_close")]
    public static partial void Close(nint reader);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_create")]
    public static partial nint Create(Settings* settings, byte* error);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_write_marker")]
    public static partial int WriteMarker(nint writer, int number, byte* data, int size);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_write_row")]
    public static partial int WriteRow(nint writer, byte* row);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_write_end")]
    public static partial int WriteEnd(nint writer);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_take")]
    public static partial byte* Take(nint writer, long* size);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_write_error")]
    public static partial byte* WriteError(nint writer);

    [LibraryImport(Shim, EntryPoint = "standin_jpeg_release")]
    public static partial void Release(nint writer);

    public struct Header
    {
        public int Width;
        public int Height;
        public int Channels;
        public int ColorSpace;
        public int Progressive;
        public int SamplingH;
        public int SamplingV;
        public int DensityUnit;
        public int DensityX;
        public int DensityY;
        public int IsJfif;
        public fixed ushort LumaTable[64];
        public fixed ushort ChromaTable[64];
        public int HasChromaTable;
    }

    public struct Settings
    {
        public int Width;
        public int Height;
        public int Channels;
        public int ColorSpace;
        public int SamplingH;
        public int SamplingV;
        public int DensityUnit;
        public int DensityX;
        public int DensityY;
        public fixed uint LumaTable[64];
        public fixed uint ChromaTable[64];
    }
}
