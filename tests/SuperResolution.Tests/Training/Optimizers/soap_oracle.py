"""Writes soap.json beside this file: weights after steps of SOAP (Vyas et al. 2024, algorithms 3 and 4) in PyTorch, on a square kernel, a kernel with a long side and a bias.

As in the authors' code, the first step learns the bases alone. Bases are renewed every 20 steps.
A square kernel, for a single gradient of any other leaves eigenvectors open. Start: uniform in [-1, 1) after manual_seed(1), (2) and (3); loss: sum(3 a^2) + sum(sin(2 b) c) + sum(b^2) + sum(sin(a^3) * (step + 1)), where c is the bias.
Run with the python3 that has python3-torch.
"""
import pathlib
import sys

import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "Shared"))
import oracle  # noqa: E402

RATE, BETA1, BETA2, RENEWAL, LONGEST = 0.05, 0.9, 0.95, 20, 1600
STEPS = (1, 2, 3, 20, 21, 22, 45)


def uniform(seed, *shape):
    torch.manual_seed(seed)
    return (torch.rand(*shape, dtype=torch.float64) * 2 - 1).float().double().requires_grad_()


class Soap:
    def __init__(self, weight):
        self.weight, self.count = weight, 0
        self.rows, self.columns = (weight.shape[0], weight[0].numel()) if weight.dim() > 1 else (weight.numel(), 1)
        self.mean = torch.zeros(self.rows, self.columns, dtype=torch.float64)
        self.square = torch.zeros_like(self.mean)
        turned = weight.dim() > 1
        self.sides = [turned and n <= LONGEST for n in (self.rows, self.columns)]
        self.covariances = [torch.zeros(n, n, dtype=torch.float64) if has else None for n, has in zip((self.rows, self.columns), self.sides)]
        self.bases = [torch.eye(n, dtype=torch.float64) if has else None for n, has in zip((self.rows, self.columns), self.sides)]

    def turn(self, m):
        m = m if self.bases[0] is None else torch.einsum("ij,ik->jk", self.bases[0], m)
        return m if self.bases[1] is None else torch.einsum("ij,jk->ik", m, self.bases[1])

    def turn_back(self, m):
        m = m if self.bases[0] is None else torch.einsum("ij,jk->ik", self.bases[0], m)
        return m if self.bases[1] is None else torch.einsum("ij,kj->ik", m, self.bases[1])

    def gather(self, g):
        for side, product in enumerate(("ik,jk->ij", "ki,kj->ij")):
            if self.sides[side]:
                self.covariances[side] = BETA2 * self.covariances[side] + (1 - BETA2) * torch.einsum(product, g, g)

    @torch.no_grad()
    def step(self):
        g = self.weight.grad.reshape(self.rows, self.columns)
        if self.count == 0:
            self.gather(g)
            self.bases = [None if c is None else torch.linalg.eigh(c)[1] for c in self.covariances]
        else:
            self.mean = BETA1 * self.mean + (1 - BETA1) * g
            self.square = BETA2 * self.square + (1 - BETA2) * self.turn(g) ** 2
            direction = self.turn(self.mean) / (1 - BETA1 ** self.count) / ((self.square / (1 - BETA2 ** self.count)).sqrt() + 1e-8)
            self.weight -= RATE * self.turn_back(direction).reshape(self.weight.shape)
            self.gather(g)
            if self.count % RENEWAL == 0:
                for side in (0, 1):
                    if self.sides[side]:
                        q, c = self.bases[side], self.covariances[side]
                        order = torch.argsort(torch.diag(q.T @ c @ q), descending=True)
                        self.bases[side] = torch.linalg.qr(c @ q[:, order])[0]
                        self.square = self.square[order] if side == 0 else self.square[:, order]
        self.count += 1


def main():
    weights = [uniform(1, 4, 1, 2, 2), uniform(2, 2, 1601), uniform(3, 5)]
    out = {f"first {i}": w.float() for i, w in enumerate(weights)}
    optimizers = [Soap(w) for w in weights]
    a, b, c = weights
    for step in range(max(STEPS)):
        for w in weights:
            w.grad = None
        loss = (3 * a ** 2).sum() + ((2 * b[:, :5]).sin() * c).sum() + (b ** 2).sum() + ((a ** 3).sin() * (step + 1)).sum()
        loss.backward()
        for optimizer in optimizers:
            optimizer.step()
        if step + 1 in STEPS:
            for i, w in enumerate(weights):
                out[f"{i} after {step + 1}"] = w.float()[..., :8]
    oracle.save(HERE / "soap.json", out)


if __name__ == "__main__":
    main()
