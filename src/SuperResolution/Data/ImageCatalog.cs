using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SuperResolution.Imaging;

namespace SuperResolution.Data;

/// <summary>The images of a folder that are fit for training, and which of them are kept for validation.</summary>
internal sealed partial class ImageCatalog
{
    private ImageCatalog(IReadOnlyList<CatalogImage> training, IReadOnlyList<CatalogImage> validation, IReadOnlyList<SkippedImage> skipped)
    {
        Training = training;
        Validation = validation;
        Skipped = skipped;
    }

    /// <summary>The images to train on, by size and then by path; at least one.</summary>
    public IReadOnlyList<CatalogImage> Training { get; }

    /// <summary>The images to validate on.</summary>
    public IReadOnlyList<CatalogImage> Validation { get; }

    /// <summary>The files whose headers say that they cannot be used.</summary>
    public IReadOnlyList<SkippedImage> Skipped { get; }

    /// <summary>Looks through a folder and those below it, at the headers of files only.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="smallestSide">The least width and height of an image, in pixels.</param>
    /// <param name="sizes">The sizes in which each is trained on, as shares of its own.</param>
    /// <param name="validationShare">
    /// The share of photographs to validate on. Which they are is decided by a hash of their names, so that it stays the same when
    /// others come or go. Pieces of a photograph, whose names differ in one or two last digits after a hyphen, stay together.
    /// </param>
    /// <param name="mostValidation">The most images to validate on.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">No image in it can be used.</exception>
    public static ImageCatalog Open(string folder, int smallestSide, IReadOnlyList<double> sizes, double validationShare, int mostValidation)
    {
        List<CatalogImage> images = [];
        List<SkippedImage> skipped = [];
        foreach (string path in ImageFolder.Files(folder, recursive: true))
        {
            try
            {
                Size size = PhotographFile.SizeOf(path);
                if (Math.Min(size.Width, size.Height) < smallestSide)
                {
                    skipped.Add(new(path, $"It is {size.Width}×{size.Height} pixels; crops need at least {smallestSide}×{smallestSide}."));
                }
                else
                {
                    images.Add(new(path, size, PhotographHash(Path.GetRelativePath(folder, path)), size));
                }
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                skipped.Add(new(path, e.Message));
            }
        }

        if (images.Count == 0)
        {
            string first = skipped.Count > 0 ? $" The first: {skipped[0].Path}: {skipped[0].Reason}" : "";
            throw new ArgumentException($"None of the {skipped.Count} images of \"{folder}\" can be trained on.{first}", nameof(folder));
        }

        ulong bound = (ulong)(Math.Clamp(validationShare, 0, 0.5) * ulong.MaxValue);
        CatalogImage[] validation = [.. images.Where(image => image.Hash < bound).OrderBy(image => image.Hash).Take(mostValidation)];

        // Others of a photograph that was chosen are not trained on either, even where no more are validated on.
        CatalogImage[] training = [.. images.Where(image => image.Hash >= bound)];
        (training, validation) = training.Length > 0 ? (training, validation) : ([.. images], []);
        CatalogImage[] inSizes =
        [
            .. from size in sizes
               from image in training
               let reduced = image.Reduced(size)
               where Math.Min(reduced.Size.Width, reduced.Size.Height) >= smallestSide
               select reduced,
        ];
        HashSet<string> seen = [.. inSizes.Select(image => image.Path)];
        skipped.AddRange(training.Where(image => !seen.Contains(image.Path)).Select(image => new SkippedImage(
            image.Path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"It is {image.Stored.Width}×{image.Stored.Height} pixels; crops need at least {smallestSide}×{smallestSide} in one of the sizes {string.Join(", ", sizes)}."))));
        return inSizes.Length > 0 ? new(inSizes, validation, skipped) : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"None of the {images.Count} images of \"{folder}\" has a crop of {smallestSide}×{smallestSide} in the sizes {string.Join(", ", sizes)}; give larger ones."), nameof(folder));
    }

    /// <summary>Whether an exception says that a file is no image that can be read.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is IOException or UnauthorizedAccessException or ImageFormatException or InvalidMemoryOperationException or NotSupportedException;

    private static ulong PhotographHash(string relativePath)
    {
        string name = Path.ChangeExtension(relativePath, null).Replace('\\', '/');
        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(PieceNumber().Replace(name, ""))));
    }

    [GeneratedRegex(@"-\d{1,2}$")]
    private static partial Regex PieceNumber();
}
