using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training.Optimizers;

/// <summary>The covariance of one side of a layer's gradients, and the basis of its eigenvectors, in columns (<see cref="Soap"/>).</summary>
internal sealed class EigenBasis(long side, Device device) : IDisposable
{
    /// <summary>The running mean of G Gᵀ, side × side.</summary>
    public Tensor Covariance { get; } = zeros([side, side], device: device).DetachFromDisposeScope();

    /// <summary>Its eigenvectors, side × side; zeros before <see cref="Find"/>.</summary>
    public Tensor Basis { get; } = zeros([side, side], device: device).DetachFromDisposeScope();

    /// <summary>Moves the mean toward a product of gradients.</summary>
    /// <param name="product">The product, side × side.</param>
    /// <param name="share">The product's share in the mean.</param>
    public void Gather(Tensor product, double share) => Covariance.mul_(1 - share).add_(product, share);

    /// <summary>Computes the eigenvectors.</summary>
    public void Find()
    {
        using DisposeScope scope = NewDisposeScope();
        Basis.copy_(linalg.eigh(Covariance).Item2);
    }

    /// <summary>Brings the basis closer to the covariance's eigenvectors, those of the largest eigenvalues first.</summary>
    /// <returns>The old place of each vector, in the caller's scope.</returns>
    public Tensor Renew()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor product = Covariance.matmul(Basis);
        Tensor order = (Basis * product).sum(dim: 0).argsort(descending: true);
        Basis.copy_(linalg.qr(product.index_select(1, order)).Item1);
        return order.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Covariance.Dispose();
        Basis.Dispose();
    }
}
