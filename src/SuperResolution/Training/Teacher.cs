using SuperResolution.Networks;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A generator whose pictures another one learns from. It stays as it is.</summary>
internal sealed class Teacher : IDisposable
{
    private readonly LoadedGenerator _loaded;

    private Teacher(LoadedGenerator loaded) => _loaded = loaded;

    /// <summary>Loads a recipe's teacher.</summary>
    /// <exception cref="ArgumentException">There is no file of it, or it enlarges otherwise than the recipe.</exception>
    /// <exception cref="CheckpointException">The file is damaged, or none of a generator.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Teacher Load(TrainingRecipe recipe, LossResources? resources)
    {
        string path = resources?.Teacher ?? throw new ArgumentException(
            $"The recipe {recipe.Name} learns from a teacher, and none was given: name a file of a generator's weights, or set "
            + $"{nameof(ContentRecipe.TeacherShare)} to 0.",
            nameof(resources));
        LoadedGenerator loaded = GeneratorLoader.Load(path);
        if (loaded.Scale != recipe.Generator.Scale)
        {
            string teacher = loaded.ToString();
            loaded.Dispose();
            throw new ArgumentException(
                $"The teacher in {path}, {teacher}, enlarges by {loaded.Scale} and the recipe {recipe.Name} by {recipe.Generator.Scale}; give one of the same scale.",
                nameof(resources));
        }

        return new(loaded);
    }

    /// <summary>What the teacher makes of a batch, [N, 3, rH, rW], without gradients.</summary>
    public Tensor Picture(Tensor low)
    {
        using IDisposable withoutGradients = no_grad();
        return _loaded.Generator.forward(low);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _loaded.Dispose();
}
