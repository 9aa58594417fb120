using SuperResolution.Tests.Shared;
using SuperResolution.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training.Optimizers;

public class SoapTests
{
    private const int Steps = 45;

    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Training/Optimizers/soap.json");

    [Fact]
    public void Steps_are_those_of_the_paper_also_where_moments_go_on()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] weights = Weights();
        Soap soap = new(weights, beta1: 0.9, beta2: 0.95);
        int compared = 0;
        for (int step = 1; step <= Steps; step++)
        {
            if (step is 2 or 21 or 30)
            {
                using Soap before = soap;
                soap = new(weights, beta1: 0.9, beta2: 0.95);
                soap.GoOnFrom(step - 1);
                foreach ((Tensor own, Tensor other) in soap.Moments.Zip(before.Moments, (own, other) => (own.Value, other.Value)))
                {
                    own.copy_(other);
                }
            }

            Step(soap, weights, step);
            compared += s_oracle.Names.Contains($"0 after {step}") ? 1 : 0;
            for (int i = 0; i < weights.Length && s_oracle.Names.Contains($"{i} after {step}"); i++)
            {
                Tensor expected = s_oracle.Tensor($"{i} after {step}");
                Tensor actual = weights[i].detach()[TensorIndex.Ellipsis, ..(int)Math.Min(weights[i].shape[^1], 8)];
                Assert.True(((actual - expected).square() < 4e-8).all().item<bool>(), $"{i} after {step}: {expected} expected, {actual} found.");
            }
        }

        Assert.Equal(7, compared);
        soap.Dispose();
    }

    [Fact]
    public void Numbers_that_are_not_allowed_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Throws<ArgumentNullException>(() => new Soap(null!, 0.95, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Soap(Weights(), 1, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Soap(Weights(), 0.95, -0.1));
        using Soap soap = new(Weights(), 0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => soap.GoOnFrom(-1));
    }

    [Fact]
    public void Moments_are_named_and_a_side_that_is_too_long_has_none()
    {
        using DisposeScope scope = NewDisposeScope();
        using Soap soap = new(Weights(), beta1: 0.9, beta2: 0.95);
        Assert.Equal(
            [
                "0.exp_avg", "0.exp_avg_sq", "0.row_covariance", "0.row_basis", "0.column_covariance", "0.column_basis",
                "1.exp_avg", "1.exp_avg_sq", "1.row_covariance", "1.row_basis", "2.exp_avg", "2.exp_avg_sq",
            ],
            soap.Moments.Select(moment => moment.Key));
        Assert.All(soap.Moments, moment => Assert.Equal(0, moment.Value.square().sum().item<float>()));
    }

    [Fact]
    public void Directions_that_gradients_excite_little_are_learnt_as_fast_as_others()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor mixed = s_oracle.Tensor("first 0").view(4, 4);
        double soap = Remaining(mixed, weights =>
        {
            Soap optimizer = new(weights, 0.95, 0.95);
            return (optimizer, rate =>
            {
                optimizer.Update(rate);
                optimizer.ZeroGradients();
            });
        });
        double adam = Remaining(mixed, weights =>
        {
            Adam optimizer = optim.Adam(weights);
            return (optimizer, rate =>
            {
                optimizer.ParamGroups.Single().LearningRate = rate;
                optimizer.step();
                optimizer.zero_grad();
            });
        });
        Assert.True(soap < 0.1 * adam, $"SOAP leaves {soap} and Adam {adam}.");
    }

    [Fact]
    public void Updates_leave_no_tensor_behind()
    {
        long atStart = LiveTensors.Count();
        using (DisposeScope scope = NewDisposeScope())
        {
            Parameter[] weights = Weights();
            using Soap soap = new(weights, 0.9, 0.95);
            Step(soap, weights, 1);
            long after = LiveTensors.Count();
            for (int step = 2; step < Steps; step++)
            {
                Step(soap, weights, step);
            }

            Assert.Equal(after, LiveTensors.Count());
        }

        Assert.Equal(atStart, LiveTensors.Count());
    }

    private static Parameter[] Weights() => [.. Enumerable.Range(0, 3).Select(i => new Parameter(s_oracle.Tensor($"first {i}")))];

    /// <summary>A step on the loss of soap_oracle.py.</summary>
    private static void Step(Soap soap, Parameter[] weights, int step)
    {
        using DisposeScope scope = NewDisposeScope();
        soap.ZeroGradients();
        (Tensor a, Tensor b, Tensor c) = (weights[0], weights[1], weights[2]);
        Tensor loss = (a * a * 3).sum() + ((b[.., ..5] * 2).sin() * c).sum() + (b * b).sum() + ((a * a * a).sin() * step).sum();
        loss.backward();
        soap.Update(0.05);
    }

    /// <summary>How much of a least-squares problem with directions of very different strength is left after 300 steps.</summary>
    private static double Remaining(Tensor mixed, Func<Parameter[], (IDisposable Optimizer, Action<double> Update)> create)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] weights = [new(zeros(4, 4))];
        (IDisposable optimizer, Action<double> update) = create(weights);
        Tensor strengths = tensor([1, 0.1f, 0.01f, 0.001f], [4]);
        (Tensor basis, _) = linalg.qr(mixed);
        double left = 0;
        for (int step = 0; step < 300; step++)
        {
            using DisposeScope inner = NewDisposeScope();
            Tensor error = (weights[0].matmul(basis) - mixed) * strengths;
            Tensor loss = (error * error).sum();
            loss.backward();
            update(0.02 * (1 - step / 300.0));
            left = (weights[0].detach().matmul(basis) - mixed).square().sum().item<float>();
        }

        optimizer.Dispose();
        return left;
    }
}
