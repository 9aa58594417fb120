using System.Diagnostics;
using System.Globalization;
using SixLabors.ImageSharp;
using SuperResolution.Imaging;

namespace SuperResolution.Samples.Enhance;

/// <summary>Enhances a file, or the pictures of a folder one after the other, and says what became of each.</summary>
/// <param name="Input">A picture or a folder.</param>
/// <param name="Output">The file to make or the folder to fill.</param>
/// <param name="Comparison">The picture of bicubic | result to write, or null.</param>
internal sealed record EnhanceJob(string Input, string Output, Comparison? Comparison)
{
    /// <returns>0 when every file was done, else 1.</returns>
    public async Task<int> RunAsync(Func<Upscaler> open, CancellationToken cancellationToken)
    {
        (string From, string To)[] files = [.. Files()];
        Comparison?.RequireWritable();
        using Upscaler upscaler = open();
        Console.WriteLine(upscaler.Description);

        int failures = 0;
        foreach ((string from, string to) in files)
        {
            if (!await EnhanceAsync(upscaler, from, to, cancellationToken))
            {
                failures++;
            }
        }

        if (files.Length > 1)
        {
            Console.WriteLine($"{files.Length - failures} of {files.Length} pictures done.");
        }

        return failures == 0 ? 0 : 1;
    }

    private IEnumerable<(string From, string To)> Files()
    {
        if (!Directory.Exists(Input))
        {
            if (!File.Exists(Input))
            {
                throw new FileNotFoundException($"There is no file or folder \"{Input}\".", Input);
            }

            string file = Directory.Exists(Output) ? Beneath(Output, Input) : Output;
            RequireOther(file);
            return [(Input, file)];
        }

        RequireOther(Output);

        if (Comparison is not null)
        {
            throw new ArgumentException("--compare goes with one picture, not with a folder.");
        }

        IReadOnlyList<string> pictures = ImageFolder.Files(Input);
        Directory.CreateDirectory(Output);
        return pictures.Select(from => (from, Beneath(Output, from)));
    }

    private void RequireOther(string output)
    {
        if (Path.GetFullPath(Input) == Path.GetFullPath(output))
        {
            throw new ArgumentException($"\"{output}\" is the input; give another output, so that the source is kept.");
        }
    }

    /// <summary>The picture's name in a folder; of a GIF as PNG, whose colours are not limited to 256.</summary>
    private static string Beneath(string folder, string picture)
    {
        string name = Path.GetFileName(picture);
        bool isGif = Path.GetExtension(name).Equals(".gif", StringComparison.OrdinalIgnoreCase);
        return Path.Combine(folder, isGif ? Path.ChangeExtension(name, ".png") : name);
    }

    private async Task<bool> EnhanceAsync(Upscaler upscaler, string from, string to, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(from);
        try
        {
            Stopwatch watch = Stopwatch.StartNew();
            Size size;
            using (ProgressBar bar = new(name))
            {
                size = await EnhanceAsync(upscaler, from, to, bar, cancellationToken);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {size.Width}×{size.Height} pixels, {new FileInfo(to).Length / 1e6:0.0} MB, in {watch.Elapsed.TotalSeconds:0.0} s -> {to}"));
            if (Comparison is not null)
            {
                await Comparison.WriteAsync(from, to, cancellationToken);
            }

            return true;
        }
        catch (Exception e) when (Errors.IsAboutInput(e))
        {
            await Console.Error.WriteLineAsync($"{name}: {Errors.TextOf(e)}");
            return false;
        }
    }

    private static async Task<Size> EnhanceAsync(Upscaler upscaler, string from, string to, ProgressBar bar, CancellationToken cancellationToken)
    {
        upscaler.Noticed += Say;
        try
        {
            return await upscaler.EnhanceFileAsync(from, to, bar, cancellationToken);
        }
        finally
        {
            upscaler.Noticed -= Say;
        }

        void Say(object? sender, UpscaleNoticeEventArgs notice) => bar.Say(notice.Message);
    }
}
