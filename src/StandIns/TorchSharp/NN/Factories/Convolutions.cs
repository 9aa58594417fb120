using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes a convolution with a square kernel.</summary>
        /// <param name="in_channels">The channels that come in: a multiple of <paramref name="groups"/>.</param>
        /// <param name="out_channels">The channels that go out: a multiple of <paramref name="groups"/>.</param>
        /// <param name="kernel_size">The kernel's side.</param>
        /// <param name="stride">The step.</param>
        /// <param name="padding">What is added on each side.</param>
        /// <param name="dilation">The distance between the kernel's taps.</param>
        /// <param name="padding_mode">What is added.</param>
        /// <param name="groups">The number of groups that the channels are divided into.</param>
        /// <param name="bias">Whether there is a bias.</param>
        /// <param name="device">Where the parameters lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(
                (in_channels, out_channels), (kernel_size, kernel_size), (stride, stride), (padding, padding), null, (dilation, dilation), padding_mode,
                groups, bias, device, dtype);

        /// <summary>Makes a convolution with a kernel of any sides.</summary>
        /// <param name="in_channels">The channels that come in: a multiple of <paramref name="groups"/>.</param>
        /// <param name="out_channels">The channels that go out: a multiple of <paramref name="groups"/>.</param>
        /// <param name="kernel_size">The kernel's height and width.</param>
        /// <param name="stride">The step along each side; null for 1.</param>
        /// <param name="padding">What is added above and below, and left and right; null for nothing.</param>
        /// <param name="dilation">The distance between the kernel's taps along each side; null for 1.</param>
        /// <param name="padding_mode">What is added.</param>
        /// <param name="groups">The number of groups that the channels are divided into.</param>
        /// <param name="bias">Whether there is a bias.</param>
        /// <param name="device">Where the parameters lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                (in_channels, out_channels), kernel_size, stride ?? (1, 1), padding ?? (0, 0), null, dilation ?? (1, 1), padding_mode, groups, bias,
                device, dtype);

        /// <summary>Makes a convolution with a square kernel whose padding is given by its aim.</summary>
        /// <param name="in_channels">The channels that come in: a multiple of <paramref name="groups"/>.</param>
        /// <param name="out_channels">The channels that go out: a multiple of <paramref name="groups"/>.</param>
        /// <param name="kernel_size">The kernel's side.</param>
        /// <param name="padding">The aim.</param>
        /// <param name="stride">The step; 1 with <see cref="Padding.Same"/>.</param>
        /// <param name="dilation">The distance between the kernel's taps.</param>
        /// <param name="padding_mode">What is added.</param>
        /// <param name="groups">The number of groups that the channels are divided into.</param>
        /// <param name="bias">Whether there is a bias.</param>
        /// <param name="device">Where the parameters lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        /// <exception cref="ArgumentException"><see cref="Padding.Same"/> with a stride.</exception>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(
                (in_channels, out_channels), (kernel_size, kernel_size), (stride, stride), (0, 0), padding, (dilation, dilation), padding_mode, groups,
                bias, device, dtype);

        /// <summary>Makes a transposed convolution with a square kernel.</summary>
        /// <param name="in_channels">The channels that come in: a multiple of <paramref name="groups"/>.</param>
        /// <param name="out_channels">The channels that go out: a multiple of <paramref name="groups"/>.</param>
        /// <param name="kernel_size">The kernel's side.</param>
        /// <param name="stride">By how much the output is larger.</param>
        /// <param name="padding">What is taken off each side of the output.</param>
        /// <param name="output_padding">What is added on one side of the output.</param>
        /// <param name="dilation">The distance between the kernel's taps.</param>
        /// <param name="padding_mode">Zeros.</param>
        /// <param name="groups">The number of groups that the channels are divided into.</param>
        /// <param name="bias">Whether there is a bias.</param>
        /// <param name="device">Where the parameters lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        /// <exception cref="ArgumentException">Another padding mode than zeros.</exception>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new((in_channels, out_channels), kernel_size, stride, padding, output_padding, dilation, padding_mode, groups, bias, device, dtype);
    }
}
