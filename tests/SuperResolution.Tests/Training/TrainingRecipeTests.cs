using System.Text.Json.Nodes;
using System.Text.Json;
using SuperResolution.Data;
using SuperResolution.Data.Degradations;
using SuperResolution.Networks;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class TrainingRecipeTests
{
    public static TheoryData<string> Names => [.. TrainingRecipe.All.Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recipe_comes_back_from_its_JSON(string name)
    {
        TrainingRecipe recipe = TrainingRecipe.FromName(name);
        TrainingRecipe back = TrainingRecipe.FromJson(recipe.ToJson());
        Assert.Equal(recipe.ToJson(), back.ToJson());
        Assert.Equal(recipe.Schedule, back.Schedule);
        Assert.Equal(recipe.Losses, back.Losses);
        Assert.Equal(recipe.Sizes, back.Sizes);
        Assert.Equal(recipe with { Losses = back.Losses, Sizes = back.Sizes }, back);
    }

    [Fact]
    public void The_paper_s_numbers_are_those_of_its_section_3_2()
    {
        ContentRecipe paper = ContentRecipe.Paper;
        Assert.Equal(new GeneratorRecipe("SRResNet", 4, 16, 64), paper.Generator);
        Assert.Equal((16, 96, 1_000_000L, 0.9), (paper.BatchSize, paper.CropSide, paper.Steps, paper.Beta1));
        Assert.Equal(1e-4, paper.Schedule.At(999_999));
        Assert.Equal([new LossTerm("mse", 1)], paper.Losses);
        Assert.IsType<BicubicDegradation>(paper.CreateDegradation());
        using IGenerator generator = paper.Generator.Create(seed: 0);
        Assert.Equal(1_549_462, Assert.IsType<SRResNet>(generator).parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void The_five_variants_of_the_paper_s_table_1_are_there()
    {
        (string, string)[] expected =
        [
            ("srresnet-mse", "1 mse"), ("srresnet-vgg22", "1 vgg22, 2E-08 tv"), ("srgan-mse", "1 mse"), ("srgan-vgg22", "1 vgg22"), ("srgan-vgg54", "1 vgg54"),
        ];
        Assert.All(expected, variant => Assert.Equal(
            variant.Item2, string.Join(", ", TrainingRecipe.FromName(variant.Item1).Losses.Select(term => FormattableString.Invariant($"{term.Weight} {term.Loss}")))));
        Assert.Equal(ContentRecipe.Paper with { Name = "", Losses = [] }, ContentRecipe.PaperVgg22 with { Name = "", Losses = [] });
    }

    [Theory]
    [InlineData("srgan-mse")]
    [InlineData("srgan-vgg22")]
    [InlineData("srgan-vgg54")]
    public void SRGAN_s_numbers_are_those_of_section_3_2_and_equation_3(string name)
    {
        SrganRecipe srgan = Assert.IsType<SrganRecipe>(TrainingRecipe.FromName(name));
        Assert.Equal(new GeneratorRecipe("SRResNet", 4, 16, 64), srgan.Generator);
        Assert.Equal((16, 96, 200_000L, 0.9), (srgan.BatchSize, srgan.CropSide, srgan.Steps, srgan.Beta1));
        Assert.Equal((1e-3, 1, 64), (srgan.AdversarialWeight, srgan.DiscriminatorSteps, srgan.Discriminator.Width));
        Assert.Equal([1e-4, 1e-4, 1e-5, 1e-5], ((long[])[0, 99_999, 100_000, 199_999]).Select(step => Math.Round(srgan.Schedule.At(step), 10)));
        Assert.Null(srgan.DiscriminatorSchedule);
    }

    [Fact]
    public void ESRGAN_s_numbers_are_those_of_its_sections_3_and_4_1()
    {
        ContentRecipe first = Assert.IsType<ContentRecipe>(TrainingRecipe.FromName("rrdb-psnr"));
        Assert.Equal((new GeneratorRecipe("RrdbNet", 4, 23, 64), 16, 128, 1_000_000L), (first.Generator, first.BatchSize, first.CropSide, first.Steps));
        Assert.Equal([2e-4, 2e-4, 1e-4, 0.125e-4], ((long[])[0, 199_999, 200_000, 999_999]).Select(step => Math.Round(first.Schedule.At(step), 10)));
        Assert.Equal([new LossTerm("l1", 1)], first.Losses);

        SrganRecipe second = Assert.IsType<SrganRecipe>(TrainingRecipe.FromName("esrgan"));
        Assert.Equal((first.Generator, 16, 128, 0.9, 0.999), (second.Generator, second.BatchSize, second.CropSide, second.Beta1, second.Beta2));
        Assert.Equal(("ragan", 5e-3, new DiscriminatorRecipe(64, "VggDiscriminator128")), (second.Game, second.AdversarialWeight, second.Discriminator));
        Assert.Equal([new LossTerm("vgg54-before-l1", 12.75), new LossTerm("l1", 1e-2)], second.Losses);
        Assert.Equal(
            [1e-4, 0.5e-4, 0.25e-4, 0.125e-4, 0.0625e-4],
            ((long[])[49_999, 50_000, 100_000, 200_000, 399_999]).Select(step => Math.Round(second.Schedule.At(step), 10)));
        Assert.Equal([5, 10, 20, 30], Assert.IsType<MilestoneDecay>(second.WithSteps(40).Schedule).Milestones);
    }

    [Fact]
    public void Real_ESRGAN_s_losses_are_those_of_its_section_4_1()
    {
        SrganRecipe recipe = Assert.IsType<SrganRecipe>(TrainingRecipe.FromName("real-esrgan-bicubic"));
        Assert.Equal(["1 l1", "1 perceptual", "0.1 gan"], recipe.Losses.Append(new(recipe.Game, recipe.AdversarialWeight)).Select(term => FormattableString.Invariant($"{term.Weight} {term.Loss}")));
        Assert.Equal((48, 256, 400_000L, new DiscriminatorRecipe(64, "UNetDiscriminator")), (recipe.BatchSize, recipe.CropSide, recipe.Steps, recipe.Discriminator));
        Assert.Equal((1e-4, 0.999), (recipe.Schedule.At(399_999), recipe.AverageDecay));
        Assert.Equal((0.9, 0.99, "bicubic"), (recipe.Beta1, recipe.Beta2, recipe.Degradation));
    }

    /// <summary>options/train_realesrnet_x4plus.yml and options/train_realesrgan_x4plus.yml of github.com/xinntao/Real-ESRGAN, at num_gpu: 4 with 12 crops each.</summary>
    [Fact]
    public void Real_ESRGAN_s_settings_are_those_of_its_authors_options()
    {
        ContentRecipe first = Assert.IsType<ContentRecipe>(TrainingRecipe.FromName("real-esrnet"));
        Assert.Equal(["1 l1"], Terms(first));
        Assert.Equal(
            (new GeneratorRecipe("RrdbNet", 4, 23, 64), 48, 256, 1_000_000L, 0.9, 0.99, 0.999),
            (first.Generator, first.BatchSize, first.CropSide, first.Steps, first.Beta1, first.Beta2, first.AverageDecay));
        Assert.Equal([2e-4, 2e-4], ((long[])[0, 999_999]).Select(first.Schedule.At));

        SrganRecipe second = Assert.IsType<SrganRecipe>(TrainingRecipe.FromName("real-esrgan"));
        Assert.Equal(["1 l1", "1 perceptual", "0.1 gan"], Terms(second));
        Assert.Equal(
            (first.Generator, 48, 256, 400_000L, 0.9, 0.99, 0.999),
            (second.Generator, second.BatchSize, second.CropSide, second.Steps, second.Beta1, second.Beta2, second.AverageDecay));
        Assert.Equal([1e-4, 1e-4], ((long[])[0, 399_999]).Select(second.Schedule.At));
        Assert.Equal((new DiscriminatorRecipe(64, "UNetDiscriminator"), 1), (second.Discriminator, second.DiscriminatorSteps));
        Assert.Null(second.DiscriminatorSchedule);
        Assert.All(
            (TrainingRecipe[])[first, second, TrainingRecipe.FromName("compact")],
            recipe => Assert.Equal(RealEsrganDegradation.PublishedPlus, Assert.IsType<RealEsrganDegradation>(recipe.CreateDegradation()).Settings));
    }

    /// <summary>
    /// options/train/SRResNet_SRGAN/train_MSRResNet_x4.yml of github.com/XPixelGroup/BasicSR; options/train/train_BSRN_x4.yml, num_gpu: 2 with 32 crops each, and
    /// train_BSRN-S_x4.yml, num_gpu: 4 with 64 each, of github.com/xiaom233/BSRN.
    /// </summary>
    [Theory]
    [InlineData("msrresnet", "MsrResNet", 16, 64, 16, 128, 1_000_000, 2e-4, 250_000, 0.99)]
    [InlineData("bsrn", "Bsrn", 8, 64, 64, 192, 1_000_000, 1e-3, 1_000_000, 0.999)]
    [InlineData("bsrn-s", "BsrnSmall", 5, 48, 256, 256, 1_500_000, 2e-3, 1_500_000, 0.999)]
    public void Settings_are_those_of_the_authors_options(
        string name, string network, int blocks, int width, int batch, int crop, long steps, double rate, long period, double beta2)
    {
        TrainingRecipe recipe = TrainingRecipe.FromName(name);
        Assert.Equal(new GeneratorRecipe(network, 4, blocks, width), recipe.Generator);
        Assert.Equal((batch, crop, steps, 0.9, beta2), (recipe.BatchSize, recipe.CropSide, recipe.Steps, recipe.Beta1, recipe.Beta2));
        Assert.Equal(name == "msrresnet" ? 0.999 : (double?)null, recipe.AverageDecay);
        Assert.Equal(["1 l1"], Terms(recipe));
        Assert.Equal("bicubic", recipe.Degradation);
        Assert.Equal(rate, recipe.Schedule.At(0), 1e-15);
        Assert.Equal((rate + 1e-7) / 2, recipe.Schedule.At(period / 2), 1e-12);
        Assert.Equal(1e-7, recipe.Schedule.At(steps - 1), 1e-11);
    }

    /// <summary>configs/config.yaml of github.com/HasnainRaz/Fast-SRGAN, and the losses of trainer.py: 0.5 of 0.1 adversarial and 0.5 of features[:34]'s.</summary>
    [Fact]
    public void Fast_SRGAN_s_settings_are_those_of_its_author()
    {
        ContentRecipe first = Assert.IsType<ContentRecipe>(TrainingRecipe.FromName("fast-srgan-mse"));
        SrganRecipe second = Assert.IsType<SrganRecipe>(TrainingRecipe.FromName("fast-srgan"));
        Assert.All((TrainingRecipe[])[first, second], recipe => Assert.Equal(
            (new GeneratorRecipe("FastSRGAN", 4, 8, 64), 24, 96, 1e-4), (recipe.Generator, recipe.BatchSize, recipe.CropSide, recipe.Schedule.At(recipe.Steps - 1))));
        Assert.Equal(["0.5 mse", "81.28125 vgg53", "0.1 gan"], Terms(first).Concat(Terms(second)));
        Assert.Equal(new DiscriminatorRecipe(64, "SrganDiscriminator"), second.Discriminator);
    }

    [Fact]
    public void EBRN_goes_from_absolute_to_squared_differences()
    {
        TrainingRecipe first = TrainingRecipe.FromName("ebrn"), second = TrainingRecipe.FromName("ebrn-mse");
        Assert.Equal((new GeneratorRecipe("Ebrn", 4, 10, 64), first.Generator), (first.Generator, second.Generator));
        Assert.Equal(["1 l1", "1 mse"], Terms(first).Concat(Terms(second)));
        Assert.Equal([1e-4, 0.5e-4, 0.0625e-4], ((long[])[0, 200_000, 999_999]).Select(step => Math.Round(first.Schedule.At(step), 12)));
        Assert.Equal(first.Schedule.At(first.Steps - 1), second.Schedule.At(0), 1e-18);
    }

    private static IEnumerable<string> Terms(TrainingRecipe recipe) => recipe.Losses
        .Concat(recipe is SrganRecipe { Game: var game, AdversarialWeight: var weight } ? [new(game, weight)] : [])
        .Select(term => FormattableString.Invariant($"{term.Weight} {term.Loss}"));

    [Fact]
    public void Milestones_that_do_not_rise_are_refused()
    {
        string message = Assert.Throws<ArgumentException>(
            () => (SrganRecipe.Esrgan with { Schedule = new MilestoneDecay(1e-4, [5, 5], 0.5) }).WithSteps(7)).Message;
        Assert.Contains("Schedule.Milestones are 5, 5; give numbers of steps, each above the one before", message, StringComparison.Ordinal);
        Assert.NotEqual(SrganRecipe.Esrgan.Schedule, new MilestoneDecay(1e-4, [50_000], 0.5));
    }

    [Fact]
    public void Settings_of_a_degradation_come_back_from_the_JSON_and_are_held_against_their_ranges()
    {
        ContentRecipe recipe = TestRecipe.Small with { Degradation = "realesrgan", RealEsrgan = RealEsrganDegradation.PublishedPlus };
        TrainingRecipe back = TrainingRecipe.FromJson(recipe.ToJson());
        Assert.Equal(RealEsrganDegradation.PublishedPlus, back.RealEsrgan);
        Assert.Equal(recipe.ToJson(), back.ToJson());
        Assert.Equal(RealEsrganDegradation.PublishedPlus, Assert.IsType<RealEsrganDegradation>(back.CreateDegradation()).Settings);
        Assert.Equal(
            RealEsrganDegradation.Published, Assert.IsType<RealEsrganDegradation>((recipe with { RealEsrgan = null }).CreateDegradation()).Settings);

        ContentRecipe odd = recipe with { RealEsrgan = RealEsrganDegradation.Published with { FinalSincProbability = 2 } };
        Assert.Contains("RealEsrgan: FinalSincProbability is 2; give 0 to 1", Assert.Throws<ArgumentException>(() => odd.CreateTrainer()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Degradation is bicubic; give realesrgan", Assert.Throws<ArgumentException>(() => (recipe with { Degradation = "bicubic" }).CreateTrainer()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_degradation_s_numbers_are_the_published_ones()
    {
        RealEsrganSettings published = RealEsrganDegradation.Published;
        foreach ((DegradationOrder order, double blurs, double sigma, double most, double noise, double photons) in
            ((DegradationOrder, double, double, double, double, double)[])[(published.First, 1, 3, 1.5, 30, 3), (published.Second, 0.8, 1.5, 1.2, 25, 2.5)])
        {
            Assert.Equal(
                (blurs, new Interval(0.2, sigma), 7, 21, 0.1),
                (order.BlurProbability, order.Blur.Sigma, order.Blur.SmallestSize, order.Blur.LargestSize, order.Blur.SincProbability));
            Assert.Equal(
                [0.45, 0.25, 0.12, 0.03, 0.12, 0.03],
                (double[])[
                    order.Blur.Isotropic, order.Blur.Anisotropic, order.Blur.GeneralisedIsotropic, order.Blur.GeneralisedAnisotropic,
                    order.Blur.PlateauIsotropic, order.Blur.PlateauAnisotropic]);
            Assert.Equal(
                (new Interval(0.5, 4), new Interval(1, 2), new Interval(-Math.PI, Math.PI)), (order.Blur.GeneralisedShape, order.Blur.PlateauShape, order.Blur.Rotation));
            Assert.Equal(
                (new Interval(Math.PI / 3, Math.PI), new Interval(Math.PI / 5, Math.PI), 13),
                (order.Blur.SmallSincCutoff, order.Blur.LargeSincCutoff, order.Blur.LargeSinc));
            Assert.Equal(most, order.Resize.Factor.Most);
            Assert.Equal(
                (0.5, new Interval(1, noise), new Interval(0.05, photons), 0.4),
                (order.Noise.GaussianProbability, order.Noise.GaussianSigma, order.Noise.PoissonScale, order.Noise.GrayProbability));
            Assert.Equal(new Interval(30, 95), order.JpegQuality);
        }

        Assert.Equal(
            (0.2, 0.7, 0.1, 0.15), (published.First.Resize.Up, published.First.Resize.Down, published.First.Resize.Keep, published.First.Resize.Factor.Least));
        Assert.Equal(
            (0.3, 0.4, 0.3, 0.3), (published.Second.Resize.Up, published.Second.Resize.Down, published.Second.Resize.Keep, published.Second.Resize.Factor.Least));
        Assert.Equal(
            (0.8, 7, 21, new Interval(Math.PI / 3, Math.PI), 0.5),
            (published.FinalSincProbability, published.FinalSincSmallestSize, published.FinalSincLargestSize, published.FinalSincCutoff,
                published.FinalSincBeforeJpegProbability));
        Assert.Equal(72, published.Surroundings);
        Assert.Null(published.Sharpening);
        Assert.Equal(published with { Sharpening = new UnsharpMask(50, 0.5, 10) }, RealEsrganDegradation.PublishedPlus);
    }

    [Fact]
    public void A_recipe_of_a_checkpoint_that_is_older_than_the_kinds_is_read()
    {
        string json = ContentRecipe.Faithful.ToJson();
        Assert.StartsWith("{\"kind\":\"content\",", json, StringComparison.Ordinal);
        TrainingRecipe old = TrainingRecipe.FromJson(json.Replace("\"kind\":\"content\",", "", StringComparison.Ordinal));
        Assert.Equal(json, Assert.IsType<ContentRecipe>(old).ToJson());
    }

    [Fact]
    public void A_recipe_of_a_checkpoint_that_is_older_than_sizes_and_optimizers_is_read()
    {
        JsonObject json = JsonNode.Parse(ContentRecipe.Paper.ToJson())!.AsObject();
        Assert.True(json.Remove("sizes"));
        Assert.True(json.Remove("optimizer"));
        TrainingRecipe old = TrainingRecipe.FromJson(json.ToJsonString());
        Assert.Equal([1.0], old.Sizes);
        Assert.Equal("adam", old.Optimizer);
    }

    [Fact]
    public void With_other_steps_the_rate_falls_at_the_same_share()
    {
        TrainingRecipe shorter = SrganRecipe.Paper.WithSteps(1001);
        Assert.Equal([1e-4, 1e-5], ((long[])[500, 501]).Select(step => Math.Round(shorter.Schedule.At(step), 10)));
        Assert.Equal(ContentRecipe.Paper.Schedule, ContentRecipe.Paper.WithSteps(5).Schedule);
    }

    [Fact]
    public void With_other_steps_a_cosine_ends_elsewhere()
    {
        TrainingRecipe shorter = ContentRecipe.Faithful.WithSteps(1000);
        Assert.Equal(1000, shorter.Steps);
        Assert.Equal(1000, Assert.IsType<CosineDecay>(shorter.Schedule).Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => ContentRecipe.Faithful.WithSteps(0));
    }

    [Fact]
    public void With_other_steps_the_discriminator_s_schedule_is_stretched_too()
    {
        SrganRecipe shorter = Assert.IsType<SrganRecipe>(
            (SrganRecipe.Paper with { DiscriminatorSchedule = new StepDecay(1e-3, Every: 50_000, Factor: 0.5) }).WithSteps(2000));
        Assert.Equal(new StepDecay(1e-3, Every: 500, Factor: 0.5), shorter.DiscriminatorSchedule);
        Assert.Equal(new StepDecay(1e-4, Every: 1000, Factor: 0.1), shorter.Schedule);
    }

    [Fact]
    public void Where_the_rate_falls_is_computed_in_whole_numbers()
    {
        // 9/14 of 42 is 27, and in floating point a little more.
        TrainingRecipe longer = (ContentRecipe.Paper with { Steps = 14, Schedule = new StepDecay(1, Every: 9, Factor: 0.5) }).WithSteps(42);
        Assert.Equal(27, Assert.IsType<StepDecay>(longer.Schedule).Every);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Named_recipes_have_no_fault(string name) => Assert.Equal(7, TrainingRecipe.FromName(name).WithSteps(7).Steps);

    [Fact]
    public void All_that_is_out_of_range_is_named_before_anything_is_made()
    {
        SrganRecipe odd = SrganRecipe.PaperMse with
        {
            Losses = [new("l1", double.NaN), new("mse"), new("mse", 2)], Steps = 0, BatchSize = 0, CropSide = -1, Beta1 = 1, Beta2 = -0.5, AverageDecay = 1,
            MaxGradientNorm = 0, Schedule = new StepDecay(double.PositiveInfinity, Every: 0, Factor: -1), AdversarialWeight = double.NaN,
            DiscriminatorSteps = 0, DiscriminatorSchedule = new CosineDecay(-1, WarmUp: -1, Steps: 0, Floor: double.NaN), DiscriminatorMaxGradientNorm = double.NaN,
            Game = "chess", Optimizer = "none", DiscriminatorWeightBound = 0,
        };
        string[] faults =
        [
            "The weight of the loss l1 is NaN; give a finite number", "The loss mse is there 2 times", "Steps is 0; give 1 or more", "BatchSize is 0; give 1",
            "CropSide is -1; give 1", "Beta1 is 1; give 0 or more and less than 1", "Beta2 is -0.5;", "AverageDecay is 1;",
            "MaxGradientNorm is 0; give more than 0, or null for any", "Schedule.Rate is Infinity; give a finite number, 0 or more",
            "Schedule.Every is 0; give 1 or more", "Schedule.Factor is -1;", "AdversarialWeight is NaN;", "DiscriminatorSteps is 0; give 1",
            "DiscriminatorSchedule.Peak is -1;", "DiscriminatorSchedule.WarmUp is -1; give 0", "DiscriminatorSchedule.Steps is 0;",
            "DiscriminatorSchedule.Floor is NaN;", "DiscriminatorMaxGradientNorm is NaN;",
            "Game is \"chess\"; give gan, ragan, wgan or lsgan", "Optimizer is \"none\"; give adam, rmsprop or soap", "DiscriminatorWeightBound is 0; give more than 0",
        ];
        long before = Tensor.TotalCount;
        string message = Assert.Throws<ArgumentException>(() => odd.CreateTrainer()).Message;
        Assert.StartsWith("The recipe srgan-mse: ", message, StringComparison.Ordinal);
        Assert.All(faults, fault => Assert.Contains(fault, message, StringComparison.Ordinal));
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => odd.WithSteps(5)).Message);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        ContentRecipe none = ContentRecipe.Paper with { Losses = [], Generator = null!, Schedule = null! };
        string message = Assert.Throws<ArgumentException>(() => none.CreateTrainer()).Message;
        Assert.All(["Generator is null", "Losses has none", "Schedule is null"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
        Assert.Contains("Losses has none", Assert.Throws<ArgumentException>(() => (ContentRecipe.Paper with { Losses = null! }).CreateTrainer()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Discriminator is null", Assert.Throws<ArgumentException>(() => (SrganRecipe.PaperMse with { Discriminator = null! }).CreateTrainer()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_decides_the_first_weights_and_the_default_random_numbers_stay_as_they_are()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(1).Dispose();
        Tensor expected = rand(4);
        random.manual_seed(1).Dispose();
        using LeanSRResNet a = (LeanSRResNet)TestRecipe.Small.Generator.Create(seed: 5);
        Assert.True(expected.Equals(rand(4)));
        using LeanSRResNet b = (LeanSRResNet)TestRecipe.Small.Generator.Create(seed: 5);
        using LeanSRResNet c = (LeanSRResNet)TestRecipe.Small.Generator.Create(seed: 6);
        Assert.True(a.state_dict()["conv_first.weight"].Equals(b.state_dict()["conv_first.weight"]));
        Assert.False(a.state_dict()["conv_first.weight"].Equals(c.state_dict()["conv_first.weight"]));
    }

    [Fact]
    public void Names_that_do_not_exist_are_refused_with_those_that_do()
    {
        Assert.Contains(
            "give srresnet-mse or srresnet-vgg22 or faithful or rrdb-psnr or msrresnet or bsrn or bsrn-s or real-esrnet or compact or fast-srgan-mse or ebrn or ebrn-mse or "
            + "srgan-mse or srgan-vgg22 or srgan-vgg54 or srgan-quick or photographic or esrgan or real-esrgan-bicubic or real-esrgan or fast-srgan or srcnn or ",
            Assert.Throws<ArgumentException>(() => TrainingRecipe.FromName("none")).Message, StringComparison.Ordinal);
        Assert.Contains("LeanSRResNet", Assert.Throws<ArgumentException>(() => new GeneratorRecipe("none", 4, 1, 1).Create(0)).Message, StringComparison.Ordinal);
        Assert.Contains("UNetDiscriminator", Assert.Throws<ArgumentException>(() => new DiscriminatorRecipe(1, "none").Create(32, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("lsgan", Assert.Throws<ArgumentException>(() => (SrganRecipe.Paper with { Game = "none" }).CreateGame()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "bicubic, gaussian or realesrgan",
            Assert.Throws<ArgumentException>(() => (ContentRecipe.Paper with { Degradation = "none" }).CreateDegradation()).Message,
            StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => TrainingRecipe.FromJson("{}"));
        Assert.Throws<JsonException>(() => TrainingRecipe.FromJson("null"));
        Assert.Throws<JsonException>(() => TrainingRecipe.FromJson(ContentRecipe.Paper.ToJson().Replace("\"steps\"", "\"stpes\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("adam", 0.9, 0.999)]
    [InlineData("rmsprop", 0.9, 0.99)]
    [InlineData("soap", 0.95, 0.95)]
    public void Another_optimizer_comes_with_its_own_decays(string name, double beta1, double beta2)
    {
        TrainingRecipe recipe = TrainingRecipe.FromName("pixel-recursive").WithOptimizer(name);
        Assert.Equal((name, beta1, beta2, 0), (recipe.Optimizer, recipe.Beta1, recipe.Beta2, recipe.Momentum));
        Assert.Equal(5, recipe.WithSteps(5).Steps);
    }

    [Fact]
    public void An_optimizer_that_is_not_known_is_refused_with_those_that_are() => Assert.Contains(
        "There is no optimizer \"muon\"; give adam, rmsprop or soap",
        Assert.Throws<ArgumentException>(() => ContentRecipe.Paper.WithOptimizer("muon")).Message, StringComparison.Ordinal);
}
