using SuperResolution.Training;

namespace SuperResolution.Tests.Training;

public class LearningRateScheduleTests
{
    [Fact]
    public void A_constant_rate_is_constant()
    {
        Assert.Equal(1e-4, new ConstantRate(1e-4).At(0));
        Assert.Equal(1e-4, new ConstantRate(1e-4).At(long.MaxValue));
    }

    [Fact]
    public void A_step_decay_is_the_one_of_SRGAN()
    {
        StepDecay schedule = new(1e-4, Every: 100_000, Factor: 0.1);
        Assert.Equal(1e-4, schedule.At(0));
        Assert.Equal(1e-4, schedule.At(99_999));
        Assert.Equal(1e-5, schedule.At(100_000), 1e-18);
        Assert.Equal(1e-6, schedule.At(200_000), 1e-18);
    }

    [Fact]
    public void A_cosine_rises_to_its_peak_and_falls_to_its_floor()
    {
        CosineDecay schedule = new(Peak: 1, WarmUp: 10, Steps: 110, Floor: 0.1);
        Assert.Equal(0.1, schedule.At(0), 1e-12);
        Assert.Equal(1, schedule.At(9), 1e-12);
        Assert.Equal(1, schedule.At(10), 1e-12);
        Assert.Equal(0.55, schedule.At(60), 1e-12);
        Assert.Equal(0.1, schedule.At(110), 1e-12);
        Assert.Equal(0.1, schedule.At(1_000_000), 1e-12);
        Assert.All(Enumerable.Range(10, 99), step => Assert.True(schedule.At(step) > schedule.At(step + 1)));
    }

    [Fact]
    public void Cosines_that_restart_are_those_of_MSRResNet()
    {
        CosineRestarts schedule = new(Peak: 2e-4, Period: 250_000, Floor: 1e-7);
        Assert.All((long[])[0, 250_000, 500_000, 750_000], step => Assert.Equal(2e-4, schedule.At(step), 1e-18));
        Assert.All((long[])[125_000, 375_000, 875_000], step => Assert.Equal((2e-4 + 1e-7) / 2, schedule.At(step), 1e-15));
        Assert.Equal(1e-7, schedule.At(249_999), 1e-12);
        Assert.Equal(1e-7, schedule.At(999_999), 1e-12);
        Assert.Equal(schedule with { Period = 3 }, (FamilyRecipes.MsrResNet with { Schedule = schedule }).WithSteps(11).Schedule);
        string message = Assert.Throws<ArgumentException>(
            () => (FamilyRecipes.MsrResNet with { Schedule = new CosineRestarts(double.NaN, 0, -1) }).WithSteps(11)).Message;
        Assert.All(["Schedule.Peak is NaN", "Schedule.Period is 0; give 1 or more", "Schedule.Floor is -1"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cosine_of_a_shorter_training_rises_and_falls_at_the_same_shares_of_it()
    {
        TrainingRecipe shorter = ContentRecipe.Faithful.WithSteps(100);
        Assert.Equal(new CosineDecay(Peak: 1e-3, WarmUp: 0, Steps: 100, Floor: 1e-6), shorter.Schedule);
        Assert.Equal(new CosineDecay(Peak: 1e-3, WarmUp: 400, Steps: 100_000, Floor: 1e-6), ContentRecipe.Faithful.WithSteps(100_000).Schedule);
    }
}
