using SuperResolution.Imaging.SelfExemplars;

namespace SuperResolution.Tests.Imaging.SelfExemplars;

/// <summary>Planes of pictures whose vanishing lines are known because the pictures were made with them.</summary>
public class PlaneLocalisationTests
{
    private const int Side = 128;
    private const double A = 0.008, B = 0.003;

    private static readonly ParallelOptions s_threads = new() { MaxDegreeOfParallelism = 2 };

    [Fact]
    public void A_wall_of_squares_has_its_vanishing_line()
    {
        PlaneModel planes = PlaneLocalisation.Find(Wall(), seed: 0, s_threads);
        Assert.Equal(2, planes.Count);
        (float a, float b) = planes.LinesAt(Side, Side)[0];
        Assert.InRange(a, 0.85 * A, 1.15 * A);
        Assert.InRange(b, 0.7 * B, 1.3 * B);
        Assert.Equal((0, 0), planes.LinesAt(Side, Side)[1]);
    }

    [Fact]
    public void In_a_larger_picture_the_line_is_the_same_place()
    {
        PlaneModel planes = new(Side, Side, [(A, B), (0, 0)], [Probability(0.75f), Probability(0.25f)]);
        (float a, float b) = planes.LinesAt(4 * Side, 2 * Side)[0];

        // A point of the line and where it lies in pixels four times narrower and half as high.
        (double x, double y) = (-200, (A * 200 - 1) / B);
        Assert.Equal(0, a * (4 * (x + 0.5) - 0.5) + b * (2 * (y + 0.5) - 0.5) + 1, 1e-4);
    }

    [Fact]
    public void Planes_are_drawn_as_often_as_they_are_likely()
    {
        PlaneModel planes = new(Side, Side, [(A, B), (0, 0)], [Probability(0.75f), Probability(0.25f)]);
        LevelGeometry level = new(new ScalePyramid(new GrayImage(Side, Side), 2, 1, s_threads), 1, planes);
        Assert.Equal((0, 0, 1, 1), (Drawn(0), Drawn(0.74f), Drawn(0.76f), Drawn(0.999f)));
        Assert.Equal(-Math.Log(0.25), planes.Surprise(1, 3, 5, level), 1e-6);
        int Drawn(float number) => planes.Draw(number, 3, 5, level);
    }

    [Fact]
    public void A_picture_without_lines_has_the_plane_that_faces_the_camera_alone()
    {
        GrayImage flat = new(Side, Side);
        Assert.Equal(1, PlaneLocalisation.Find(flat, seed: 0, s_threads).Count);
    }

    private static float[] Probability(float value) => [.. Enumerable.Repeat(value, Side * Side)];

    // Squares on a plane whose depth at (x, y) is A x + B y + 1.
    private static GrayImage Wall()
    {
        GrayImage image = new(Side, Side);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double depth = A * x + B * y + 1, sharp = 4 / depth;
                double columns = Math.Clamp(Math.Sin(0.5 * x / depth) * sharp, -1, 1), rows = Math.Clamp(Math.Sin(0.5 * y / depth) * sharp, -1, 1);
                image.Row(y)[x] = (float)(0.5 + 0.4 * columns * rows);
            }
        }

        return image;
    }
}
