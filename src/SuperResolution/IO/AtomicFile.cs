using System.Collections.Concurrent;

namespace SuperResolution.IO;

/// <summary>
/// A file that will be there whole or not at all: it is written under a temporary name in the same folder and renamed by
/// <see cref="CommitAsync"/>. Disposed without that, the temporary file goes and an existing file stays as it was. On Unix an existing
/// file's permissions are kept, but not its owner and group: as a new file, it is the process's. A new file has the permissions that the
/// process gives. A process that ends in order in between, as hosts and command lines let it after Ctrl+C, takes the temporary file with it; one that
/// is killed leaves it.
/// </summary>
public sealed class AtomicFile : IAsyncDisposable
{
    // A GUID's 32 digits between them.
    private const string TemporaryNames = ".????????????????????????????????.tmp";
    private static readonly EnumerationOptions s_exactly = new() { MatchType = MatchType.Simple, AttributesToSkip = FileAttributes.None };

    private static readonly ConcurrentDictionary<string, bool> s_unfinished = DeletedAtExit();

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _committed;

    private AtomicFile(string path, string temporary, FileStream stream)
    {
        _path = path;
        _temporary = temporary;
        _stream = stream;
    }

    /// <summary>Where to write the content; may be sought in.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file to make or to replace; of a link, the file that it leads to.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to, the file is read-only, or it is a folder.</exception>
    public static AtomicFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileInfo file = new(path);
        string full = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        string folder = Path.GetDirectoryName(full) ?? throw new UnauthorizedAccessException($"\"{path}\" is no file that can be written.");
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder \"{folder}\" of the file \"{path}\" does not exist. Make it first.");
        }

        // Renaming would fail only at the end, or replace a file that is protected.
        if (Directory.Exists(full))
        {
            throw new UnauthorizedAccessException($"\"{path}\" is a folder; name a file in it.");
        }

        if (new FileInfo(full) is { Exists: true, IsReadOnly: true })
        {
            throw new UnauthorizedAccessException($"The file \"{path}\" is read-only; name another, or allow writing to it.");
        }

        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        s_unfinished[temporary] = true;
        try
        {
            return new(full, temporary, Open(temporary, PermissionsOf(full)));
        }
        catch
        {
            s_unfinished.TryRemove(temporary, out _);
            throw;
        }
    }

    /// <summary>Writes a file in one go.</summary>
    /// <param name="path">The file to make or to replace; of a link, the file that it leads to.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="IOException">The disk is full, or the file cannot be replaced.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        WriteAsync(path, write).GetAwaiter().GetResult();
    }

    /// <summary>Deletes what a process that was killed left half written in a folder. No other process may be writing there.</summary>
    /// <param name="folder">The folder.</param>
    internal static void DeleteUnfinished(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, TemporaryNames, s_exactly))
        {
            File.Delete(file);
        }
    }

    /// <summary>Closes the stream and gives the file its name.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be replaced.</exception>
    public async Task CommitAsync()
    {
        // Renamed before its bytes are on the disk, it would be there empty after a power cut.
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync().ConfigureAwait(false);
        File.Move(_temporary, _path, overwrite: true);
        _committed = true;
        s_unfinished.TryRemove(_temporary, out _);
    }

    /// <summary>Deletes the temporary file unless it has been given its name.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_committed)
        {
            return;
        }

        try
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // What could not be written is given up; the failed write itself was thrown already.
        }
        finally
        {
            File.Delete(_temporary);
            s_unfinished.TryRemove(_temporary, out _);
        }
    }

    private static ConcurrentDictionary<string, bool> DeletedAtExit()
    {
        ConcurrentDictionary<string, bool> files = new();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (string file in files.Keys)
            {
                try
                {
                    File.Delete(file);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Nothing is left that could say so; on Windows an open file stays.
                }
            }
        };
        return files;
    }

    // Those of a new file where there is none. Bits that lend a program its owner's rights belong to the old content.
    private static UnixFileMode? PermissionsOf(string path)
    {
        const UnixFileMode lending = UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit;
        return OperatingSystem.IsWindows() || !File.Exists(path) ? null : File.GetUnixFileMode(path) & ~lending;
    }

    private static FileStream Open(string path, UnixFileMode? permissions)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.Asynchronous,
        };
        if (OperatingSystem.IsWindows() || permissions is not { } mode)
        {
            return new FileStream(path, options);
        }

        // Never more than they shall be, not even while the file is empty; what the process's mask took away is added then.
        options.UnixCreateMode = mode;
        FileStream stream = new(path, options);
        try
        {
            if (File.GetUnixFileMode(stream.SafeFileHandle) != mode)
            {
                File.SetUnixFileMode(stream.SafeFileHandle, mode);
            }

            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    private static async Task WriteAsync(string path, Action<Stream> write)
    {
        AtomicFile file = Create(path);
        await using (file.ConfigureAwait(false))
        {
            write(file.Stream);
            await file.CommitAsync().ConfigureAwait(false);
        }
    }
}
