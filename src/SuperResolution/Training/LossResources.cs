namespace SuperResolution.Training;

/// <summary>What losses look at beside the images: files of the machine that trains, which are no part of a recipe.</summary>
public sealed record LossResources
{
    /// <summary>VGG19's weights: torchvision's <c>vgg19-dcbb9e9d.pth</c>, whole or its features alone; null for none.</summary>
    public string? Vgg19 { get; init; }

    /// <summary>The weights of a generator that recipes with a <see cref="ContentRecipe.TeacherShare"/> learn from; null for none.</summary>
    public string? Teacher { get; init; }
}
