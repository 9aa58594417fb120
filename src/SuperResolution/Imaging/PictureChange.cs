using SixLabors.ImageSharp;

namespace SuperResolution.Imaging;

/// <summary>How a picture became its enlarged copy.</summary>
/// <param name="From">Its size as it is seen.</param>
/// <param name="To">The copy's.</param>
/// <param name="Turn">How it was turned.</param>
/// <param name="IsUpright">Whether the copy is known to be stored as it is seen.</param>
internal readonly record struct PictureChange(Size From, Size To, PictureTurn Turn, bool IsUpright)
{
    /// <summary>How many times wider the copy is.</summary>
    public double Across => (double)To.Width / From.Width;

    /// <summary>How many times higher the copy is.</summary>
    public double Along => (double)To.Height / From.Height;
}
