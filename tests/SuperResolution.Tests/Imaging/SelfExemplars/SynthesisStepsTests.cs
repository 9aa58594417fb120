using SuperResolution.Imaging.SelfExemplars;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Imaging.SelfExemplars;

/// <summary>The steps that make a level, against NumPy and PyTorch.</summary>
public class SynthesisStepsTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Imaging/SelfExemplars/self_exemplars.json");
    private static readonly Oracle s_resized = Oracle.Load("tests/SuperResolution.Tests/Imaging/imaging.json");
    private static readonly ParallelOptions s_threads = new() { MaxDegreeOfParallelism = 2 };

    public static TheoryData<string> Sizes() =>
        [.. s_resized.Names.Where(name => name.StartsWith("bicubic-", StringComparison.Ordinal) && name.EndsWith("-antialias/float", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Pictures_outside_tensors_are_resampled_as_tensors_are(string name)
    {
        long[] shape = s_resized.Shape(name), from = s_resized.Shape("image");
        GrayImage image = new((int)from[3], (int)from[2], [.. s_resized.Values("image").Select(value => (float)value / 255)]);
        GrayImage actual = GrayResize.To(image, ((int)shape[^1], (int)shape[^2]), s_threads);
        Equal(s_resized.Values(name), actual.Values, 1e-6);
    }

    [Theory]
    [InlineData("near")]
    [InlineData("dark")]
    public void A_patch_costs_its_weighted_squared_difference_after_its_brightness_is_moved(string name)
    {
        float[] both = [.. s_oracle.Values($"cost/{name}").Select(value => (float)value)];
        (float cost, float bias) = PatchCost.Appearance(both.AsSpan(0, Patch.Pixels), both.AsSpan(Patch.Pixels), 0.25f);
        Equal(s_oracle.Values($"cost/{name}/expected"), [cost, bias], 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Back_projection_adds_what_the_reduced_picture_lacks(int rounds)
    {
        GrayImage high = Image("high");
        BackProjection.Run(high, Image("low"), rounds, s_threads);
        Equal(s_oracle.Values($"projected/{rounds}"), high.Values, 1e-5);
    }

    [Fact]
    public void Where_examples_overlap_they_are_averaged()
    {
        GrayImage source = Image("source");
        ScalePyramid pyramid = new(source, scale: 2, octaves: 1, s_threads);
        PlaneModel planes = PlaneModel.Facing(source.Width, source.Height);
        MatchField field = MatchField.InPlace(pyramid.Size(1), planes);
        foreach (double[] match in s_oracle.Values("matches").Chunk(6))
        {
            ref Match found = ref field[(int)match[0], (int)match[1]];
            (found.X, found.Y, found.Shape, found.Bias) = ((float)match[2], (float)match[3], Affine.OfScale((float)match[4]), (float)match[5]);
        }

        GrayImage voted = PatchVoting.Run(pyramid, field, new LevelGeometry(pyramid, 1, planes), s_threads);
        Assert.Equal((s_oracle.Shape("voted")[1], s_oracle.Shape("voted")[0]), (voted.Width, voted.Height));
        Equal(s_oracle.Values("voted"), voted.Values, 1e-5);
    }

    [Theory]
    [InlineData(2, 3, 1.259921, 9)]
    [InlineData(3, 5, 1.245731, 10)]
    [InlineData(4, 6, 1.259921, 9)]
    [InlineData(8, 9, 1.259921, 9)]
    public void Levels_are_those_of_the_authors_program(int scale, int levels, double step, int sources)
    {
        ScalePyramid pyramid = new(new GrayImage(40, 30), scale, octaves: 3, s_threads);
        Assert.Equal((levels, sources), (pyramid.Levels, pyramid.SourceLevels));
        Assert.Equal(step, pyramid.Step, 1e-6);
        Assert.Equal((40 * scale, 30 * scale), pyramid.Size(levels));
        Assert.Equal((40, 30), pyramid.Size(0));
    }

    private static GrayImage Image(string name) =>
        new((int)s_oracle.Shape(name)[1], (int)s_oracle.Shape(name)[0], [.. s_oracle.Values(name).Select(value => (float)value)]);

    private static void Equal(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(actual, (value, i) => Assert.Equal(expected[i], value, tolerance));
    }
}
