using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ContainerTests
{
    [Fact]
    public void A_sequence_names_its_parts_by_place_or_as_told()
    {
        using Sequential sequence = Sequential(Linear(2, 2), ReLU()).append("last", Linear(2, 1));
        Assert.Equal(3, sequence.Count);
        Assert.Equal(["0", "1", "last"], sequence.named_children().Select(pair => pair.name));
        Assert.Equal(["0.weight", "0.bias", "last.weight", "last.bias"], sequence.named_parameters().Select(pair => pair.name));
        Assert.IsType<ReLU>(sequence[1]);
    }

    [Fact]
    public void An_empty_sequence_gives_another_handle_to_its_input()
    {
        using Sequential sequence = Sequential();
        using Tensor input = ones([2]);
        using (Tensor output = sequence.call(input))
        {
            Assert.NotSame(input, output);
            Assert.True(output.Equals(input));
        }

        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void A_sequence_releases_what_lies_between_its_parts()
    {
        using Sequential sequence = Sequential(Enumerable.Repeat<Module<Tensor, Tensor>>(Identity(), 1).Concat([Tanh(), Tanh(), Tanh()]));
        using Tensor input = ones([2]);
        long before = Tensor.TotalCount;
        using Tensor output = sequence.call(input);
        Assert.Equal(before + 1, Tensor.TotalCount);
    }

    [Fact]
    public void A_list_registers_its_modules_when_it_is_registered()
    {
        ModuleList<Linear> list = ModuleList(Linear(1, 1), Linear(1, 1));
        list.Add(Linear(1, 1));
        using Holder holder = new(list);
        Assert.Equal(3, list.Count);
        Assert.Equal(
            ["parts.0.weight", "parts.0.bias", "parts.1.weight", "parts.1.bias", "parts.2.weight", "parts.2.bias"], holder.state_dict().Keys);
        Assert.Equal(list, list.Select((_, i) => list[i]));
        Assert.Equal(2, list.IndexOf(list[2]));
    }

    private sealed class Holder : Module
    {
        private readonly Module parts;

        public Holder(Module list)
            : base(nameof(Holder))
        {
            parts = list;
            RegisterComponents();
        }

    }
}
