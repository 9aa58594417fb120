using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class AutogradTests
{
    [Fact]
    public void Backward_accumulates_the_gradient_into_the_leaves()
    {
        using Tensor x = tensor((float[])[1, 2, 3], requires_grad: true);
        Assert.Null(x.grad);

        (x * x).sum().backward();
        (x * x).sum().backward();

        Assert.Equal([4f, 8f, 12f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Backward_of_several_numbers_takes_their_gradient()
    {
        using Tensor x = tensor((float[])[1, 2], requires_grad: true);

        (x * x).backward([tensor((float[])[1, 10])]);

        Assert.Equal([2f, 40f], x.grad!.data<float>().ToArray());
        Assert.Throws<ExternalException>(() => (x * x).backward());
    }

    [Fact]
    public void A_graph_is_gone_after_backward_unless_it_is_retained()
    {
        using Tensor x = tensor((float[])[3], requires_grad: true);
        using Tensor y = x * x;

        y.backward(retain_graph: true);
        y.backward();

        Assert.Equal(12f, x.grad!.item<float>());
        Assert.Throws<ExternalException>(() => y.backward());
    }

    [Fact]
    public void Gradients_are_given_without_being_accumulated_and_to_any_order()
    {
        using Tensor x = tensor((float[])[3], requires_grad: true);
        using Tensor unused = tensor((float[])[1], requires_grad: true);
        using Tensor y = x.pow(3);

        IList<Tensor> first = autograd.grad([y], [x], create_graph: true);
        IList<Tensor> second = autograd.grad([first[0]], [x]);

        Assert.Equal(27f, first[0].item<float>());
        Assert.Equal(18f, second[0].item<float>());
        Assert.Null(x.grad);
        Assert.Throws<ExternalException>(() => autograd.grad([x * x], [unused]));
    }

    [Fact]
    public void No_grad_records_nothing_and_enable_grad_inside_it_does()
    {
        using Tensor x = ones([1], requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }

            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Inference_mode_makes_tensors_that_never_take_part_in_gradients()
    {
        using Tensor x = ones([1], requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            made = x * 2;
        }

        Assert.False(is_inference_mode_enabled());
        Assert.Throws<ExternalException>(() => x * made);
        made.Dispose();
    }

    [Fact]
    public void The_modes_belong_to_the_thread()
    {
        using IDisposable mode = no_grad();
        bool elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();

        Assert.True(elsewhere);
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void A_leaf_that_wants_gradients_is_not_changed_in_place()
    {
        using Tensor x = ones([1], requires_grad: true);

        Assert.Throws<ExternalException>(() => x.add_(1));
        using (no_grad())
        {
            x.add_(1);
        }

        Assert.Equal(2f, x.detach().item<float>());
    }

    [Fact]
    public void Detached_memory_is_shared_without_the_graph()
    {
        using Tensor x = ones([1], requires_grad: true);
        using Tensor y = x * 2;
        using Tensor detached = y.detach();

        Assert.False(y.is_leaf);
        Assert.True(detached.is_leaf);
        Assert.False(detached.requires_grad);
        detached.fill_(5);
        Assert.Equal(5f, y.item<float>());
    }

    [Fact]
    public void A_gradient_can_be_kept_set_and_taken_away()
    {
        using Tensor x = ones([2], requires_grad: true);
        using Tensor y = x * 2;
        y.retain_grad();
        y.sum().backward();
        Assert.Equal([1f, 1f], y.grad!.data<float>().ToArray());

        x.grad!.zero_();
        Assert.Equal([0f, 0f], x.grad!.data<float>().ToArray());
        x.grad = ones(2);
        Assert.Equal([1f, 1f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Only_floating_point_numbers_have_gradients() =>
        Assert.Throws<ExternalException>(() => ones(1, dtype: int64, requires_grad: true));
}
