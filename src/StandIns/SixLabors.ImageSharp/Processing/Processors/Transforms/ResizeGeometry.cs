namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>How large a resized image becomes.</summary>
internal static class ResizeGeometry
{
    /// <summary>The new size: of width and height one may be 0, and then follows from the other and the shape.</summary>
    public static Size Complete(Size source, Size asked)
    {
        if (asked.Width < 0 || asked.Height < 0 || (asked.Width == 0 && asked.Height == 0))
        {
            throw new InvalidOperationException($"The size {asked.Width} by {asked.Height} cannot be resized to. Make one side or both greater than zero.");
        }

        if (asked.Width == 0)
        {
            return new(AtLeastOne(MathF.Round(source.Width * (float)asked.Height / source.Height)), asked.Height);
        }

        return asked.Height == 0
            ? new(asked.Width, AtLeastOne(MathF.Round(source.Height * (float)asked.Width / source.Width)))
            : asked;
    }

    private static int AtLeastOne(float value) => Math.Max(1, (int)value);
}
