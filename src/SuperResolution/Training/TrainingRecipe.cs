using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SuperResolution.Data;
using SuperResolution.Data.Degradations;
using SuperResolution.IO;
using SuperResolution.Networks;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>A training as data: everything that decides its result beside the images.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = Kind)]
[JsonDerivedType(typeof(ContentRecipe), Content)]
[JsonDerivedType(typeof(SrganRecipe), "srgan")]
[JsonDerivedType(typeof(PisrRecipe), "pisr")]
[JsonDerivedType(typeof(PixelRecursiveRecipe), "pixel-recursive")]
public abstract record TrainingRecipe
{
    private const string Kind = "kind";
    private const string Content = "content";
    private const string ShareGive = "0 or more and less than 1";

    private protected const string BoundGive = "more than 0, or null for any";

    private protected TrainingRecipe()
    {
    }

    /// <summary>The recipe's name on command lines.</summary>
    public required string Name { get; init; }

    /// <summary>Which generator is trained.</summary>
    public required GeneratorRecipe Generator { get; init; }

    /// <summary><c>bicubic</c>, <c>gaussian</c> or <c>realesrgan</c>.</summary>
    public string Degradation { get; init; } = "bicubic";

    /// <summary>The settings of the degradation <c>realesrgan</c>; null for <see cref="RealEsrganDegradation.Published"/>.</summary>
    public RealEsrganSettings? RealEsrgan { get; init; }

    /// <summary>The content losses, which are made small together.</summary>
    public required IReadOnlyList<LossTerm> Losses { get; init; }

    /// <summary>Crops in a batch.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The side of high-resolution crops in pixels.</summary>
    public int CropSide { get; init; } = 96;

    /// <summary>The sizes in which each image is seen, as shares of its own (<see cref="TrainingDataOptions.Sizes"/>).</summary>
    public IReadOnlyList<double> Sizes { get; init; } = [1];

    /// <summary>How many steps there are.</summary>
    public required long Steps { get; init; }

    /// <summary>The learning rate of each.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>
    /// <c>adam</c> (Kingma and Ba 2015), <c>rmsprop</c> (Hinton 2012) or <c>soap</c> (Vyas et al. 2024: Adam in the eigenbases of each layer's
    /// gradients, with a <see cref="Beta1"/> and a <see cref="Beta2"/> of 0.95), of both networks. SOAP needs fewer steps, of which each takes
    /// longer, and its memory is the squares of a layer's numbers of outputs and of weights to each, up to 1600 of them.
    /// </summary>
    public string Optimizer { get; init; } = "adam";

    /// <summary>Adam's and SOAP's decay of the mean; RMSProp has none.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The optimizer's decay of the mean square.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The decay of RMSProp's sum of steps; 0 for none, and with the others, whose means of gradients decay by <see cref="Beta1"/>.</summary>
    public double Momentum { get; init; }

    /// <summary>The decay of the generator's averaged weights, which are the ones that leave; null for none.</summary>
    public double? AverageDecay { get; init; }

    /// <summary>The largest norm of all gradients of the generator together, to which larger ones are scaled down; null for any.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>What decides the first weights and the crops.</summary>
    public long Seed { get; init; }

    /// <summary>The names of the optimizers.</summary>
    public static IReadOnlyList<string> Optimizers => OptimizerDecays.Names;

    /// <summary>The recipes that have names.</summary>
    public static IReadOnlyList<TrainingRecipe> All { get; } = [.. ContentRecipe.Named, .. SrganRecipe.Named, .. LumaRecipes.Named, .. PisrRecipe.Named, .. PixelRecursiveRecipe.Named];

    /// <summary>A recipe by its name.</summary>
    /// <exception cref="ArgumentException">There is no recipe of that name.</exception>
    public static TrainingRecipe FromName(string name) => All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new ArgumentException($"There is no recipe \"{name}\"; give {string.Join(" or ", All.Select(recipe => recipe.Name))}.", nameof(name));

    /// <summary>Reads what <see cref="ToJson"/> wrote, or a person changed. What is left out has its default, where it has one.</summary>
    /// <exception cref="JsonException">It is no recipe; the message says where.</exception>
    public static TrainingRecipe FromJson(string json)
    {
        try
        {
            JsonNode? node = JsonNode.Parse(json);
            if (node is JsonObject recipe)
            {
                // As checkpoints have it that are older than the second kind.
                recipe.TryAdd(Kind, Content);
                RecipeDefaults.Complete(recipe, Kind);
            }

            return node.Deserialize(RecipeJson.Default.TrainingRecipe) ?? throw new JsonException("A recipe is an object, not null.");
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>The recipe with another number of steps; the schedule is stretched with it.</summary>
    /// <param name="steps">The number, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or less.</exception>
    /// <exception cref="ArgumentException">Something in the recipe is out of range.</exception>
    public TrainingRecipe WithSteps(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Validate();
        return Stretched(steps);
    }

    /// <summary>The recipe with another optimizer and the decays that its authors have: 0.9 and 0.999 for Adam, 0.99 for RMSProp, 0.95 and 0.95 for SOAP.</summary>
    /// <param name="optimizer"><c>adam</c>, <c>rmsprop</c> or <c>soap</c>.</param>
    /// <exception cref="ArgumentException">There is no optimizer of that name.</exception>
    public TrainingRecipe WithOptimizer(string optimizer)
    {
        (double beta1, double beta2) = OptimizerDecays.Of(optimizer)
            ?? throw new ArgumentException($"There is no optimizer \"{optimizer}\"; give {OptimizerDecays.Give}.", nameof(optimizer));
        return this with { Optimizer = optimizer, Beta1 = beta1, Beta2 = beta2, Momentum = 0 };
    }

    /// <summary>Makes the degradation.</summary>
    /// <exception cref="ArgumentException">There is no degradation of that name, or its settings are out of range.</exception>
    public IDegradation CreateDegradation() => Degradation switch
    {
        "bicubic" => new BicubicDegradation(Generator.Scale),
        "gaussian" => new GaussianDegradation(Generator.Scale),
        "realesrgan" => new RealEsrganDegradation(Generator.Scale, RealEsrgan),
        _ => throw new ArgumentException($"There is no degradation \"{Degradation}\"; give bicubic, gaussian or realesrgan."),
    };

    /// <summary>Opens a folder of images as this recipe trains on it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Workers, memory and validation; what the recipe decides is replaced. The defaults when null.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or no image in the folder can be used.</exception>
    public TrainingData OpenData(string folder, TrainingDataOptions? options = null)
    {
        options ??= new();
        int side = Math.Min(options.ValidationSide, LargestValidationSide);
        return TrainingData.Open(
            folder,
            CreateDegradation(),
            options with { CropSide = CropSide, BatchSize = BatchSize, Sizes = Sizes, Seed = Seed, ValidationSide = side });
    }

    /// <summary>The recipe as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RecipeJson.Default.TrainingRecipe);

    /// <summary>Writes the recipe for people to read and to change; <see cref="FromJson"/> reads it.</summary>
    internal void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using Utf8JsonWriter writer = new(stream, new() { Indented = true });
        JsonSerializer.Serialize(writer, this, RecipeJson.Default.TrainingRecipe);
    });

    /// <summary>All that the generator makes small, for people.</summary>
    internal virtual IEnumerable<LossTerm> Terms => Losses;

    /// <summary>
    /// Whether weights are the better the higher their validation PSNR is, and the best ones by it are kept; otherwise the last ones are
    /// the result.
    /// </summary>
    [JsonIgnore]
    public virtual bool JudgedByPsnr => true;

    /// <summary>Whether the trainer makes something small that is no content loss, so that there may be none of those.</summary>
    private protected virtual bool HasOwnLoss => false;

    /// <summary>The largest side of validation images that the network enlarges in reasonable time.</summary>
    private protected virtual int LargestValidationSide => int.MaxValue;

    /// <summary>Whether a training with random first weights mostly fails.</summary>
    internal virtual bool StartsFromWeights => false;

    /// <exception cref="ArgumentException">The network that was loaded is another than the recipe's.</exception>
    internal void RequireNetworkOf(LoadedGenerator? loaded)
    {
        if (loaded is null)
        {
            return;
        }

        using IGenerator own = Generator.Create(Seed);
        static IEnumerable<string> Tensors(IGenerator generator) =>
            ((nn.Module)generator).state_dict().Select(pair => $"{pair.Key} {string.Join('×', pair.Value.shape)}").Order();
        if (!Tensors(own).SequenceEqual(Tensors(loaded.Generator)))
        {
            throw new ArgumentException(
                $"The recipe {Name} trains {own}, and the weights are those of {loaded.Generator}. Give weights of that network, or change the "
                + "recipe's generator.");
        }

        // The same layers with another end or other ranges of values are another network, as which a checkpoint could not be resumed.
        Dictionary<string, string> wanted = Form(own);
        Dictionary<string, string> found = Form(loaded.Generator);
        string[] differences =
        [
            .. from name in wanted.Keys.Union(found.Keys)
               let values = (Wanted: wanted.GetValueOrDefault(name, "none"), Found: found.GetValueOrDefault(name, "none"))
               where values.Wanted != values.Found
               select $"{name} is {values.Found} instead of {values.Wanted}",
        ];
        if (differences.Length > 0)
        {
            throw new ArgumentException(
                $"The recipe {Name} trains {own}, and the weights are those of another form of it, {loaded.Generator}: {string.Join(", ", differences)}. "
                + "Give weights that were trained in the recipe's form.");
        }
    }

    /// <exception cref="ArgumentException">Something in the recipe is out of range; the message lists all of it.</exception>
    internal void Validate()
    {
        if (Faults.ToArray() is { Length: > 0 } faults)
        {
            throw new ArgumentException($"The recipe {Name}: {string.Join(". ", faults)}.");
        }
    }

    /// <summary>Makes the trainer of this recipe.</summary>
    /// <param name="generator">The network to go on from, which the trainer owns once it is made; null for a new one.</param>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Something in the recipe is out of range, all of which the message lists; a network is no TorchSharp module or has another scale, a
    /// name in the recipe is unknown, or a loss or a teacher needs a file that was not named.
    /// </exception>
    /// <exception cref="CheckpointException">A file that a loss looks at, or the teacher's, is damaged or another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public abstract GeneratorTrainer CreateTrainer(IGenerator? generator = null, LossResources? resources = null);

    /// <summary>What is wrong with each setting that is not allowed, such as "Steps is 0; give 1 or more".</summary>
    private protected virtual IEnumerable<string> Faults
    {
        get
        {
            if (Generator is null)
            {
                yield return $"{nameof(Generator)} is null; give one";
            }

            foreach (string fault in FaultsOfLosses().Concat(ScheduleFaults(nameof(Schedule), Schedule)).Concat(FaultsOfDegradation()))
            {
                yield return fault;
            }

            if (Sizes is not { Count: > 0 } || !Sizes.All(size => size is > 0 and <= 1))
            {
                yield return $"{nameof(Sizes)} has none, or one that is not above 0 and at most 1; give at least one, such as 1";
            }

            if (OptimizerDecays.Of(Optimizer) is null)
            {
                yield return $"{nameof(Optimizer)} is \"{Optimizer}\"; give {OptimizerDecays.Give}";
            }

            (string Name, double Value, bool Allowed, string Give)[] numbers =
            [
                (nameof(BatchSize), BatchSize, BatchSize >= 1, "1 or more"),
                (nameof(CropSide), CropSide, CropSide >= 1, "1 or more"),
                (nameof(Steps), Steps, Steps >= 1, "1 or more"),
                (nameof(Beta1), Beta1, Beta1 is >= 0 and < 1, ShareGive),
                (nameof(Beta2), Beta2, Beta2 is >= 0 and < 1, ShareGive),
                (nameof(Momentum), Momentum, Momentum == 0 || (Optimizer == "rmsprop" && Momentum is > 0 and < 1), $"{ShareGive}, and 0 without rmsprop"),
                (nameof(AverageDecay), AverageDecay ?? 0, AverageDecay is null or (>= 0 and < 1), ShareGive),
                (nameof(MaxGradientNorm), MaxGradientNorm ?? 1, IsBound(MaxGradientNorm), BoundGive),
            ];
            foreach ((string name, double value, _, string give) in numbers.Where(number => !number.Allowed))
            {
                yield return Fault(name, value, give);
            }
        }
    }

    /// <summary>The recipe with another number of steps, and all its schedules stretched.</summary>
    private protected virtual TrainingRecipe Stretched(long steps) => this with { Steps = steps, Schedule = Schedule.Stretched(Steps, steps) };

    private protected static string Fault(string name, double value, string give) => FormattableString.Invariant($"{name} is {value}; give {give}");

    private protected static bool IsBound(double? norm) => norm is null or > 0;

    private protected static IEnumerable<string> ScheduleFaults(string name, LearningRateSchedule? schedule) =>
        schedule is null ? [$"{name} is null; give one"] : schedule.Faults.Select(fault => $"{name}.{fault}");

    private IEnumerable<string> FaultsOfDegradation() => RealEsrgan switch
    {
        null => [],
        _ when Degradation != "realesrgan" => [$"{nameof(RealEsrgan)} has settings and {nameof(Degradation)} is {Degradation}; give realesrgan, or no settings"],
        _ => RealEsrgan.Faults.Select(fault => $"{nameof(RealEsrgan)}: {fault}"),
    };

    private IEnumerable<string> FaultsOfLosses()
    {
        if (Losses is null || (Losses.Count == 0 && !HasOwnLoss) || Losses.Contains(null!))
        {
            yield return $"{nameof(Losses)} has none, or null in it; give at least one loss, and each as a term";
            yield break;
        }

        foreach (LossTerm term in Losses.Where(term => !double.IsFinite(term.Weight)))
        {
            yield return Fault($"The weight of the loss {term.Loss}", term.Weight, "a finite number");
        }

        foreach (IGrouping<string, LossTerm> same in Losses.GroupBy(term => term.Loss).Where(terms => terms.Count() > 1))
        {
            yield return $"The loss {same.Key} is there {same.Count()} times; give it once, with the sum of the weights";
        }
    }

    /// <summary>What names and shapes of tensors do not tell of a network. Who published it has no part in what it computes.</summary>
    private static Dictionary<string, string> Form(IGenerator generator)
    {
        Dictionary<string, string> form = new((generator as ISelfDescribing)?.Texts ?? new Dictionary<string, string>())
        {
            ["input range"] = generator.InputRange.ToString(),
            ["output range"] = generator.OutputRange.ToString(),
        };
        form.Remove(SRResNetTexts.Name);
        return form;
    }
}
