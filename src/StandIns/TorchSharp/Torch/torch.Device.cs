using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor's memory lies: a kind of device, and which one of its kind.</summary>
    public class Device
    {
        /// <summary>A device such as "cpu", "cuda" or "cuda:1".</summary>
        /// <exception cref="ArgumentException">There is no such kind.</exception>
        /// <exception cref="FormatException">What follows the colon is not a number.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            int colon = description.IndexOf(':', StringComparison.Ordinal);
            type = KindOf(colon < 0 ? description : description[..colon]);
            index = colon < 0 ? -1 : int.Parse(description[(colon + 1)..], CultureInfo.InvariantCulture);
        }

        /// <summary>A device by its kind; −1 is the current one of that kind.</summary>
        internal Device(DeviceType deviceType, int index)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The kind.</summary>
        public DeviceType type { get; }

        /// <summary>Which one of its kind; −1 is the current one.</summary>
        internal int index { get; }

        /// <summary>"cpu", "cuda" or "cuda:1".</summary>
        public override string ToString()
        {
            string kind = type switch
            {
                DeviceType.CPU => "cpu",
                DeviceType.CUDA => "cuda",
                _ => "meta",
            };
            return type == DeviceType.CPU || index < 0 ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind}:{index}");
        }

        private static DeviceType KindOf(string name) =>
            Enum.TryParse(name, ignoreCase: true, out DeviceType kind)
                ? kind
                : throw new ArgumentException($"'{name}' is no kind of device; give cpu, cuda or meta.", nameof(name));
    }
}
