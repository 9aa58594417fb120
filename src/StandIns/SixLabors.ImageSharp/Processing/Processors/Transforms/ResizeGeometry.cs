namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>How large a resized image becomes, and where the whole of the source lies in it.</summary>
internal static class ResizeGeometry
{
    /// <summary>The new size, and the source's place in it, which stands out where <see cref="ResizeMode.Crop"/> cuts off.</summary>
    /// <exception cref="InvalidOperationException">Neither the width nor the height asked for is above 0.</exception>
    public static (Size Size, Rectangle Place) Plan(Size source, ResizeOptions options)
    {
        Size asked = Complete(source, options.Size);
        return options.Mode switch
        {
            ResizeMode.Crop => Crop(source, asked, options.Position),
            ResizeMode.Max => Whole(Max(source, asked)),
            ResizeMode.Min => Whole(Min(source, asked)),
            ResizeMode.Stretch => Whole(asked),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, "The mode is none of Crop, Max, Min and Stretch."),
        };
    }

    private static Size Complete(Size source, Size asked)
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

    private static Size Max(Size source, Size asked)
    {
        float shape = asked.Height / (float)asked.Width;
        float sourceShape = source.Height / (float)source.Width;
        return sourceShape < shape
            ? new(asked.Width, AtLeastOne(MathF.Round(source.Height * (asked.Width / (float)source.Width))))
            : new(AtLeastOne(MathF.Round(source.Width * (asked.Height / (float)source.Height))), asked.Height);
    }

    private static Size Min(Size source, Size asked)
    {
        if (asked.Width > source.Width || asked.Height > source.Height)
        {
            return source;
        }

        int across = source.Width - asked.Width;
        int down = source.Height - asked.Height;
        return across < down || (across == down && asked.Height > asked.Width)
            ? new(asked.Width, AtLeastOne(MathF.Round(asked.Width * ((float)source.Height / source.Width))))
            : new(AtLeastOne(MathF.Round(asked.Height * ((float)source.Width / source.Height))), asked.Height);
    }

    private static (Size Size, Rectangle Place) Crop(Size source, Size asked, AnchorPositionMode position)
    {
        float across = asked.Width / (float)source.Width;
        float down = asked.Height / (float)source.Height;
        if (down < across)
        {
            float over = asked.Height - (source.Height * across);
            float y = position switch
            {
                AnchorPositionMode.Top or AnchorPositionMode.TopLeft or AnchorPositionMode.TopRight => 0,
                AnchorPositionMode.Bottom or AnchorPositionMode.BottomLeft or AnchorPositionMode.BottomRight => over,
                _ => over / 2F,
            };
            return (asked, new(0, (int)MathF.Round(y), asked.Width, (int)MathF.Ceiling(source.Height * across)));
        }
        else
        {
            float over = asked.Width - (source.Width * down);
            float x = position switch
            {
                AnchorPositionMode.Left or AnchorPositionMode.TopLeft or AnchorPositionMode.BottomLeft => 0,
                AnchorPositionMode.Right or AnchorPositionMode.TopRight or AnchorPositionMode.BottomRight => over,
                _ => over / 2F,
            };
            return (asked, new((int)MathF.Round(x), 0, (int)MathF.Ceiling(source.Width * down), asked.Height));
        }
    }

    private static (Size Size, Rectangle Place) Whole(Size size) => (size, new(Point.Empty, size));

    private static int AtLeastOne(float value) => Math.Max(1, (int)value);
}
