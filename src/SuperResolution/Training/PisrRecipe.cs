namespace SuperResolution.Training;

/// <summary>
/// PISR (Lee et al. 2020, "Learning with Privileged Information for Efficient Image Super-Resolution") as data: a teacher that sees originals, then a student of
/// the same network that learns from it, in one training.
/// </summary>
/// <remarks>
/// The first <see cref="TeacherSteps"/> train an encoder over the original and the recipe's FSRCNN as its decoder. Then the teacher stays as it is, and the FSRCNN
/// learns on, from low-resolution images.
/// </remarks>
public sealed record PisrRecipe : TrainingRecipe
{
    /// <summary>How many of <see cref="TrainingRecipe.Steps"/> train the teacher, at least 1 and fewer than all.</summary>
    public required long TeacherSteps { get; init; }

    /// <summary>The learning rates of those; <see cref="TrainingRecipe.Schedule"/> begins with the student's first step.</summary>
    public required LearningRateSchedule TeacherSchedule { get; init; }

    /// <summary>λ^T: the weight of the imitation loss, by which what the encoder makes stays a low-resolution image (section 3.1).</summary>
    public double ImitationWeight { get; init; } = 1e-4;

    /// <summary>λ^S: the weight of the distillation by variational information (section 3.2).</summary>
    public double DistillationWeight { get; init; } = 1e-6;

    /// <summary>
    /// FSRCNN(56, 12, 4) ×4 as the paper and its published code train it: L1 of Y, crops of 192×192, batches of 16, Adam; the teacher 10⁶ updates from 10⁻³, the
    /// student 10⁶ from 10⁻⁴, each along a cosine to 10⁻⁵ (1000 epochs of 1000 updates). λ^T = 10⁻⁴ and λ^S = 10⁻⁶. A Laplace distribution, as
    /// in the paper (section 3.2); the published code has it too and takes a Gaussian unless it is told otherwise.
    /// </summary>
    public static PisrRecipe Paper { get; } = new()
    {
        Name = "pisr",
        Generator = LumaRecipes.Fsrcnn.Generator,
        Losses = [new("l1-y")],
        CropSide = 192,
        TeacherSteps = 1_000_000,
        TeacherSchedule = new CosineDecay(1e-3, WarmUp: 0, Steps: 1_000_000, Floor: 1e-5),
        Steps = 2_000_000,
        Schedule = new CosineDecay(1e-4, WarmUp: 0, Steps: 1_000_000, Floor: 1e-5),
    };

    /// <summary>
    /// What a teacher adds, in half an hour of a CPU core: from random weights, with the paper's optimizer, 3000 steps of the teacher and 8000 of the student, both
    /// from a rate of 10⁻³; images are those of <see cref="LumaRecipes.FsrcnnQuick"/>. λ^T is 1: within so few steps 10⁻⁴ lets the encoder make images of
    /// a kind of their own, and a student that begins with such a teacher's weights begins with less than random ones.
    /// </summary>
    public static PisrRecipe Quick { get; } = Paper with
    {
        Name = "pisr-quick",
        CropSide = LumaRecipes.FsrcnnQuick.CropSide,
        Sizes = LumaRecipes.FsrcnnQuick.Sizes,
        ImitationWeight = 1,
        DistillationWeight = 1e-4,
        TeacherSteps = 3000,
        TeacherSchedule = new CosineDecay(1e-3, WarmUp: 30, Steps: 3000, Floor: 1e-6),
        Steps = 11_000,
        Schedule = new CosineDecay(1e-3, WarmUp: 40, Steps: 8000, Floor: 1e-6),
        AverageDecay = LumaRecipes.FsrcnnQuick.AverageDecay,
    };

    internal static IReadOnlyList<PisrRecipe> Named => [Paper, Quick];

    private protected override IEnumerable<string> Faults
    {
        get
        {
            foreach (string fault in base.Faults.Concat(ScheduleFaults(nameof(TeacherSchedule), TeacherSchedule)))
            {
                yield return fault;
            }

            if (TeacherSteps < 1 || TeacherSteps >= Steps)
            {
                yield return Fault(nameof(TeacherSteps), TeacherSteps, "1 or more and fewer than Steps");
            }

            (string Name, double Value)[] weights = [(nameof(ImitationWeight), ImitationWeight), (nameof(DistillationWeight), DistillationWeight)];
            foreach ((string name, double value) in weights.Where(weight => !double.IsFinite(weight.Value)))
            {
                yield return Fault(name, value, "a finite number");
            }
        }
    }

    /// <inheritdoc/>
    public override GeneratorTrainer CreateTrainer(IGenerator? generator = null, LossResources? resources = null) =>
        new PisrTrainer(this, generator, resources);

    /// <remarks>Teacher and student keep their shares of the steps.</remarks>
    private protected override TrainingRecipe Stretched(long steps)
    {
        long teacher = Math.Clamp((long)((Int128)TeacherSteps * steps / Steps), 1, Math.Max(steps - 1, 1));
        return this with
        {
            Steps = steps,
            TeacherSteps = teacher,
            TeacherSchedule = TeacherSchedule.Stretched(TeacherSteps, teacher),
            Schedule = Schedule.Stretched(Steps - TeacherSteps, Math.Max(steps - teacher, 1)),
        };
    }
}
