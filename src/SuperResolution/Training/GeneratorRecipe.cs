using SuperResolution.Networks;

namespace SuperResolution.Training;

/// <summary>Which generator is trained.</summary>
/// <param name="Network">
/// <c>SRResNet</c>, <c>LeanSRResNet</c>, <c>Srcnn</c>, <c>Fsrcnn</c>, <c>Espcn</c>, <c>Drcn</c>, <c>RrdbNet</c>, <c>MsrResNet</c>, <c>Ebrn</c>, <c>Bsrn</c>,
/// <c>BsrnSmall</c> (BSRN-S), <c>SRVGGNetCompact</c>, <c>FastSRGAN</c> or <c>PixelRecursive</c>.
/// </param>
/// <param name="Scale">r.</param>
/// <param name="Blocks">
/// Residual blocks; of FSRCNN the layers that map, of DRCN the recursions, of EBRN the modules, of SRVGGNetCompact the convolutions between the first and
/// the last, of pixel recursive super resolution the blocks of each resolution; 0 for SRCNN and ESPCN, which have none.
/// </param>
/// <param name="Width">Feature maps; of networks whose layers have several numbers of them, those of the first. RRDBNet grows by half as many, and the prior of
/// pixel recursive super resolution has twice as many, its hidden layer 32 times.</param>
public sealed record GeneratorRecipe(string Network, int Scale, int Blocks, int Width)
{
    private const int FsrcnnShrunk = 12, SrcnnMappingKernel = 5, PriorLayers = 20;

    /// <summary>
    /// What a network has inside that <see cref="Width"/> does not decide: FSRCNN's s, the maps after shrinking; SRCNN's f₂, the side of the
    /// middle kernel; pixel recursive super resolution's layers of the prior. Null for the paper's, 12, 5 and 20, and for other networks.
    /// </summary>
    public int? Inner { get; init; }

    /// <summary>Builds the generator with first weights that a seed decides. The state of the default random numbers stays as it is.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">There is no such network, or it cannot have these sizes.</exception>
    public IGenerator Create(long seed)
    {
        RequireNothingInVain();
        return FirstWeights.Seeded<IGenerator>(seed, () => Network switch
        {
            nameof(SRResNet) => new SRResNet(Scale, Blocks, Width),
            nameof(LeanSRResNet) => new LeanSRResNet(Scale, Blocks, Width),
            nameof(Srcnn) => new Srcnn(Scale, Inner ?? SrcnnMappingKernel, Width, HalfWidth),
            nameof(Fsrcnn) => new Fsrcnn(Scale, Width, Inner ?? FsrcnnShrunk, Blocks),
            nameof(Espcn) => new Espcn(Scale, Width, HalfWidth),
            nameof(Drcn) => new Drcn(Scale, Blocks, Width),
            nameof(RrdbNet) => new RrdbNet(Scale, Blocks, Width, growth: Width / 2),
            nameof(MsrResNet) => new MsrResNet(Scale, Blocks, Width),
            nameof(Ebrn) => new Ebrn(Scale, Blocks, Width),
            nameof(Bsrn) => new Bsrn(Scale, Blocks, Width),
            nameof(Bsrn) + nameof(BsrnVariant.Small) => new Bsrn(Scale, Blocks, Width, BsrnVariant.Small),
            nameof(SRVGGNetCompact) => new SRVGGNetCompact(Scale, Blocks, Width),
            nameof(FastSRGAN) => new FastSRGAN(Scale, Blocks, Width),
            nameof(PixelRecursive) => new PixelRecursive(Scale, Blocks, Width, Inner ?? PriorLayers, priorWidth: 2 * Width, priorHidden: 32 * Width),
            _ => throw new ArgumentException(
                $"There is no network \"{Network}\"; give {nameof(SRResNet)}, {nameof(LeanSRResNet)}, {nameof(Srcnn)}, {nameof(Fsrcnn)}, "
                + $"{nameof(Espcn)}, {nameof(Drcn)}, {nameof(RrdbNet)}, {nameof(MsrResNet)}, {nameof(Ebrn)}, {nameof(Bsrn)}, {nameof(Bsrn)}{nameof(BsrnVariant.Small)}, "
                + $"{nameof(SRVGGNetCompact)}, {nameof(FastSRGAN)} or {nameof(PixelRecursive)}."),
        });
    }

    // SRCNN and ESPCN have half of the maps in their second layer.
    private int HalfWidth => Math.Max(1, Width / 2);

    private void RequireNothingInVain()
    {
        if (Blocks != 0 && Network is (nameof(Srcnn) or nameof(Espcn)))
        {
            throw new ArgumentException($"{Network} has no blocks to choose; give 0 instead of {Blocks}.");
        }

        if (Inner is not null && Network is not (nameof(Srcnn) or nameof(Fsrcnn) or nameof(PixelRecursive)))
        {
            throw new ArgumentException($"{Network} has nothing that {nameof(Inner)} decides; give null instead of {Inner}.");
        }
    }
}
