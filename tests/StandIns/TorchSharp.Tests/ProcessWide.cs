namespace TorchSharp.Tests;

/// <summary>Tests of what belongs to the whole process: the count of live tensors, the default generator, the number of threads.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public class ProcessWide;
