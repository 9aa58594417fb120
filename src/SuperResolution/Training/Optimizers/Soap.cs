using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Training.Optimizers;

/// <summary>
/// SOAP: "Improving and Stabilizing Shampoo using Adam" (Vyas et al. 2024), algorithm 3: Adam in the eigenbases of what Shampoo gathers of a
/// layer's gradients, so that directions that images excite little, such as fine detail beside their mean, learn as fast as others.
/// </summary>
/// <remarks>
/// A layer's weights are a matrix of their first dimension by all others. A side longer than <see cref="LongestSide"/> is not turned, nor
/// are biases and slopes, for which it is Adam. The first update learns the bases and changes nothing, as in the authors' code. Bases are
/// renewed every <see cref="Renewal"/> updates, where the paper has 10, by a step of the power method and a QR decomposition (algorithm 4).
/// A layer whose first gradient comes later stands still until the renewal after it.
/// </remarks>
public sealed class Soap : IOptimizer
{
    /// <summary>The longest side of a layer's matrix that has a basis.</summary>
    public const int LongestSide = 1600;

    /// <summary>Updates from a renewal of the bases to the next.</summary>
    public const int Renewal = 20;

    private const double Epsilon = 1e-8;

    private readonly Layer[] _layers;
    private readonly double _beta1;
    private readonly double _beta2;
    private long _updates;

    /// <summary>An optimizer that has made no update.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="beta1">The decay of the mean gradient, in [0, 1).</param>
    /// <param name="beta2">The decay of the mean square and of the gradients' covariances, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A decay is out of range.</exception>
    public Soap(IEnumerable<Parameter> parameters, double beta1, double beta2)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RequireDecay(beta1);
        RequireDecay(beta2);
        using DisposeScope scope = NewDisposeScope();
        _layers = [.. parameters.Select(parameter => new Layer(parameter))];
        _beta1 = beta1;
        _beta2 = beta2;
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, Tensor>> Moments => _layers.SelectMany((layer, i) =>
        layer.Moments.Select(moment => new KeyValuePair<string, Tensor>($"{i}.{moment.Name}", moment.Tensor)));

    /// <inheritdoc/>
    public void ZeroGradients()
    {
        foreach (Layer layer in _layers)
        {
            using Tensor? gradient = layer.Parameter.grad;
            gradient?.fill_(0);
        }
    }

    /// <inheritdoc/>
    public void Update(double rate)
    {
        using IDisposable withoutGradients = no_grad();
        foreach (Layer layer in _layers)
        {
            using DisposeScope scope = NewDisposeScope();
            if (layer.Gradient() is { } gradient)
            {
                Update(layer, gradient, rate);
            }
        }

        _updates++;
    }

    /// <inheritdoc/>
    public void GoOnFrom(long updates)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(updates);
        _updates = updates;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_layers, layer => layer.Dispose());

    private static void RequireDecay(double decay, [CallerArgumentExpression(nameof(decay))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decay, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decay, 1, name);
    }

    private void Update(Layer layer, Tensor gradient, double rate)
    {
        if (_updates == 0)
        {
            layer.Gather(gradient, 1 - _beta2);
            layer.Rows?.Find();
            layer.Columns?.Find();
            return;
        }

        layer.Mean.mul_(_beta1).add_(gradient, 1 - _beta1);
        layer.Square.mul_(_beta2).add_(layer.Turned(gradient).square(), 1 - _beta2);
        double meanShare = 1 - Math.Pow(_beta1, _updates);
        double squareShare = 1 - Math.Pow(_beta2, _updates);
        Tensor direction = layer.Turned(layer.Mean) / ((layer.Square / squareShare).sqrt() + Epsilon);
        layer.Parameter.add_(layer.TurnedBack(direction).view(layer.Parameter.shape), -rate / meanShare);

        layer.Gather(gradient, 1 - _beta2);
        if (_updates % Renewal == 0)
        {
            layer.Renew();
        }
    }

    /// <summary>A layer's weights, and what is remembered of their gradients.</summary>
    private sealed class Layer : IDisposable
    {
        private readonly long[] _sides;

        public Layer(Parameter parameter)
        {
            Parameter = parameter;
            bool isMatrix = parameter.shape.Length > 1;
            _sides = isMatrix ? [parameter.shape[0], parameter.numel() / parameter.shape[0]] : [parameter.numel(), 1];
            Mean = zeros(_sides, device: parameter.device).DetachFromDisposeScope();
            Square = zeros(_sides, device: parameter.device).DetachFromDisposeScope();
            Rows = isMatrix && _sides[0] <= LongestSide ? new(_sides[0], parameter.device) : null;
            Columns = isMatrix && _sides[1] <= LongestSide ? new(_sides[1], parameter.device) : null;
        }

        public Parameter Parameter { get; }

        /// <summary>The mean gradient.</summary>
        public Tensor Mean { get; }

        /// <summary>The mean square of the turned gradient.</summary>
        public Tensor Square { get; }

        public EigenBasis? Rows { get; }

        public EigenBasis? Columns { get; }

        public IEnumerable<(string Name, Tensor Tensor)> Moments =>
        [
            ("exp_avg", Mean), ("exp_avg_sq", Square),
            .. Rows is { } rows ? [("row_covariance", rows.Covariance), ("row_basis", rows.Basis)] : Array.Empty<(string, Tensor)>(),
            .. Columns is { } columns ? [("column_covariance", columns.Covariance), ("column_basis", columns.Basis)] : Array.Empty<(string, Tensor)>(),
        ];

        /// <summary>The gradient as a matrix; null where there is none.</summary>
        public Tensor? Gradient() => Parameter.grad?.contiguous().view(_sides);

        /// <summary>Adds a gradient to the covariances.</summary>
        public void Gather(Tensor gradient, double share)
        {
            Rows?.Gather(gradient.matmul(gradient.t()), share);
            Columns?.Gather(gradient.t().matmul(gradient), share);
        }

        /// <summary>A matrix of the weights' shape in the eigenbases.</summary>
        public Tensor Turned(Tensor matrix)
        {
            Tensor left = Rows is { } rows ? rows.Basis.t().matmul(matrix) : matrix;
            return Columns is { } columns ? left.matmul(columns.Basis) : left;
        }

        /// <summary>A matrix of the eigenbases in the weights' shape.</summary>
        public Tensor TurnedBack(Tensor matrix)
        {
            Tensor left = Rows is { } rows ? rows.Basis.matmul(matrix) : matrix;
            return Columns is { } columns ? left.matmul(columns.Basis.t()) : left;
        }

        /// <summary>Lets the bases follow the covariances, and the mean squares follow the order of the bases.</summary>
        public void Renew()
        {
            if (Rows?.Renew() is { } rows)
            {
                Square.copy_(Square.index_select(0, rows));
            }

            if (Columns?.Renew() is { } columns)
            {
                Square.copy_(Square.index_select(1, columns));
            }
        }

        public void Dispose()
        {
            Mean.Dispose();
            Square.Dispose();
            Rows?.Dispose();
            Columns?.Dispose();
        }
    }
}
