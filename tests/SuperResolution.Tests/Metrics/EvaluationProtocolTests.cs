using SuperResolution.Metrics;

namespace SuperResolution.Tests.Metrics;

public class EvaluationProtocolTests
{
    [Fact]
    public void The_common_protocol_describes_itself() => Assert.Equal(
        "common: images of 8 bits, Y of BT.601 16-235 (gray as it is), border of 4 pixels cut, SSIM over a Gaussian window of 11×11, σ 1.5",
        EvaluationProtocol.Common(4).ToString());

    [Fact]
    public void Daalas_protocol_describes_itself() => Assert.Equal(
        "daala: images of 8 bits, Y of daala's png2y4m (BT.709 16-235, 4:2:0, dithered), border of 4 pixels cut, "
        + "SSIM over the window of daala's dump_ssim (σ 1.5·height/256)",
        EvaluationProtocol.Daala(4).ToString());

    [Fact]
    public void A_protocol_is_found_by_its_name()
    {
        Assert.Equal(EvaluationProtocol.Common(3), EvaluationProtocol.FromName("common", 3));
        Assert.Equal(EvaluationProtocol.Daala(3), EvaluationProtocol.FromName("daala", 3));
        ArgumentException e = Assert.Throws<ArgumentException>(() => EvaluationProtocol.FromName("rgb", 3));
        Assert.StartsWith("There is no evaluation protocol \"rgb\"; give common or daala.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scales_and_borders_have_a_least_value()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationProtocol.Common(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationProtocol.Daala(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationProtocol("own", -1, LumaDefinition.Bt601, SsimWindow.Gaussian11));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationProtocol.Common(4) with { Border = -1 });
    }
}
