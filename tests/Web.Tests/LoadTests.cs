using System.Diagnostics;
using System.Globalization;
using System.Net;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using Xunit.Abstractions;

namespace SuperResolution.Tests.Web;

/// <summary>Eight clients at a time of which a third leaves early. <c>SUPERRESOLUTION_LOAD=200</c> sets the number of requests.</summary>
public class LoadTests(ITestOutputHelper output)
{
    private const int Clients = 8, WarmUp = 80, Rounds = 4;
    private const string TemporaryPath = "TMPDIR";

    private static readonly string s_weights = Repository.SharedFile("weights/srgan/netG_epoch_4_100.pth");
    private static readonly (int Width, int Height)[] s_sizes = [(64, 48), (80, 60), (96, 64), (120, 80), (150, 100)];

    private int _served, _busy, _left;

    [Fact]
    public async Task Clients_that_come_and_leave_do_no_harm()
    {
        bool whole = int.TryParse(Environment.GetEnvironmentVariable("SUPERRESOLUTION_LOAD"), CultureInfo.InvariantCulture, out int requests);
        requests = whole ? Math.Clamp(requests, 1, 1000) : 120;
        byte[][] pictures = [.. (whole ? s_sizes : s_sizes[..2]).Select(size => RunningSite.Picture(size.Width, size.Height))];
        using TemporaryFolder folder = new();
        string? usual = Environment.GetEnvironmentVariable(TemporaryPath);
        Environment.SetEnvironmentVariable(TemporaryPath, Directory.CreateDirectory(folder["uploads"]).FullName);
        try
        {
            await MeasureAsync(requests, pictures, whole);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder["uploads"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable(TemporaryPath, usual);
        }
    }

    private async Task MeasureAsync(int requests, byte[][] pictures, bool whole)
    {
        await using RunningSite site = await StartAsync(whole);
        await RunAsync(site, pictures, 0, WarmUp);
        (_served, _busy, _left) = (0, 0, 0);
        (long tensors, long memory) = await MeasureAsync(site);
        List<long> resident = [memory];
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < Rounds; round++)
        {
            await RunAsync(site, pictures, requests * round / Rounds, requests * (round + 1) / Rounds);
            (long tensorsNow, long memoryNow) = await MeasureAsync(site);
            Assert.Equal(tensors, tensorsNow);
            resident.Add(memoryNow);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{requests} requests in {watch.Elapsed.TotalSeconds:0.0} s: {_served} served, {_left} left, {_busy} times busy (429); "
            + $"resident {string.Join(", ", resident.Select(bytes => bytes >> 20))} MiB; {tensors} tensors"));
        Assert.Equal(requests, _served + _left);
        Assert.True(_served > requests / 3 && _left > 0, $"{_served} served, {_left} left");
        // Up and down is garbage; a leak would lie above what the first half reached.
        long reached = resident[..^2].Max();
        Assert.InRange(resident[^2..].Max(), 0, reached * 1.05);
        Assert.Empty(site.Warnings);
    }

    private static async Task<(long Tensors, long Resident)> MeasureAsync(RunningSite site)
    {
        await site.WaitForAsync(running: 0, waiting: 0);
        long tensors = LiveTensors.Count();
        using Process self = Process.GetCurrentProcess();
        return (tensors, self.WorkingSet64);
    }

    // The published weights where they are and time is no matter; elsewhere a network of the same kind.
    private static Task<RunningSite> StartAsync(bool whole) => whole && File.Exists(s_weights)
        ? RunningSite.StartAsync("--weights", s_weights, "--queue", "5", "--tile", "64")
        : RunningSite.StartAsync(new SRResNet(blocks: 1, width: 16), "--queue", "5", "--tile", "32");

    private async Task RunAsync(RunningSite site, byte[][] pictures, int from, int to)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = Clients };
        await Parallel.ForAsync(from, to, options, async (i, _) => await RequestAsync(site, pictures[i % pictures.Length], i));
    }

    // Every third leaves early; the others come again when the server is busy, until they are served.
    private async Task RequestAsync(RunningSite site, byte[] picture, int i)
    {
        using CancellationTokenSource leaves = new();
        if (i % 3 == 2)
        {
            leaves.CancelAfter(new Random(i).Next(5, 300));
        }

        try
        {
            while (!await IsServedAsync(site, picture, leaves.Token))
            {
                Interlocked.Increment(ref _busy);
                await Task.Delay(200, leaves.Token);
            }

            Interlocked.Increment(ref _served);
        }
        catch (OperationCanceledException) when (leaves.IsCancellationRequested)
        {
            Interlocked.Increment(ref _left);
        }
    }

    private static async Task<bool> IsServedAsync(RunningSite site, byte[] picture, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await site.EnhanceAsync(picture, cancellationToken: cancellationToken);
        Assert.True(
            response.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests,
            $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        return response.StatusCode == HttpStatusCode.OK;
    }
}
