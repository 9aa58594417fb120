namespace SuperResolution.Samples.Evaluate;

/// <summary>Files of weights that metrics need, as the command line names them; null for one that it does not.</summary>
/// <param name="LpipsBackbone">torchvision's AlexNet, VGG16 or SqueezeNet 1.1.</param>
/// <param name="LpipsHeads">The linear heads of LPIPS that go with it.</param>
/// <param name="Vgg19">torchvision's VGG19.</param>
internal sealed record MetricFiles(string? LpipsBackbone, string? LpipsHeads, string? Vgg19)
{
    /// <exception cref="ArgumentException">A file is missing, or given for a metric that is not named.</exception>
    public void RequireUsed(IReadOnlyCollection<string> metrics)
    {
        Require("lpips", "--lpips-backbone", LpipsBackbone);
        Require("lpips", "--lpips-heads", LpipsHeads);
        Require("vgg54", "--vgg19", Vgg19);

        void Require(string metric, string option, string? file)
        {
            if (metrics.Contains(metric) && file is null)
            {
                throw new ArgumentException($"--metrics names {metric}, which needs weights; give {option} FILE.");
            }

            if (!metrics.Contains(metric) && file is not null)
            {
                throw new ArgumentException($"{option} is given and --metrics does not name {metric}; add it, or leave {option} out.");
            }
        }
    }
}
