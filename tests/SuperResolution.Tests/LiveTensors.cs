namespace SuperResolution.Tests;

/// <summary>Tests that count the live tensors of the process run alone.</summary>
[CollectionDefinition(nameof(LiveTensors), DisableParallelization = true)]
public sealed class LiveTensors;
