using Microsoft.Extensions.DependencyInjection;
using SuperResolution.Inference;
using SuperResolution.Weights;

namespace SuperResolution;

/// <summary>A registration without faults, and no longer changeable.</summary>
internal sealed class CheckedRegistration
{
    private readonly string? _weights;
    private readonly Func<IServiceProvider, IGenerator>? _generator;
    private readonly Model? _model;
    private readonly UpscalerOptions _options;

    private CheckedRegistration(string? weights, UpscalerRegistration registration)
    {
        _weights = weights;
        _generator = registration.Generator;
        _model = registration.Model;
        _options = registration.Options;
    }

    /// <exception cref="ArgumentException">There are faults; the message lists all of them.</exception>
    public static CheckedRegistration From(IServiceCollection services, string name, UpscalerRegistration registration)
    {
        string? weights = null;
        Exception? noPath = FaultOf(() => weights = FullPath(registration.Weights));
        List<Exception> faults = [.. noPath is null ? [] : (Exception[])[noPath], .. Faults(services, name, registration, weights)];
        return faults.Count == 0
            ? new(weights, registration)
            : throw new ArgumentException(
                $"The upscaler {Shown(name)} cannot be registered: {string.Join(" ", faults.Select(fault => fault.Message))}",
                faults.Find(fault => fault is not ArgumentException));
    }

    public Upscaler Create(IServiceProvider provider)
    {
        if (_weights is not null)
        {
            return Upscaler.Load(_weights, _options);
        }

        if (_generator is null)
        {
            return _model is { } model ? Upscaler.Create(model, _options) : Upscaler.Create(_options);
        }

        IGenerator generator = _generator(provider)
            ?? throw new InvalidOperationException("UpscalerRegistration.Generator gave null; it has to give a network.");
        try
        {
            return new Upscaler(generator, _options);
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    private static string Shown(string name) => name.Length == 0 ? "without a name" : $"\"{name}\"";

    private static IEnumerable<Exception> Faults(
        IServiceCollection services, string name, UpscalerRegistration registration, string? weights)
    {
        if (services.Any(service => service.ServiceType == typeof(Upscaler) && service.IsKeyedService && name.Equals(service.ServiceKey)))
        {
            yield return new ArgumentException($"There is one {Shown(name)} already; give each another name.");
        }
        else if (name.Length == 0 && services.Any(service => service.ServiceType == typeof(Upscaler) && !service.IsKeyedService))
        {
            yield return new ArgumentException("The services have an Upscaler already; give this one a name.");
        }

        object?[] networks = [registration.Weights, registration.Generator, registration.Model];
        if (networks.Count(network => network is not null) > 1)
        {
            yield return new ArgumentException(
                "More than one of Weights, Generator and Model is given; give one of them, or none for Model.Faithful.");
        }

        if (registration.Model is { } model && FaultOf(() => PackagedWeights.NameOf(model)) is { } unknown)
        {
            yield return unknown;
        }

        if (FaultOf(() => CheckOptions(registration.Options)) is { } options)
        {
            yield return options;
        }

        // Limits with faults are among the options'; the file is still looked at.
        CheckpointLimits? limits = registration.Options?.CheckpointLimits is { } given && !given.Faults.Any() ? given : null;
        (double? strength, int? scale) = (registration.Options?.Strength, registration.Options?.WeightsScale);
        if (weights is not null && FaultOf(() => TextureStrength.Require(GeneratorLoader.Recognise(weights, limits, scale), strength)) is { } file)
        {
            yield return file;
        }

        if (FaultOf(() => TextureStrength.Require(registration.Model, registration.Generator is not null, strength)) is { } texture)
        {
            yield return texture;
        }
    }

    /// <summary>Somebody may change the current folder before the weights are loaded.</summary>
    private static string? FullPath(string? weights)
    {
        if (weights is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(weights))
        {
            throw new ArgumentException("Weights is empty; give a file, such as \"srgan.safetensors\".");
        }

        try
        {
            return Path.GetFullPath(weights);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException(
                $"Weights is \"{weights.Shown()}\", which is no path ({e.Message.Split(" (")[0].TrimEnd('.')}); give a file, such as \"srgan.safetensors\".", e);
        }
    }

    private static void CheckOptions(UpscalerOptions? options)
    {
        if (options is null)
        {
            throw new ArgumentException("Options is null; give UpscalerOptions, or leave it as it is.");
        }

        options.Validate();
        _ = ExecutionTarget.From(options);
    }

    private static Exception? FaultOf(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or CheckpointException)
        {
            return e;
        }
    }
}
