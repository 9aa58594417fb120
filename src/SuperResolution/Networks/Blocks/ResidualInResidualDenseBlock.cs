using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>RRDB of ESRGAN (Wang et al. 2018, figure 4): three dense blocks, and β times their result added to the input.</summary>
internal sealed class ResidualInResidualDenseBlock : Module<Tensor, Tensor>
{
    private readonly DenseBlock rdb1;
    private readonly DenseBlock rdb2;
    private readonly DenseBlock rdb3;
    private readonly int _widest;

    public ResidualInResidualDenseBlock(int width, int growth)
        : base(nameof(ResidualInResidualDenseBlock))
    {
        rdb1 = new(width, growth);
        rdb2 = new(width, growth);
        rdb3 = new(width, growth);
        _widest = width + DenseBlock.Grows * growth;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) =>
        RowBands.Through(input, [rdb1, rdb2, rdb3], DenseBlock.Reach, _widest).SharePlus(DenseBlock.ResidualShare, input);
}
