using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What each format keeps about an image beside its pixels.</summary>
internal sealed class FormatMetadata
{
    private readonly Dictionary<IImageFormat, IDeepCloneable> _byFormat = [];

    public FormatMetadata()
    {
    }

    public FormatMetadata(FormatMetadata other)
    {
        foreach ((IImageFormat format, IDeepCloneable value) in other._byFormat)
        {
            _byFormat.Add(format, value.DeepClone());
        }
    }

    /// <summary>A format's own, made and kept at the first call.</summary>
    public T Get<T>(IImageFormat format, Func<T> create)
        where T : class, IDeepCloneable
    {
        ArgumentNullException.ThrowIfNull(format);
        if (_byFormat.TryGetValue(format, out IDeepCloneable? known))
        {
            return (T)known;
        }

        T made = create();
        _byFormat.Add(format, made);
        return made;
    }
}
