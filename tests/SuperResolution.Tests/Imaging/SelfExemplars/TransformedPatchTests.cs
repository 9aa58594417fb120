using SuperResolution.Imaging.SelfExemplars;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests.Imaging.SelfExemplars;

/// <summary>Patches seen at other places, against products of matrices in NumPy and torch's grid_sample.</summary>
public class TransformedPatchTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Imaging/SelfExemplars/self_exemplars.json");

    public static TheoryData<string> Cases() =>
        [.. s_oracle.Names.Where(name => name.StartsWith("scale/", StringComparison.Ordinal)).Select(name => name["scale/".Length..])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pixel_goes_where_the_homography_of_its_plane_takes_it(string name)
    {
        PatchTransform transform = Transform(name), larger = transform.In(2, 1.5f);
        double[] expected = s_oracle.Values($"points/{name}");
        for (int i = 0; i < Patch.Pixels; i++)
        {
            int dx = i % Patch.Side - Patch.Radius, dy = i / Patch.Side - Patch.Radius;
            (double x, double y) = (expected[2 * i], expected[2 * i + 1]);
            Close((x, y), transform.Apply(dx, dy));
            Close(((x + 0.5) * 2 - 0.5, (y + 0.5) * 1.5 - 0.5), larger.Apply(dx, dy));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_scale_is_the_root_of_the_area_that_a_small_square_takes(string name) =>
        Assert.Equal(s_oracle.Number($"scale/{name}"), Transform(name).Scale, 1e-4);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_example_is_interpolated_bilinearly_and_beyond_the_edges_is_the_edge(string name)
    {
        float[] patch = new float[Patch.Pixels];
        Patch.Read(Image("image", 255), Transform(name), patch);
        double[] expected = s_oracle.Values($"sampled/{name}");
        Assert.All(patch, (value, i) => Assert.Equal(expected[i], value, 1e-4));
    }

    [Fact]
    public void Weights_are_a_normalised_Gaussian()
    {
        double[] expected = s_oracle.Values("weights");
        Assert.All(Patch.Weights, (weight, i) => Assert.Equal(expected[i], weight, 1e-7));
    }

    private static PatchTransform Transform(string name)
    {
        float[] c = [.. s_oracle.Values($"transform/{name}").Select(value => (float)value)];
        return PatchTransform.Create((c[0], c[1]), (c[2], c[3]), (c[4], c[5]), new Affine(c[6], c[7], c[8], c[9]));
    }

    private static GrayImage Image(string name, float white) => new(
        (int)s_oracle.Shape(name)[1], (int)s_oracle.Shape(name)[0], [.. s_oracle.Values(name).Select(value => (float)value / white)]);

    private static void Close((double X, double Y) expected, (float X, float Y) actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-3);
        Assert.Equal(expected.Y, actual.Y, 1e-3);
    }
}
