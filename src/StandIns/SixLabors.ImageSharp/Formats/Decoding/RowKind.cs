namespace SixLabors.ImageSharp.Formats.Decoding;

/// <summary>The kinds of pixel that rows are decoded to.</summary>
internal enum RowKind
{
    L8,
    L16,
    La16,
    La32,
    Rgb24,
    Rgb48,
    Rgba32,
    Rgba64,
}
