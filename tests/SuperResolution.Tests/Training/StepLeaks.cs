using SuperResolution.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>What holds for the steps of every trainer.</summary>
internal static class StepLeaks
{
    /// <summary>Trains and asserts that no step leaves a tensor behind.</summary>
    /// <returns>How many tensors there are after the first step.</returns>
    public static long AssertNone(GeneratorTrainer trainer, TrainingBatch batch, int steps)
    {
        // The first step makes the gradients, which stay.
        trainer.Train(batch);
        long before = LiveTensors.Count();
        for (int step = 0; step < steps; step++)
        {
            trainer.Train(batch);
        }

        // Nothing here waits for the garbage collector.
        Assert.Equal(before, Tensor.TotalCount);
        return before;
    }
}
