using SuperResolution.Data;
using SuperResolution.Inference;
using SuperResolution.IO;
using SuperResolution.Training.Report;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// A training from its start or its last checkpoint to its end: batches, steps, validation, checkpoints, reports. Killed at any moment
/// it resumes, and ends with the same weights as an unbroken run on the same machine, number of threads and precision.
/// </summary>
/// <remarks>
/// The folder of a run has <c>checkpoints/</c>, <c>recipe.json</c>, <c>metrics.jsonl</c>, <c>report.html</c> with its curves and pictures, renewed with each
/// validation, and the averaged weights: <c>last.safetensors</c> with each validation, <c>best.safetensors</c> with each that is better than those before.
/// </remarks>
public sealed class TrainingRun : IDisposable
{
    private readonly TrainingData _data;
    private readonly TrainingRunOptions _options;
    private readonly GeneratorTrainer _trainer;
    private readonly CheckpointFolder _checkpoints;
    private readonly ProgressMeter _meter;
    private readonly TrainingReport _report;
    private readonly LossResources _resources;
    private readonly TrainingImages _images;
    private readonly int _threads;
    private double _bestPsnr;
    private long _bestStep;

    private TrainingRun(
        string folder,
        TrainingData data,
        TrainingRunOptions options,
        GeneratorTrainer trainer,
        LossResources resources,
        CheckpointFolder checkpoints,
        TrainingCheckpoint? from)
    {
        _data = data;
        _images = TrainingImages.Of(folder, data);
        _options = options;
        _trainer = trainer;
        _resources = resources;
        _checkpoints = checkpoints;
        _meter = new(trainer);
        _threads = options.Threads ?? CpuThreads.Default ?? get_num_threads();
        _report = new(Path.Combine(options.Output, "report.html"), trainer, data, _threads);
        _bestPsnr = from?.BestPsnr ?? double.NaN;
        _bestStep = from?.BestStep ?? 0;
    }

    /// <summary>The trainer.</summary>
    public GeneratorTrainer Trainer => _trainer;

    /// <summary>The images.</summary>
    public TrainingData Data => _data;

    /// <summary>
    /// What may be unintended, a line each: an adversarial training that starts from random weights, no images to validate on, what resuming changed in
    /// comparison with the run before. Empty for none.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>The best validation PSNR so far in decibels; NaN before the first.</summary>
    public double BestPsnr => _bestPsnr;

    /// <summary>The step at which it was reached.</summary>
    public long BestStep => _bestStep;

    /// <summary>The file of the recipe, for people.</summary>
    private string RecipeFile => Path.Combine(_options.Output, "recipe.json");

    /// <summary>The file of the averaged weights at the last validation, or where the run was stopped.</summary>
    public string LastWeights => Path.Combine(_options.Output, "last.safetensors");

    /// <summary>
    /// The file of the averaged weights with the best validation PSNR; not there before the first validation, nor in an adversarial training,
    /// which lowers the PSNR as it adds texture.
    /// </summary>
    public string BestWeights => Path.Combine(_options.Output, "best.safetensors");

    /// <summary>Begins a training.</summary>
    /// <param name="folder">The folder of images.</param>
    /// <param name="recipe">The settings.</param>
    /// <param name="options">What surrounds the steps.</param>
    /// <param name="data">How images are kept and prepared; crops, batches and the seed are the recipe's.</param>
    /// <param name="weights">
    /// A file of weights of the recipe's generator to start from; null for the recipe's first weights, of which <see cref="Warnings"/> tells
    /// where that is unwise.
    /// </param>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder of images.</exception>
    /// <exception cref="ArgumentException">
    /// An option is out of range, this processor cannot compute in the precision, no image can be used, the weights are those of another network
    /// than the recipe's, a loss looks at a file that was not named, or a teacher was given to a recipe that learns from none.
    /// </exception>
    /// <exception cref="IOException">The output folder cannot be made or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The output folder may not be made or written to.</exception>
    /// <exception cref="CheckpointException">A file of weights is none.</exception>
    /// <exception cref="InvalidOperationException">The output folder has checkpoints already.</exception>
    /// <exception cref="NonFiniteTrainingException">With the weights of the file a loss is NaN or infinite.</exception>
    public static TrainingRun Start(
        string folder,
        TrainingRecipe recipe,
        TrainingRunOptions options,
        TrainingDataOptions? data = null,
        string? weights = null,
        LossResources? resources = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        CheckpointFolder checkpoints = Open(options);
        if (checkpoints.Last is { } last)
        {
            throw new InvalidOperationException(
                $"There is a training in {options.Output} already ({Path.GetFileName(last)}). Resume it, or give another folder.");
        }

        RequireUse(resources, recipe);
        TrainingData opened = recipe.OpenData(folder, data);
        LoadedGenerator? loaded = weights is null ? null : GeneratorLoader.Load(weights);
        GeneratorTrainer? trainer = null;
        try
        {
            recipe.RequireNetworkOf(loaded);
            trainer = recipe.CreateTrainer(loaded?.Generator, resources);
            TrainingRun run = new(folder, opened, options, trainer, resources ?? new(), checkpoints, from: null)
            {
                Warnings = [.. TrainingWarnings.OfStart(recipe, weights), .. TrainingWarnings.OfData(opened, data)],
            };
            run.Prepare();
            recipe.Write(run.RecipeFile);
            run.ChooseForm(options.ChannelsLast, options.Precision ?? Precision.Auto);
            return run;
        }
        catch
        {
            trainer?.Dispose();
            loaded?.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a training from its last checkpoint.</summary>
    /// <param name="folder">The folder of images.</param>
    /// <param name="options">What surrounds the steps; the output folder is the one of the run before.</param>
    /// <param name="data">How images are kept and prepared.</param>
    /// <param name="resources">The files that losses look at; null, or null of one, for those of the run before.</param>
    /// <exception cref="InvalidOperationException">There is no checkpoint, or it is that of another network than its recipe's.</exception>
    /// <exception cref="InvalidCheckpointException">The last checkpoint is damaged.</exception>
    /// <exception cref="CheckpointException">The file of VGG19 or of the teacher is damaged or another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file of VGG19 or of the teacher.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder of images.</exception>
    /// <exception cref="ArgumentException">
    /// An option or something in the checkpoint's recipe is out of range, this processor cannot compute in the precision, no image can be used, or a loss
    /// looks at a file that was not named.
    /// </exception>
    /// <exception cref="NonFiniteTrainingException">
    /// A loss is NaN or infinite, where a batch is computed to choose the layout or the precision.
    /// </exception>
    public static TrainingRun Resume(
        string folder, TrainingRunOptions options, TrainingDataOptions? data = null, LossResources? resources = null)
    {
        CheckpointFolder checkpoints = Open(options);
        string path = checkpoints.Last ?? throw new InvalidOperationException($"There is no checkpoint in {options.Output} to resume from.");
        TrainingCheckpoint from = TrainingCheckpoint.Read(path);
        Precision precision = options.Precision ?? from.Precision;
        ConvolutionForm.RequireComputable(precision, "The training did so before; give Float32 or Auto to go on with it here.", nameof(options));
        TrainingData opened = from.Recipe.OpenData(folder, data);
        RequireUse(resources, from.Recipe);
        resources = new() { Vgg19 = resources?.Vgg19 ?? from.Resources.Vgg19, Teacher = resources?.Teacher ?? from.Resources.Teacher };
        GeneratorTrainer trainer = from.Recipe.CreateTrainer(generator: null, resources);
        try
        {
            from.Restore(path, trainer);
            TrainingRun run = new(folder, opened, options with { Threads = options.Threads ?? from.Threads }, trainer, resources, checkpoints, from);
            run.Prepare();
            if (!File.Exists(run.RecipeFile))
            {
                // The run before was of a version that did not write it.
                from.Recipe.Write(run.RecipeFile);
            }

            // Which layout is faster depends on the precision.
            run.ChooseForm(options.ChannelsLast ?? (precision == from.Precision ? from.ChannelsLast : null), precision);
            run.Warnings =
            [
                .. TrainingWarnings.OfDifferences(trainer, run._threads, resources, run._images, from),
                .. TrainingWarnings.OfEdits(run.RecipeFile, from.Recipe),
                .. TrainingWarnings.OfData(opened, data),
            ];
            return run;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Trains to the end of the recipe, or until it is cancelled; either way the last step is in a checkpoint.</summary>
    /// <param name="progress">Told of each report, on this thread.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <returns>Whether the end was reached.</returns>
    /// <exception cref="NonFiniteTrainingException">A loss or the gradients became NaN or infinite; the last checkpoint is a good one.</exception>
    public bool Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using CpuThreads threads = new(_threads);
        using ValidationSet validation = new(_data);
        using MetricsLog log = new(Path.Combine(_options.Output, "metrics.jsonl"), _trainer.Step);
        using BatchStream batches = _data.Stream(_trainer.Step);
        if (_checkpoints.Last is null)
        {
            // A run that is killed before its first checkpoint resumes, and what is not finite there has a good one before it.
            Checkpoint(best: false);
        }

        long before = _trainer.Step;
        try
        {
            _meter.Start();
            while (_trainer.Step < _trainer.Recipe.Steps && !cancellationToken.IsCancellationRequested)
            {
                using (TrainingBatch batch = batches.Next(CancellationToken.None))
                {
                    _meter.Add(_trainer.Train(batch));
                }

                AfterStep(validation, log, progress);
            }
        }
        catch (NonFiniteTrainingException)
        {
            // The curves up to there tell how it came.
            _report.Write(log.Lines, _bestPsnr, _bestStep);
            throw;
        }

        bool ended = _trainer.Step >= _trainer.Recipe.Steps;
        if (!ended)
        {
            Checkpoint(best: false);
        }

        // A run that was killed after its last checkpoint may lack what comes after it.
        if (!ended || _trainer.Step == before)
        {
            using (_trainer.Evaluating())
            {
                GeneratorFile.Save(_trainer.Generator, LastWeights);
                _report.Look(validation);
            }

            _report.Write(log.Lines, _bestPsnr, _bestStep);
        }

        return ended;
    }

    /// <summary>Frees the trainer.</summary>
    public void Dispose() => _trainer.Dispose();

    private static CheckpointFolder Open(TrainingRunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ConvolutionForm.RequireComputable(options.Precision ?? Precision.Auto, "Give Float32 or Auto.", nameof(options));
        return new(Path.Combine(options.Output, "checkpoints"), options.KeepCheckpoints);
    }

    private static void RequireUse(LossResources? resources, TrainingRecipe recipe)
    {
        if (resources?.Teacher is { } teacher && recipe is not ContentRecipe { TeacherShare: > 0 })
        {
            throw new ArgumentException(
                $"The recipe {recipe.Name} learns from no teacher, and {teacher} was given as one. Leave it out, or set {nameof(ContentRecipe.TeacherShare)} in a "
                + "recipe of content losses alone.",
                nameof(resources));
        }
    }

    /// <summary>Makes the folders, which a run that cannot begin does not leave behind.</summary>
    private void Prepare()
    {
        Directory.CreateDirectory(_options.Output);
        AtomicFile.DeleteUnfinished(_options.Output);
        _checkpoints.Prepare();
    }

    private void ChooseForm(bool? channelsLast, Precision precision)
    {
        using CpuThreads threads = new(_threads);
        using TrainingBatch batch = _data.Batch(_trainer.Step);
        _trainer.ChooseFastest(batch, channelsLast, precision);
    }

    private void AfterStep(ValidationSet validation, MetricsLog log, IProgress<TrainingProgress>? progress)
    {
        bool last = _trainer.Step >= _trainer.Recipe.Steps;
        bool evaluate = last || _trainer.Step % _options.ValidateEvery == 0;
        bool checkpoint = evaluate || _trainer.Step % _options.CheckpointEvery == 0;
        if (!checkpoint && _trainer.Step % _options.ReportEvery != 0)
        {
            return;
        }

        _meter.Pause();
        bool best = false;
        double? psnr = evaluate ? Evaluate(validation, out best) : null;

        // First the log, of which a run that resumes takes the lines up to its checkpoint.
        TrainingProgress report = _meter.Report(psnr);
        log.Write(report);
        if (checkpoint)
        {
            Checkpoint(best);
        }

        if (evaluate)
        {
            _report.Write(log.Lines, _bestPsnr, _bestStep);
        }

        progress?.Report(report);
        _meter.Start();
    }

    /// <summary>Writes the averaged weights and validates them, where there are images for that.</summary>
    private double? Evaluate(ValidationSet validation, out bool best)
    {
        best = false;
        using IDisposable averages = _trainer.Evaluating();
        double? psnr = validation.Count == 0 ? null : validation.Psnr(_trainer.Generator, CancellationToken.None);
        if (psnr is double.NaN)
        {
            throw new NonFiniteTrainingException(_trainer.Step - 1, "the validation PSNR", double.NaN);
        }

        GeneratorFile.Save(_trainer.Generator, LastWeights);
        if (psnr is not { } decibels)
        {
            return null;
        }

        _report.Look(validation);
        if (double.IsNaN(_bestPsnr) || decibels > _bestPsnr)
        {
            (_bestPsnr, _bestStep) = (decibels, _trainer.Step);
            best = _trainer.Recipe.JudgedByPsnr;
        }

        if (best)
        {
            GeneratorFile.Save(_trainer.Generator, BestWeights);
        }

        return psnr;
    }

    private void Checkpoint(bool best) => _checkpoints.Save(
        new TrainingCheckpoint
        {
            Step = _trainer.Step,
            Recipe = _trainer.Recipe,
            Threads = _threads,
            Precision = _trainer.Precision,
            ChannelsLast = _trainer.ChannelsLast,
            Resources = _resources,
            Machine = MachineDescription.Text,
            Images = _images,
            BestPsnr = _bestPsnr,
            BestStep = _bestStep,
        },
        _trainer,
        best);
}
