using SixLabors.ImageSharp;

namespace SuperResolution.Imaging;

/// <summary>A piece of a picture, in input pixels.</summary>
/// <param name="Core">The pixels that the tile answers for.</param>
/// <param name="Input">The core with its halo, cut at the picture's edges, where the network pads by itself.</param>
internal readonly record struct Tile(Rectangle Core, Rectangle Input);
