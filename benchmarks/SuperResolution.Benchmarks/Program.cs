using SuperResolution.Benchmarks;

// The networks beside their peers, in turn, in one run:   bench [--quick] [--json FILE]
// The library alone, by BenchmarkDotNet:                  bench --benchmarkdotnet [BenchmarkDotNet's options]
return await BenchCommand.Create().Parse(args).InvokeAsync();
