using System.Security.Cryptography;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A generator whose pictures another one learns from. It stays as it is, and computes in float32.</summary>
internal sealed class Teacher : IDisposable
{
    private readonly string _path;
    private readonly LoadedGenerator _loaded;

    private Teacher(string path, LoadedGenerator loaded)
    {
        _path = path;
        _loaded = loaded;
        using FileStream file = File.OpenRead(path);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The checksum of its file: another training may write other weights to the same name.</summary>
    public string Sha256 { get; }

    /// <summary>Loads a recipe's teacher.</summary>
    /// <exception cref="ArgumentException">No file of it was given, or it enlarges otherwise than the recipe.</exception>
    /// <exception cref="CheckpointException">The file is damaged, or none of a generator.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Teacher Load(TrainingRecipe recipe, LossResources? resources)
    {
        string path = resources?.Teacher ?? throw new ArgumentException(
            $"The recipe {recipe.Name} learns from a teacher, and none was given: name a file of a generator's weights, or set "
            + $"{nameof(ContentRecipe.TeacherShare)} to 0.",
            nameof(resources));
        LoadedGenerator loaded = Load(path, recipe.Generator.Scale);
        if (loaded.Scale != recipe.Generator.Scale)
        {
            string teacher = loaded.ToString();
            loaded.Dispose();
            throw new ArgumentException(
                $"The teacher in {path}, {teacher}, enlarges by {loaded.Scale} and the recipe {recipe.Name} by {recipe.Generator.Scale}; give one of the same scale.",
                nameof(resources));
        }

        try
        {
            return new(path, loaded);
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }

    /// <summary>What the teacher makes of a batch, [N, 3, rH, rW], without gradients.</summary>
    public Tensor Picture(Tensor low)
    {
        using IDisposable withoutGradients = no_grad();
        return _loaded.Generator.forward(low);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_loaded}, from {_path}";

    /// <summary>Frees the network.</summary>
    public void Dispose() => _loaded.Dispose();

    /// <summary>Of weights that are the same for every scale and do not tell theirs, the recipe's is taken.</summary>
    private static LoadedGenerator Load(string path, int scale)
    {
        try
        {
            return GeneratorLoader.Load(path);
        }
        catch (UnrecognisedCheckpointException e) when (e.Scales.Contains(scale))
        {
            return GeneratorLoader.Load(path, scale: scale);
        }
    }
}
