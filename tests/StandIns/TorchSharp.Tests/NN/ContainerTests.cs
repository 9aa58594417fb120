using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ContainerTests
{
    [Fact]
    public void A_sequence_names_its_parts_as_told()
    {
        using Sequential sequence = Sequential(("first", PReLU(2)), ("last", Conv2d(2, 1, 1)));
        Assert.Equal(["first.weight", "last.weight", "last.bias"], sequence.state_dict().Keys);
        using PReLU part = PReLU(1);
        Assert.Throws<ArgumentException>(() => Sequential(("a.b", part)));
        Assert.Throws<ArgumentException>(() => Sequential(("", part)));
    }

    [Fact]
    public void An_empty_sequence_gives_another_handle_to_its_input()
    {
        using Sequential sequence = Sequential();
        using Tensor input = ones(2);
        using (Tensor output = sequence.call(input))
        {
            Assert.NotSame(input, output);
            Assert.True(output.Equals(input));
        }

        Assert.False(Values.IsDisposed(input));
    }

    [Fact]
    public void A_sequence_releases_what_lies_between_its_parts()
    {
        using Sequential sequence = Sequential(("a", PReLU(1)), ("b", PReLU(1)), ("c", PReLU(1)));
        using Tensor input = ones(2);
        using IDisposable untracked = no_grad();
        long before = LiveTensors.Count();
        using Tensor output = sequence.call(input);
        Assert.Equal(before + 1, Tensor.TotalCount);
    }

    [Fact]
    public void A_list_registers_its_modules_when_it_is_registered()
    {
        ModuleList<PReLU> list = ModuleList(PReLU(1), PReLU(1));
        list.Add(PReLU(1));
        using Holder holder = new(list);
        Assert.Equal(3, list.Count);
        Assert.Equal(["parts.0.weight", "parts.1.weight", "parts.2.weight"], holder.state_dict().Keys);
        Assert.Equal(list, list.Select((_, i) => list[i]));
        Assert.Equal(2, list.IndexOf(list[2]));
    }

    private sealed class Holder : Module<Tensor, Tensor>
    {
        private readonly Module parts;

        public Holder(Module list)
            : base(nameof(Holder))
        {
            parts = list;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input.alias();
    }
}
