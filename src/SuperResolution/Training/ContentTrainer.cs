using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// Trains a generator with content losses alone (Ledig et al. 2017, section 2.2.1); a recursive one with those of what it makes on its way, too
/// (Kim et al. 2016, section 3.3), and one that has a teacher with those against the teacher's pictures (Hinton et al. 2015, section 2).
/// </summary>
public sealed class ContentTrainer : GeneratorTrainer
{
    private readonly IntermediateSupervision? _supervision;
    private readonly double _teacherShare;
    private readonly Teacher? _teacher;

    /// <summary>A trainer at its first step.</summary>
    /// <param name="recipe">The settings.</param>
    /// <param name="generator">
    /// The network to go on from, which the trainer owns once it is made; null for a new one with the recipe's first weights.
    /// </param>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Something in the recipe is out of range, all of which the message lists; the generator is no TorchSharp module, or has another
    /// scale than the recipe, or makes no pictures on its way where the recipe supervises them; a name in the recipe is unknown, or a loss looks
    /// at a file that was not named.
    /// </exception>
    /// <exception cref="CheckpointException">A file that a loss looks at, or the teacher's, is damaged or another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ContentTrainer(ContentRecipe recipe, IGenerator? generator = null, LossResources? resources = null)
        : base(recipe, generator, resources)
    {
        _supervision = recipe.Supervision;
        _teacherShare = recipe.TeacherShare;
        try
        {
            if (_supervision is not null && Generator is not IIntermediateOutputs)
            {
                throw new ArgumentException(
                    $"The recipe {recipe.Name} supervises the pictures that a network makes on its way, and {Generator} makes none. Set Supervision to "
                    + $"null, or train {nameof(Drcn)}.");
            }

            _teacher = _teacherShare > 0 ? Teacher.Load(recipe, resources) : null;
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    internal override Teacher? TaughtBy => _teacher;

    private protected override double Backward(TrainingBatch batch, Dictionary<string, double> values, bool update)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor total = (_supervision, _teacher) switch
        {
            ({ } supervision, _) => Supervised(supervision, batch, values),
            (_, { } teacher) => Taught(teacher, batch, values),
            _ => Content(Predict(batch), Arranged(batch.High), values),
        };
        total.backward();
        return total.item<float>();
    }

    private protected override void Dispose(bool disposing)
    {
        _teacher?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The losses against the originals, and those against the teacher's pictures.</summary>
    private Tensor Taught(Teacher teacher, TrainingBatch batch, Dictionary<string, double> values)
    {
        Tensor picture = teacher.Picture(Arranged(batch.Low));
        RequireFinite("the teacher's picture", picture.sum().item<float>());
        Tensor prediction = Predict(batch);
        Tensor fromOriginals = FromOriginals();
        Tensor fromTeacher = Content(prediction, picture, []);
        Note("teacher", fromTeacher, values);
        return _teacherShare == 1 ? fromTeacher : fromTeacher * _teacherShare + fromOriginals * (1 - _teacherShare);

        // With a share of 1 for the log alone: times 0 they would still cost a pass backward.
        Tensor FromOriginals()
        {
            using IDisposable? withoutGradients = _teacherShare == 1 ? no_grad() : null;
            return Content(prediction, Arranged(batch.High), values);
        }
    }

    /// <summary>α l₁ + (1 − α) l₂ (Kim et al. 2016, section 3.3).</summary>
    private Tensor Supervised(IntermediateSupervision supervision, TrainingBatch batch, Dictionary<string, double> values)
    {
        IReadOnlyList<Tensor> outputs = Predict(batch, ((IIntermediateOutputs)Generator).Outputs);
        Tensor high = Arranged(batch.High);
        double share = supervision.At(Step, Recipe.Steps);
        Tensor? onTheWay = null;
        foreach (Tensor output in outputs.SkipLast(1))
        {
            Tensor loss = Content(output, high, values) / (outputs.Count - 1);
            onTheWay = onTheWay is null ? loss : onTheWay + loss;
        }

        // Each loss is noted under its name again, so that what is reported is that of the final picture.
        Tensor final = Content(outputs[^1], high, values);
        Note("on the way", onTheWay!, values);
        return onTheWay! * share + final * (1 - share);
    }
}
