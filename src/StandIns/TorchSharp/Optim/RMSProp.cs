using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>RMSProp (Hinton's lecture 6.5, 2012; centred: Graves 2013), with the operations of PyTorch in PyTorch's order.</summary>
public partial class RMSProp : OptimizerHelper
{
    private static readonly Operator s_neg = new("aten::neg");
    private static readonly Operator s_add = new("aten::add", "Tensor");
    private static readonly Operator s_addTo = new("aten::add_", "Tensor");
    private static readonly Operator s_addNumberTo = new("aten::add_", "Scalar");
    private static readonly Operator s_multiplyBy = new("aten::mul_", "Scalar");
    private static readonly Operator s_addProductTo = new("aten::addcmul_");
    private static readonly Operator s_addProduct = new("aten::addcmul");
    private static readonly Operator s_addQuotientTo = new("aten::addcdiv_");
    private static readonly Operator s_sqrt = new("aten::sqrt");

    internal RMSProp(
        IEnumerable<Parameter> parameters, double lr, double alpha, double eps, double weight_decay, double momentum, bool centered, bool maximize)
    {
        ThrowUnlessNotNegative(lr, nameof(lr));
        ThrowUnlessNotNegative(alpha, nameof(alpha));
        ThrowUnlessNotNegative(eps, nameof(eps));
        ThrowUnlessNotNegative(weight_decay, nameof(weight_decay));
        ThrowUnlessNotNegative(momentum, nameof(momentum));
        Options options = new()
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            Alpha = alpha,
            Eps = eps,
            WeightDecay = weight_decay,
            Momentum = momentum,
            Centered = centered,
            Maximize = maximize,
        };
        ParamGroup group = new(parameters, options);
        Groups.Add(group);
        foreach (Parameter parameter in group.Parameters)
        {
            State state = new(parameter);
            state.Initialize(options);
            States[parameter] = state;
        }
    }

    private protected override void Step(Modules.ParamGroup group)
    {
        foreach (Parameter parameter in group.Parameters)
        {
            using Tensor? gradient = parameter.grad;
            if (gradient is not null)
            {
                Step(parameter, gradient, (State)States[parameter], (Options)group.Options);
            }
        }
    }

    /// <summary>Releases the state.</summary>
    /// <param name="disposing">True when called from <c>Dispose</c>.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (State state in States.Values.Cast<State>())
            {
                state.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static void Step(Parameter parameter, Tensor gradient, State state, Options options)
    {
        using Tensor? negative = options.Maximize ? s_neg.Call(gradient) : null;
        using Tensor? decayed = options.WeightDecay != 0 ? s_add.Call(negative ?? gradient, parameter, options.WeightDecay) : null;
        Tensor descent = decayed ?? negative ?? gradient;

        s_multiplyBy.CallVoid(state.square_avg, options.Alpha);
        s_addProductTo.CallVoid(state.square_avg, descent, descent, 1 - options.Alpha);
        using Tensor root = Root(descent, state, options);
        s_addNumberTo.CallVoid(root, options.Eps);
        if (state.momentum_buffer is { } buffer)
        {
            s_multiplyBy.CallVoid(buffer, options.Momentum);
            s_addQuotientTo.CallVoid(buffer, descent, root, 1.0);
            s_addTo.CallVoid(parameter, buffer, -options.LearningRate!.Value);
        }
        else
        {
            s_addQuotientTo.CallVoid(parameter, descent, root, -options.LearningRate!.Value);
        }
    }

    private static Tensor Root(Tensor descent, State state, Options options)
    {
        if (state.Mean is not { } mean)
        {
            return s_sqrt.Call(state.square_avg);
        }

        s_multiplyBy.CallVoid(mean, options.Alpha);
        s_addTo.CallVoid(mean, descent, 1 - options.Alpha);
        using Tensor variance = s_addProduct.Call(state.square_avg, mean, mean, -1.0);
        return s_sqrt.Call(variance);
    }

    private static void ThrowUnlessNotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentException($"RMSProp's {name} must be not negative, and is {value}.", name);
        }
    }

    private sealed class ParamGroup(IEnumerable<Parameter> parameters, Options options) : ParamGroup<Options>(parameters, options);
}
