using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Training;

/// <summary>The small networks that the quick recipes trained: their weights lie in trainings/, their figures in docs/models.md.</summary>
public class TrainedHereTests
{
    /// <summary>Published: Dong et al. 2015, 2016 and Shi et al. 2016, as shared/papers.md has them; within 0.3 dB of it is near enough for an hour of two cores.</summary>
    [SharedTheory("data/test/Set5/HR")]
    [InlineData("srcnn-x4", 30.31, 30.48)]
    [InlineData("espcn-x4", 30.39, 30.52)]
    [InlineData("fsrcnn-x4", 30.68, 30.71)]
    [InlineData("fsrcnn-pisr-x4", 30.71, 30.95)]
    public void A_small_network_reaches_its_figure_on_Set5(string name, double measured, double published)
    {
        double psnr = OnSet5(name);
        Assert.Equal(measured, psnr, 0.01);
        Assert.InRange(psnr, published - 0.3, published + 0.3);
    }

    [SharedFact("data/test/Set5/HR")]
    public void A_student_of_a_teacher_beats_the_same_network_trained_as_long_without_one()
    {
        double student = OnSet5("pisr-quick-x4"), alone = OnSet5("fsrcnn-adam-x4");
        Assert.Equal(29.37, student, 0.01);
        Assert.Equal(29.30, alone, 0.01);
    }

    [SharedFact("data/test/Set5/HR")]
    public void A_student_beats_the_network_that_it_came_from() => Assert.True(OnSet5("fsrcnn-pisr-x4") > OnSet5("fsrcnn-x4"));

    private static double OnSet5(string name)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Path.Combine(Repository.Root, $"trainings/{name}.safetensors"), scale: 4);
        BenchmarkReport report = new Benchmark(loaded.Scale).Run(
            [BenchmarkSet.Open(Repository.SharedFile("data/test/Set5/HR"))], [UpscalingMethod.From(name, loaded.Generator)]);
        Assert.Empty(report.Failures);
        return Assert.Single(report.Rows).Mean("PSNR");
    }
}
