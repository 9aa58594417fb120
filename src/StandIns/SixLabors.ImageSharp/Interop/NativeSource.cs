using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Interop;

/// <summary>A seekable stream as the native readers see it; what it throws is kept until the native call has returned.</summary>
internal sealed unsafe class NativeSource : IDisposable
{
    private readonly Stream _stream;
    private readonly long _start;
    private readonly Table* _table;
    private GCHandle _handle;
    private ExceptionDispatchInfo? _failure;

    public NativeSource(Stream stream, CancellationToken cancellationToken)
    {
        _stream = stream;
        _start = stream.Position;
        CancellationToken = cancellationToken;
        Length = Math.Max(0, stream.Length - _start);
        _handle = GCHandle.Alloc(this);
        _table = (Table*)NativeMemory.Alloc((nuint)sizeof(Table));
        *_table = new() { Context = GCHandle.ToIntPtr(_handle), Read = &Read, Seek = &Seek, Size = Length };
    }

    /// <summary>The bytes from the image's first to the stream's end.</summary>
    public long Length { get; }

    /// <summary>The functions and sizes that the native side calls and reads.</summary>
    public nint Pointer => (nint)_table;

    /// <summary>Stops reading.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Goes to the image's first byte, from which the native side reads on.</summary>
    public void Rewind() => _stream.Position = _start;

    /// <summary>Reads bytes at a place, as many as there are up to the buffer's length.</summary>
    public int ReadAt(long position, Span<byte> buffer)
    {
        if (position < 0 || position >= Length)
        {
            return 0;
        }

        _stream.Position = _start + position;
        return _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    /// <summary>Throws what the stream threw, if it did, else that the content is wrong.</summary>
    public Exception Failure(string format, string text)
    {
        _failure?.Throw();
        return new InvalidImageContentException($"The {format} image cannot be read: {text}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle.IsAllocated)
        {
            _handle.Free();
            NativeMemory.Free(_table);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Read(nint context, void* buffer, long count)
    {
        NativeSource source = (NativeSource)GCHandle.FromIntPtr(context).Target!;
        try
        {
            source.CancellationToken.ThrowIfCancellationRequested();
            return source._stream.Read(new Span<byte>(buffer, (int)Math.Min(count, 1 << 20)));
        }
        catch (Exception failure) when (source.Keep(failure))
        {
            return -1;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Seek(nint context, long position)
    {
        NativeSource source = (NativeSource)GCHandle.FromIntPtr(context).Target!;
        try
        {
            return source._stream.Seek(source._start + position, SeekOrigin.Begin) - source._start;
        }
        catch (Exception failure) when (source.Keep(failure))
        {
            return -1;
        }
    }

    private bool Keep(Exception failure)
    {
        _failure ??= ExceptionDispatchInfo.Capture(failure);
        return true;
    }

    private struct Table
    {
        public nint Context;
        public delegate* unmanaged[Cdecl]<nint, void*, long, long> Read;
        public delegate* unmanaged[Cdecl]<nint, long, long> Seek;
        public long Size;
    }
}
