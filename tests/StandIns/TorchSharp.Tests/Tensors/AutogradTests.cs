using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class AutogradTests
{
    [Fact]
    public void Backward_accumulates_the_gradient_into_the_leaves()
    {
        using Tensor x = tensor((float[])[1, 2, 3], [3], requires_grad: true);
        Assert.Null(x.grad);

        (x * x).sum().backward();
        (x * x).sum().backward();

        Assert.Equal([4f, 8f, 12f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Backward_goes_from_one_number_and_once()
    {
        using Tensor x = tensor((float[])[3, 4], [2], requires_grad: true);
        using Tensor sum = (x * x).sum();

        sum.backward();

        Assert.Throws<ExternalException>(sum.backward);
        Assert.Throws<ExternalException>(() => (x * x).backward());
    }

    [Fact]
    public void No_grad_records_nothing_and_enable_grad_inside_it_does()
    {
        using Tensor x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
                using IDisposable off = enable_grad(false);
                Assert.False((x * 2).requires_grad);
            }

            Assert.False((x * 2).requires_grad);
        }

        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Inference_mode_makes_tensors_that_never_take_part_in_gradients()
    {
        using Tensor x = ones(1, requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            made = x * 2;
        }

        Assert.Throws<ExternalException>(() => x * made);
        Assert.True((x * 2).requires_grad);
        made.Dispose();
    }

    [Fact]
    public void The_modes_belong_to_the_thread()
    {
        using Tensor x = ones(1, requires_grad: true);
        using IDisposable mode = no_grad();
        bool elsewhere = false;
        var thread = new Thread(() => elsewhere = (x * 2).requires_grad);
        thread.Start();
        thread.Join();

        Assert.True(elsewhere);
        Assert.False((x * 2).requires_grad);
    }

    [Fact]
    public void A_leaf_that_wants_gradients_is_not_changed_in_place()
    {
        using Tensor x = ones(1, requires_grad: true);

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
        using Tensor x = ones(1, requires_grad: true);
        using Tensor y = x * 2;
        using Tensor detached = y.detach();

        Assert.True(y.requires_grad);
        Assert.False(detached.requires_grad);
        detached.fill_(5);
        Assert.Equal(5f, y.item<float>());
    }

    [Fact]
    public void A_gradient_can_be_changed_set_and_taken_away()
    {
        using Tensor x = ones(2, requires_grad: true);
        (x * 2).sum().backward();
        x.grad!.fill_(0);
        Assert.Equal([0f, 0f], x.grad!.data<float>().ToArray());

        x.grad = ones(2);
        Assert.Equal([1f, 1f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Only_floating_point_numbers_have_gradients()
    {
        using Tensor whole = ones(1, dtype: ScalarType.Int64);
        Assert.Throws<ExternalException>(() => whole.requires_grad = true);
        Assert.Throws<ExternalException>(() => ones(1, dtype: ScalarType.Int64, requires_grad: true));
    }
}
