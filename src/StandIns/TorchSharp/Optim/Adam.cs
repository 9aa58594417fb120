using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba, 2015), with the operations of PyTorch in PyTorch's order.</summary>
public partial class Adam : OptimizerHelper
{
    private static readonly Operator s_neg = new("aten::neg");
    private static readonly Operator s_add = new("aten::add", "Tensor");
    private static readonly Operator s_addTo = new("aten::add_", "Tensor");
    private static readonly Operator s_addNumberTo = new("aten::add_", "Scalar");
    private static readonly Operator s_multiplyBy = new("aten::mul_", "Scalar");
    private static readonly Operator s_divideBy = new("aten::div_", "Scalar");
    private static readonly Operator s_addProductTo = new("aten::addcmul_");
    private static readonly Operator s_addQuotientTo = new("aten::addcdiv_");
    private static readonly Operator s_sqrt = new("aten::sqrt");
    private static readonly Operator s_maximum = new("aten::maximum", "out");

    private readonly Options _defaults;

    internal Adam(
        IEnumerable<Parameter> parameters, double lr, double beta1, double beta2, double eps,
        double weight_decay, bool amsgrad, bool maximize)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>Makes Adam for groups of parameters with options of their own.</summary>
    /// <param name="parameters">The groups; options that a group leaves open are those given here.</param>
    /// <param name="lr">The learning rate; not negative.</param>
    /// <param name="beta1">The decay of the mean, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean square, in [0, 1).</param>
    /// <param name="eps">What is added to the root; not negative.</param>
    /// <param name="weight_decay">What times the parameter is added to the gradient; not negative.</param>
    /// <param name="amsgrad">Whether the largest mean square so far is used (Reddi et al., 2018).</param>
    /// <param name="maximize">Whether the loss grows instead of shrinking.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public Adam(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ThrowUnless(lr >= 0, nameof(lr), lr, "not negative");
        ThrowUnless(beta1 is >= 0 and < 1, nameof(beta1), beta1, "in [0, 1)");
        ThrowUnless(beta2 is >= 0 and < 1, nameof(beta2), beta2, "in [0, 1)");
        ThrowUnless(eps >= 0, nameof(eps), eps, "not negative");
        ThrowUnless(weight_decay >= 0, nameof(weight_decay), weight_decay, "not negative");

        _defaults = new()
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (ParamGroup group in parameters)
        {
            Add(group);
        }
    }

    private void Add(ParamGroup group)
    {
        group.Options.Complete(_defaults);
        Groups.Add(group);
        foreach (Parameter parameter in group.Parameters)
        {
            State state = new(parameter);
            state.Initialize(group.Options);
            States[parameter] = state;
        }
    }

    private protected override void Step(Modules.ParamGroup group)
    {
        var options = (Options)group.Options;
        foreach (Parameter parameter in group.Parameters)
        {
            using Tensor? gradient = parameter.grad;
            if (gradient is not null)
            {
                Step(parameter, gradient, (State)States[parameter], options);
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
        double beta1 = options.beta1!.Value;
        double beta2 = options.beta2!.Value;
        double decay = options.weight_decay!.Value;
        using Tensor? negative = options.maximize!.Value ? s_neg.Call(gradient) : null;
        using Tensor? decayed = decay != 0 ? s_add.Call(negative ?? gradient, parameter, decay) : null;
        Tensor descent = decayed ?? negative ?? gradient;

        state.step++;
        s_multiplyBy.CallVoid(state.exp_avg, beta1);
        s_addTo.CallVoid(state.exp_avg, descent, 1 - beta1);
        s_multiplyBy.CallVoid(state.exp_avg_sq, beta2);
        s_addProductTo.CallVoid(state.exp_avg_sq, descent, descent, 1 - beta2);
        if (options.amsgrad!.Value)
        {
            s_maximum.CallVoid(state.max_exp_avg_sq, state.exp_avg_sq, state.max_exp_avg_sq);
        }

        using Tensor root = s_sqrt.Call(options.amsgrad.Value ? state.max_exp_avg_sq : state.exp_avg_sq);
        s_divideBy.CallVoid(root, Math.Sqrt(1 - Math.Pow(beta2, state.step)));
        s_addNumberTo.CallVoid(root, options.eps!.Value);
        double size = options.LearningRate!.Value / (1 - Math.Pow(beta1, state.step));
        s_addQuotientTo.CallVoid(parameter, state.exp_avg, root, -size);
    }

    private static void ThrowUnless(bool fits, string name, double value, string range)
    {
        if (!fits)
        {
            throw new ArgumentException($"Adam's {name} must be {range}, and is {value}.", name);
        }
    }
}
