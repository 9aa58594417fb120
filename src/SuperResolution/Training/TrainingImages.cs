using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SuperResolution.Data;

namespace SuperResolution.Training;

/// <summary>What decides batches and validation beside the recipe, as a checkpoint keeps it.</summary>
/// <param name="Turned">Whether crops are flipped and turned.</param>
/// <param name="ValidationShare">The share of photographs that is kept for validation.</param>
/// <param name="MostValidationImages">The most images to validate on.</param>
/// <param name="ValidationSide">The largest side of validation images in pixels.</param>
/// <param name="Files">SHA-256 over relative paths and sizes in bytes of all images, in hexadecimal digits.</param>
internal sealed record TrainingImages(bool Turned, double ValidationShare, int MostValidationImages, int ValidationSide, string Files)
{
    private const string TurnedText = "turned";
    private const string ShareText = "validation_share";
    private const string MostText = "validation_images";
    private const string SideText = "validation_side";
    private const string FilesText = "images_sha256";

    /// <summary>That of the images of a folder.</summary>
    public static TrainingImages Of(string folder, TrainingData data) => new(
        data.Options.Turned, data.Options.ValidationShare, data.Options.MostValidationImages, data.Options.ValidationSide, Hash(folder, data));

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is not there, as in checkpoints of earlier versions.</summary>
    /// <exception cref="FormatException">One of the texts cannot be understood.</exception>
    /// <exception cref="KeyNotFoundException">One of the texts is missing.</exception>
    public static TrainingImages? Read(IReadOnlyDictionary<string, string> texts) => !texts.TryGetValue(FilesText, out string? files)
        ? null
        : new(
            bool.Parse(texts[TurnedText]),
            double.Parse(texts[ShareText], CultureInfo.InvariantCulture),
            int.Parse(texts[MostText], CultureInfo.InvariantCulture),
            int.Parse(texts[SideText], CultureInfo.InvariantCulture),
            files);

    /// <summary>Adds it to the texts of a checkpoint.</summary>
    public void Write(Dictionary<string, string> texts)
    {
        texts.Add(TurnedText, Turned ? "true" : "false");
        texts.Add(ShareText, ValidationShare.ToString("R", CultureInfo.InvariantCulture));
        texts.Add(MostText, MostValidationImages.ToString(CultureInfo.InvariantCulture));
        texts.Add(SideText, ValidationSide.ToString(CultureInfo.InvariantCulture));
        texts.Add(FilesText, Files);
    }

    /// <summary>What is other than before, a line each.</summary>
    public IEnumerable<string> Differences(TrainingImages before)
    {
        if (Files != before.Files)
        {
            yield return "The images are others than before, or have other names or sizes: batches will differ.";
        }

        if (Turned != before.Turned)
        {
            yield return $"Crops were {(before.Turned ? "" : "not ")}turned before and are {(Turned ? "" : "not ")}now: batches will differ.";
        }

        if (ValidationShare != before.ValidationShare)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"A share of {before.ValidationShare} was kept for validation before and one of {ValidationShare} now: batches and validation will differ.");
        }

        if (MostValidationImages != before.MostValidationImages)
        {
            yield return $"At most {before.MostValidationImages} images were validated on before and {MostValidationImages} now: validation will differ.";
        }

        if (ValidationSide != before.ValidationSide)
        {
            yield return $"Validation images had sides of at most {before.ValidationSide} before and {ValidationSide} now: validation will differ.";
        }
    }

    private static string Hash(string folder, TrainingData data)
    {
        static long Size(FileInfo file) => file.Exists ? file.Length : 0;
        IEnumerable<string> lines = data.TrainingFiles.Concat(data.ValidationFiles)
            .Select(file => string.Create(
                CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, file).Replace('\\', '/')}\t{Size(new(file))}\n"))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
