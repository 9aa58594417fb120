using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

[Collection(nameof(ProcessWide))]
public class DisposeScopeTests
{
    [Fact]
    public void It_disposes_what_was_created_in_it()
    {
        long before = Tensor.TotalCount;
        Tensor made;
        using (DisposeScope scope = NewDisposeScope())
        {
            made = zeros(2) + 1;
            Assert.Equal(2, scope.DisposablesCount);
            Assert.True(scope.Contains(made));
            Assert.Equal(before + 2, Tensor.TotalCount);
            Assert.True(Tensor.PeakCount >= before + 2);
        }

        Assert.True(made.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public void What_is_moved_to_the_outer_scope_goes_with_that()
    {
        Tensor kept;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                kept = zeros(1).MoveToOuterDisposeScope();
                _ = zeros(1);
            }

            Assert.False(kept.IsInvalid);
            Assert.Equal(1, outer.DisposablesCount);
        }

        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void What_is_detached_or_moved_out_of_the_outermost_scope_lives_on()
    {
        Tensor detached;
        Tensor moved;
        using (DisposeScope scope = NewDisposeScope())
        {
            detached = scope.Detach(zeros(1));
            moved = zeros(1).MoveToOuterDisposeScope();
        }

        Assert.False(detached.IsInvalid);
        Assert.False(moved.IsInvalid);
        detached.Dispose();
        moved.Dispose();
    }

    [Fact]
    public void What_is_attached_is_disposed_with_it()
    {
        Tensor made = zeros(1);
        using (DisposeScope scope = NewDisposeScope())
        {
            scope.Attach(made);
            Assert.True(scope.Contains(made));
        }

        Assert.True(made.IsInvalid);
    }

    [Fact]
    public void A_tensor_is_in_one_scope_at_a_time()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor made = zeros(1);
        using DisposeScope inner = NewDisposeScope();

        inner.Attach(made);

        Assert.False(outer.Contains(made));
        Assert.True(inner.Contains(made));
        made.MoveToOtherDisposeScope(outer);
        Assert.True(outer.Contains(made));
        Assert.False(inner.Contains(made));
    }

    [Fact]
    public void What_is_disposed_by_hand_leaves_it()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor made = zeros(1);

        made.Dispose();

        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Everything_but_some_is_disposed_while_it_stays_open()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor gone = zeros(1);
        Tensor kept = scope.DisposeEverythingBut(zeros(1));

        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.Equal([kept], scope.DisposablesView, ReferenceEqualityComparer.Instance);
        scope.DisposeEverything();
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void A_scope_closed_before_the_one_inside_it_leaves_that_open()
    {
        DisposeScope outer = NewDisposeScope();
        using (DisposeScope inner = NewDisposeScope())
        {
            outer.Dispose();
            Assert.Same(inner, CurrentDisposeScope);
        }

        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public void A_closed_scope_says_so()
    {
        DisposeScope scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();

        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(zeros(1)));
        Assert.Throws<ObjectDisposedException>(scope.DisposeEverything);
    }

    [Fact]
    public void Scopes_belong_to_the_thread()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = zeros(1));
        thread.Start();
        thread.Join();

        Assert.Equal(0, scope.DisposablesCount);
        elsewhere!.Dispose();
    }

    [Fact]
    public void An_expression_leaves_its_result_alone()
    {
        long before = Tensor.TotalCount;
        using (Tensor result = WrappedTensorDisposeScope(() => (zeros(2) + 1) * 2))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
            Assert.Equal([2f, 2f], result.data<float>().ToArray());
        }

        Assert.Equal(before, Tensor.TotalCount);
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
    public void The_statistics_count_what_happened_on_this_thread()
    {
        ThreadDisposeScopeStatistics statistics = DisposeScopeManager.Statistics;
        statistics.Reset();

        zeros(1).Dispose();
        using (NewDisposeScope())
        {
            _ = zeros(1);
            zeros(1).DetachFromDisposeScope().Dispose();
        }

        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(2, statistics.CreatedInScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(1, statistics.DisposedInScopeCount);
        Assert.Equal(2, statistics.DisposedOutsideScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Many_threads_create_and_dispose_at_once()
    {
        long before = Tensor.TotalCount;
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 200; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor made = (ones(3) + i).sum();
                Assert.Equal(3f + (3 * i), made.item<float>());
            }
        });

        Assert.Equal(before, Tensor.TotalCount);
    }
}
