using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SuperResolution.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchCommand
{
    // DRCN takes a minute for one pass.
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    public static RootCommand Create()
    {
        Option<bool> quick = new("--quick") { Description = "Few runs of each, some seven minutes on two cores: a look, not a figure to report." };
        Option<string?> json = new("--json") { Description = "A file for the date, the machine, the commit and the rows: work, engine, device, precision, layout, threads, median_ms, runs." };
        Option<int?> threads = new("--threads") { Description = "Threads of every engine; by default one for each processor of the process." };
        Option<string?> images = new("--images") { Description = "A folder of images: a training step on batches of them is timed beside one on a batch in memory." };
        Option<string> only = new("--only") { Description = "Only the work whose name contains this.", DefaultValueFactory = _ => "" };
        Option<bool> alone = new("--benchmarkdotnet") { Description = "Time the library alone with BenchmarkDotNet; what follows are its options." };
        RootCommand command = new("Times the networks beside their peers, in turn, in one run.") { quick, json, threads, only, images, alone };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(alone))
            {
                // In this process: a generated project would not find the native libraries of this build. BenchmarkDotNet takes as many rounds as its error
                // asks for, within what is bearable for networks of a minute and of 10 ms.
                Job job = Job.Default
                    .WithToolchain(new InProcessEmitToolchain(s_patience, logOutput: true))
                    .WithUnrollFactor(1)
                    .WithMinInvokeCount(1)
                    .WithEvaluateOverhead(false)
                    .WithMinWarmupCount(1)
                    .WithMaxWarmupCount(3)
                    .WithMinIterationCount(4)
                    .WithMaxIterationCount(15)
                    .WithMaxRelativeError(0.05);
                IConfig config = DefaultConfig.Instance.AddJob(job.AsDefault());
                string[] options = parsed.UnmatchedTokens.Count > 0 ? [.. parsed.UnmatchedTokens] : ["--filter", "*"];

                // On a thread of its own, as it would keep this one from ending at Ctrl+C.
                await Task.Run(() => BenchmarkSwitcher.FromAssembly(typeof(BenchCommand).Assembly).Run(options, config), cancellationToken);
                return 0;
            }

            if (parsed.UnmatchedTokens.Count > 0)
            {
                await Console.Error.WriteLineAsync($"Unknown: {string.Join(' ', parsed.UnmatchedTokens)}");
                return 1;
            }

            PeerComparison comparison = new(parsed.GetValue(threads) ?? Environment.ProcessorCount, parsed.GetValue(quick), parsed.GetValue(only)!, parsed.GetValue(images));
            return await comparison.RunAsync(parsed.GetValue(json), cancellationToken);
        });
        return command;
    }
}
