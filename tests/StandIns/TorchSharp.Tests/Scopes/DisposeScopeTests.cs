using SuperResolution.Tests.Shared;
using TorchSharp.Tests.NN;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

public class DisposeScopeTests
{
    [Fact]
    public void It_disposes_what_was_created_in_it()
    {
        long before = LiveTensors.Count();
        Tensor made;
        using (DisposeScope scope = NewDisposeScope())
        {
            made = zeros(2) + 1;
            Assert.Equal(2, scope.DisposablesView.Count);
            Assert.Contains(scope.DisposablesView, member => ReferenceEquals(member, made));
            Assert.Equal(before + 2, Tensor.TotalCount);
        }

        Assert.True(Values.IsDisposed(made));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void What_is_moved_to_the_outer_scope_goes_with_that()
    {
        Tensor[] kept;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (DisposeScope inner = NewDisposeScope())
            {
                Tensor one = zeros(1).MoveToOuterDisposeScope();
                Tensor two = inner.MoveToOuter(zeros(1));
                Tensor[] more = [zeros(1), zeros(1)];
                inner.MoveToOuter(more);
                _ = zeros(1);
                kept = [one, two, .. more];
            }

            Assert.All(kept, tensor => Assert.False(Values.IsDisposed(tensor)));
            Assert.Equal(4, outer.DisposablesView.Count);
        }

        Assert.All(kept, tensor => Assert.True(Values.IsDisposed(tensor)));
    }

    [Fact]
    public void What_is_detached_or_moved_out_of_the_outermost_scope_lives_on()
    {
        Tensor detached;
        Tensor moved;
        using (NewDisposeScope())
        {
            detached = zeros(1).DetachFromDisposeScope();
            moved = zeros(1).MoveToOuterDisposeScope();
        }

        Assert.False(Values.IsDisposed(detached));
        Assert.False(Values.IsDisposed(moved));
        detached.Dispose();
        moved.Dispose();
    }

    [Fact]
    public void It_moves_only_its_own_members()
    {
        using Tensor free = zeros(1);
        using DisposeScope outer = NewDisposeScope();
        Tensor outers = zeros(1);
        using DisposeScope inner = NewDisposeScope();

        inner.MoveToOuter(free, outers);

        Assert.Equal([outers], outer.DisposablesView, ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void What_is_disposed_by_hand_leaves_it()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor made = zeros(1);

        made.Dispose();

        Assert.Empty(scope.DisposablesView);
    }

    [Fact]
    public void A_parameter_takes_the_place_of_its_tensor()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor data = zeros(1);
        using DisposeScope inner = NewDisposeScope();

        Modules.Parameter parameter = new(data);

        Assert.Equal([parameter], outer.DisposablesView, ReferenceEqualityComparer.Instance);
        Assert.True(Values.IsDisposed(data));
        Assert.Empty(inner.DisposablesView);
    }

    [Fact]
    public void A_scope_closed_before_the_one_inside_it_leaves_that_open()
    {
        DisposeScope outer = NewDisposeScope();
        Tensor made;
        using (DisposeScope inner = NewDisposeScope())
        {
            outer.Dispose();
            made = zeros(1);
            Assert.Equal([made], inner.DisposablesView, ReferenceEqualityComparer.Instance);
        }

        Assert.True(Values.IsDisposed(made));
        using Tensor free = zeros(1);
        Assert.Same(free, free.MoveToOuterDisposeScope());
    }

    [Fact]
    public void A_closed_scope_says_so()
    {
        DisposeScope scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();

        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesView);
        Assert.Throws<ObjectDisposedException>(() => scope.MoveToOuter(zeros(1)));
    }

    [Fact]
    public void Scopes_belong_to_the_thread()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = zeros(1));
        thread.Start();
        thread.Join();

        Assert.Empty(scope.DisposablesView);
        elsewhere!.Dispose();
    }

    [Fact]
    public void What_nobody_disposes_is_released_by_the_garbage_collector()
    {
        long before = Tensor.TotalCount;
        Forget();
        for (int i = 0; i < 10 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(Tensor.TotalCount <= before);

        static void Forget()
        {
            for (int i = 0; i < 100; i++)
            {
                _ = zeros(1);
            }
        }
    }

    [Fact]
    public void Many_threads_create_and_dispose_at_once()
    {
        long before = LiveTensors.Count();
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 200; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor made = (ones(3) + i).sum();
                Assert.Equal(3f + (3 * i), made.item<float>());
            }
        });

        Assert.Equal(before, LiveTensors.Count());
    }
}
