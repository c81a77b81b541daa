"""Writes transformers.txt: PyTorch 1.13's nn.TransformerEncoder and nn.TransformerDecoder in float64, batch first, two layers.

python3 transformers.py > transformers.txt; each line: name, values. Weights and inputs are the golden tests' filler (units).
"""
import math

import numpy as np
import torch
from torch import nn


def units(name, n):
    h = 0xCBF29CE484222325
    for b in name.encode():
        h = (h ^ b) * 0x100000001B3 % 2**64
    s = np.uint64(h) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    s = (s ^ (s >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    s = (s ^ (s >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (((s ^ (s >> np.uint64(31))) >> np.uint64(40)).astype(np.int64) - 2**23) / 2.0**23


def fill(name, shape, scale=1.0):
    return torch.tensor((scale * units(name, int(np.prod(shape)))).astype(np.float32).astype(float)).reshape(shape)


def filled(module):
    module = module.double()
    with torch.no_grad():
        for name, p in module.named_parameters():
            p.copy_(fill(name, p.shape, 0.5 if p.ndim == 1 else math.sqrt(3 * p.shape[0] / p.numel())))
    return module


E, L, S = 8, 4, 5
x, memory = fill("x", (2, L, E)).requires_grad_(), fill("memory", (2, S, E)).requires_grad_()
causal = torch.full((L, L), -math.inf, dtype=torch.double).triu(1)
padding = torch.tensor([[0, 0, 0, 0, 1], [0, 0, 0, 0, 0]], dtype=torch.bool)
for first in (False, True):
    norm = lambda: nn.LayerNorm(E) if first else None
    args = dict(dim_feedforward=16, dropout=0.0, batch_first=True, norm_first=first)
    encoder = filled(nn.TransformerEncoder(nn.TransformerEncoderLayer(E, 2, **args), 2, norm()))
    decoder = filled(nn.TransformerDecoder(nn.TransformerDecoderLayer(E, 2, **args), 2, norm()))
    name = "pre-norm" if first else "post-norm"
    for what, y, inputs in (("encoder", encoder(memory, src_key_padding_mask=padding), [memory]),
                            ("decoder", decoder(x, memory, tgt_mask=causal, memory_key_padding_mask=padding), [x, memory])):
        gradients = torch.autograd.grad((y * fill("out", y.shape)).sum(), inputs)
        for label, values in zip([what, what + " gradient 0", what + " gradient 1"], [y, *gradients]):
            print("%s %s: %s" % (name, label, " ".join("%.9g" % v for v in values.detach().numpy().ravel())))
