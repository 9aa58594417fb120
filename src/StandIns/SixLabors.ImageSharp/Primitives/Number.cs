namespace SixLabors.ImageSharp;

/// <summary>A whole number that an EXIF block stores in 16 bits or in 32.</summary>
/// <param name="Value">The number.</param>
internal readonly record struct Number(uint Value);
