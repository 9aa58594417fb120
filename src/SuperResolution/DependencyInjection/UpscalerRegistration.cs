namespace SuperResolution;

/// <summary>
/// What <see cref="SuperResolutionServiceCollectionExtensions"/> registers: a network, from a file or made by code, and how it runs.
/// It is read once, in the call; later changes have no effect.
/// </summary>
public sealed class UpscalerRegistration
{
    /// <summary>
    /// A file of weights: .pth (zip or legacy) or .safetensors. A relative path is taken from the folder that is current in the call.
    /// Default: null. Not together with <see cref="Generator"/> or <see cref="Model"/>.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>
    /// Makes a network of your own when the upscaler is first asked for; the upscaler owns what it gives. The services are those of
    /// the root container: a scoped one cannot be taken from them. Default: null. Not together with <see cref="Weights"/> or
    /// <see cref="Model"/>.
    /// </summary>
    public Func<IServiceProvider, IGenerator>? Generator { get; set; }

    /// <summary>
    /// A network whose weights lie inside the package. Default: null, which is <see cref="Model.Faithful"/> where neither
    /// <see cref="Weights"/> nor <see cref="Generator"/> is given.
    /// </summary>
    public Model? Model { get; set; }

    /// <summary>How the network runs. Default: <see cref="UpscalerOptions.Default"/>.</summary>
    public UpscalerOptions Options { get; set; } = UpscalerOptions.Default;
}
