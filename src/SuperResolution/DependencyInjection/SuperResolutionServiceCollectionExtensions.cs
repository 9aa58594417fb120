using Microsoft.Extensions.DependencyInjection;

namespace SuperResolution;

/// <summary>Adds upscalers to a program's services.</summary>
/// <remarks>
/// <para>
/// Each is a singleton: one network in memory, used by all threads and all scopes. It is loaded when it is first asked for and
/// disposed with the container; what receives it must not dispose it. Asked for at the program's start
/// (<c>app.Services.GetRequiredService&lt;Upscaler&gt;()</c>), it is ready before the first request.
/// </para>
/// <para>
/// What can be wrong is looked for in the call, not at the first request: options, the device, and the file of weights, which is
/// inspected and its network recognised without reading the weights.
/// </para>
/// </remarks>
public static class SuperResolutionServiceCollectionExtensions
{
    /// <summary>The key of the upscaler that is registered without a name: the empty string.</summary>
    public const string DefaultName = "";

    /// <summary>Adds the upscaler that is received as plain <see cref="Upscaler"/>, also under the key <see cref="DefaultName"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">
    /// Says which network: <c>o =&gt; o.Weights = "srgan.safetensors"</c>; null for <see cref="Model.Faithful"/> and default options.
    /// </param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">Something is wrong with the registration; the message lists all of it.</exception>
    public static IServiceCollection AddSuperResolution(this IServiceCollection services, Action<UpscalerRegistration>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        Add(services, DefaultName, configure ?? (_ => { }));
        return services.AddSingleton(provider => provider.GetRequiredKeyedService<Upscaler>(DefaultName));
    }

    /// <summary>Adds an upscaler with a name: a keyed service, received as <c>[FromKeyedServices("photo")] Upscaler</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Its key. Each name may be registered once.</param>
    /// <param name="configure">Says which network: <c>o =&gt; o.Weights = "srgan.safetensors"</c>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">Something is wrong with the registration; the message lists all of it.</exception>
    public static IServiceCollection AddSuperResolution(
        this IServiceCollection services, string name, Action<UpscalerRegistration> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        Add(services, name, configure);
        return services;
    }

    private static void Add(IServiceCollection services, string name, Action<UpscalerRegistration> configure)
    {
        UpscalerRegistration registration = new();
        configure(registration);
        CheckedRegistration source = CheckedRegistration.From(services, name, registration);

        // A factory and not an instance: the container disposes what it makes, and nothing else.
        services.AddKeyedSingleton(name, (provider, _) => source.Create(provider));
    }
}
