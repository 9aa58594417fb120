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
    private const int Clients = 8, WarmUp = 24;
    private const string TemporaryPath = "TMPDIR";

    private static readonly string s_weights = Repository.SharedFile("weights/srgan/netG_epoch_4_100.pth");
    private static readonly (int Width, int Height)[] s_sizes = [(64, 48), (80, 60), (96, 64), (120, 80), (150, 100)];

    private int _served, _busy, _left;

    [Fact]
    public async Task Clients_that_come_and_leave_do_no_harm()
    {
        bool whole = int.TryParse(Environment.GetEnvironmentVariable("SUPERRESOLUTION_LOAD"), CultureInfo.InvariantCulture, out int requests);
        requests = whole ? Math.Clamp(requests, 1, 1000) : 40;
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

        await RunAsync(site, pictures, WarmUp);
        await site.WaitForAsync(running: 0, waiting: 0);
        (long tensors, long memory) = (LiveTensors.Count(), Resident());
        (_served, _busy, _left) = (0, 0, 0);
        Stopwatch watch = Stopwatch.StartNew();
        await RunAsync(site, pictures, requests);
        TimeSpan took = watch.Elapsed;
        await site.WaitForAsync(running: 0, waiting: 0);
        (long tensorsAfter, long memoryAfter) = (LiveTensors.Count(), Resident());

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{requests} requests in {took.TotalSeconds:0.0} s: {_served} served, {_busy} busy (429), {_left} left; "
            + $"resident {memory >> 20} -> {memoryAfter >> 20} MiB, tensors {tensors} -> {tensorsAfter}"));
        Assert.Equal(requests, _served + _busy + _left);
        Assert.True(_served > 0 && _left > 0, $"{_served} served, {_left} left");
        Assert.Equal(tensors, tensorsAfter);
        Assert.InRange(memoryAfter, 0, memory + Math.Max(memory / 20, 48L << 20));
        Assert.Empty(site.Warnings);
    }

    // The published weights where they are and time is no matter; elsewhere a network of the same kind.
    private static Task<RunningSite> StartAsync(bool whole) => whole && File.Exists(s_weights)
        ? RunningSite.StartAsync("--weights", s_weights, "--queue", "4", "--tile", "32")
        : RunningSite.StartAsync(new SRResNet(blocks: 1, width: 16), "--queue", "4", "--tile", "32");

    private async Task RunAsync(RunningSite site, byte[][] pictures, int requests)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = Clients };
        await Parallel.ForAsync(0, requests, options, async (i, _) => await RequestAsync(site, pictures[i % pictures.Length], i));
    }

    private async Task RequestAsync(RunningSite site, byte[] picture, int i)
    {
        using CancellationTokenSource leaves = new();
        if (i % 3 == 2)
        {
            leaves.CancelAfter(new Random(i).Next(5, 300));
        }

        try
        {
            using HttpResponseMessage response = await site.EnhanceAsync(picture, cancellationToken: leaves.Token);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    Interlocked.Increment(ref _served);
                    break;
                case HttpStatusCode.TooManyRequests:
                    Interlocked.Increment(ref _busy);
                    await Task.Delay(50, CancellationToken.None);
                    break;
                default:
                    Assert.Fail($"{response.StatusCode}: {await response.Content.ReadAsStringAsync(leaves.Token)}");
                    break;
            }
        }
        catch (OperationCanceledException) when (leaves.IsCancellationRequested)
        {
            Interlocked.Increment(ref _left);
        }
    }

    private static long Resident()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
