using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>What stands before a frame's pixels (GIF89a, 20 and 23).</summary>
/// <param name="Area">Where on the canvas it lies, which may be partly beside it.</param>
/// <param name="Interlaced">Whether rows come in four passes.</param>
/// <param name="Palette">Its colours; null where neither it nor the file has any.</param>
/// <param name="Transparent">The index of no colour; -1 where all have one.</param>
/// <param name="Disposal">What becomes of it before the next is drawn.</param>
internal sealed record GifFrame(Rectangle Area, bool Interlaced, Rgb24[]? Palette, int Transparent, GifDisposal Disposal);
