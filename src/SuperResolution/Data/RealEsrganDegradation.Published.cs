using SuperResolution.Data.Degradations;

namespace SuperResolution.Data;

/// <content>The published numbers.</content>
public sealed partial class RealEsrganDegradation
{
    /// <summary>
    /// The numbers of Real-ESRGAN as published: <c>options/train_realesrgan_x4plus.yml</c> of its repository, whose names stand beside them, and where
    /// that says nothing <c>realesrgan/data/realesrgan_dataset.py</c> and <c>realesrgan/models/realesrgan_model.py</c>. They are those of the paper's
    /// section 4.1. Here targets are not sharpened, as of the paper's Real-ESRGAN without a plus; those options also sharpen them, and degrade what is sharpened:
    /// <see cref="PublishedPlus"/>.
    /// </summary>
    public static RealEsrganSettings Published { get; } = new()
    {
        First = new()
        {
            BlurProbability = 1,
            Blur = PublishedBlur(new(0.2, 3)),                  // blur_sigma
            Resize = PublishedResize(
                up: 0.2, down: 0.7, keep: 0.1,                  // resize_prob
                new(0.15, 1.5)),                                // resize_range
            Noise = new()
            {
                GaussianProbability = 0.5,                      // gaussian_noise_prob
                GaussianSigma = new(1, 30),                     // noise_range
                PoissonScale = new(0.05, 3),                    // poisson_scale_range
                GrayProbability = 0.4,                          // gray_noise_prob
            },
            JpegQuality = new(30, 95),                          // jpeg_range
        },
        Second = new()
        {
            BlurProbability = 0.8,                              // second_blur_prob
            Blur = PublishedBlur(new(0.2, 1.5)),                // blur_sigma2
            Resize = PublishedResize(
                up: 0.3, down: 0.4, keep: 0.3,                  // resize_prob2
                new(0.3, 1.2)),                                 // resize_range2
            Noise = new()
            {
                GaussianProbability = 0.5,                      // gaussian_noise_prob2
                GaussianSigma = new(1, 25),                     // noise_range2
                PoissonScale = new(0.05, 2.5),                  // poisson_scale_range2
                GrayProbability = 0.4,                          // gray_noise_prob2
            },
            JpegQuality = new(30, 95),                          // jpeg_range2
        },
        FinalSincProbability = 0.8,                             // final_sinc_prob
        FinalSincSmallestSize = 7,                              // kernel_range (realesrgan_dataset.py)
        FinalSincLargestSize = 21,
        FinalSincCutoff = new(Math.PI / 3, Math.PI),            // omega_c of the sinc kernel (realesrgan_dataset.py)
        FinalSincBeforeJpegProbability = 0.5,                   // realesrgan_model.py
        Surroundings = 72,                                      // crops of 400 for a gt_size of 256 (crop_pad_size of realesrgan_dataset.py)
    };

    /// <summary>
    /// The numbers of Real-ESRGAN+, which <c>RealESRGAN_x4plus.pth</c> was trained with, as those options have them: <see cref="Published"/> with sharpened targets
    /// (<c>l1_gt_usm</c>, <c>percep_gt_usm</c>, not <c>gan_gt_usm</c>; radius, weight and threshold are <c>USMSharp</c>'s defaults).
    /// </summary>
    public static RealEsrganSettings PublishedPlus { get; } = Published with { Sharpening = new(Radius: 50, Weight: 0.5, Threshold: 10) };

    private static BlurSettings PublishedBlur(Interval sigma) => new()
    {
        SmallestSize = 7,                                       // kernel_range (realesrgan_dataset.py)
        LargestSize = 21,                                       // blur_kernel_size, blur_kernel_size2
        SincProbability = 0.1,                                  // sinc_prob, sinc_prob2
        Isotropic = 0.45,                                       // kernel_prob, kernel_prob2, in the order of kernel_list
        Anisotropic = 0.25,
        GeneralisedIsotropic = 0.12,
        GeneralisedAnisotropic = 0.03,
        PlateauIsotropic = 0.12,
        PlateauAnisotropic = 0.03,
        Sigma = sigma,
        Rotation = new(-Math.PI, Math.PI),                      // realesrgan_dataset.py
        GeneralisedShape = new(0.5, 4),                         // betag_range, betag_range2
        PlateauShape = new(1, 2),                               // betap_range, betap_range2
        SmallSincCutoff = new(Math.PI / 3, Math.PI),            // omega_c (realesrgan_dataset.py)
        LargeSincCutoff = new(Math.PI / 5, Math.PI),
        LargeSinc = 13,
    };

    private static ResizeSettings PublishedResize(double up, double down, double keep, Interval factor) => new()
    {
        Up = up,
        Down = down,
        Keep = keep,
        Factor = factor,
        Area = 1,                                               // each as likely (realesrgan_model.py)
        Bilinear = 1,
        Bicubic = 1,
    };
}
