using System.Text;
using SuperResolution.IO;
using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>The files that were asked for. They are begun before hours of measuring, so that a folder that is not there is found first.</summary>
internal sealed class ReportFiles : IAsyncDisposable
{
    private readonly AtomicFile? _markdown;
    private readonly AtomicFile? _csv;
    private readonly AtomicFile? _json;

    private ReportFiles(AtomicFile? markdown, AtomicFile? csv, AtomicFile? json)
    {
        _markdown = markdown;
        _csv = csv;
        _json = json;
    }

    /// <summary>Begins the files; null for one that is not wanted.</summary>
    /// <exception cref="ArgumentException">Two of them are the same file.</exception>
    public static async Task<ReportFiles> CreateAsync(string? markdown, string? csv, string? json)
    {
        string[] paths = [.. new[] { markdown, csv, json }.OfType<string>().Select(Path.GetFullPath)];
        if (paths.GroupBy(path => path).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two reports would be written to {twice.Key}; name a file for each.");
        }

        List<AtomicFile> begun = [];
        try
        {
            return new(Begin(markdown), Begin(csv), Begin(json));
        }
        catch
        {
            foreach (AtomicFile file in begun)
            {
                await file.DisposeAsync();
            }

            throw;
        }

        AtomicFile? Begin(string? path)
        {
            if (path is null)
            {
                return null;
            }

            begun.Add(AtomicFile.Create(path));
            return begun[^1];
        }
    }

    /// <summary>Writes the files whole.</summary>
    public async Task WriteAsync(IReadOnlyList<BenchmarkRow> rows, CancellationToken cancellationToken)
    {
        if (_markdown is not null)
        {
            string text = rows.Count == 0 ? "" : $"{BenchmarkTable.ToMarkdown(rows)}\n{BenchmarkTable.ImagesToMarkdown(rows)}";
            await _markdown.Stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await _markdown.CommitAsync();
        }

        if (_csv is not null)
        {
            await CsvRows.WriteAsync(_csv.Stream, rows, cancellationToken);
            await _csv.CommitAsync();
        }

        if (_json is not null)
        {
            await JsonRows.WriteAsync(_json.Stream, rows, cancellationToken);
            await _json.CommitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (AtomicFile? file in new[] { _markdown, _csv, _json })
        {
            if (file is not null)
            {
                await file.DisposeAsync();
            }
        }
    }
}
