"""Writes goldens.txt: Grad-CAM and saliency by PyTorch 1.13 in float64, attention rollout by NumPy.

python3 goldens.py > goldens.txt; each line: name, values, row by row. Weights and inputs are the golden tests' filler (units).
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


def show(name, values):
    print(name + ": " + " ".join("%.9g" % v for v in np.asarray(values).ravel()))


net = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 6, 3, padding=1), nn.Tanh(),
                    nn.AvgPool2d(2), nn.Flatten(), nn.Linear(54, 5)).double()
with torch.no_grad():
    for name, p in net.named_parameters():
        p.copy_(fill(name, p.shape, 0.1 if p.ndim == 1 else math.sqrt(3 * p.shape[0] / p.numel())))
for category in (0, 3):
    x = fill("x", (1, 3, 12, 12)).requires_grad_()
    features = net[:5](x)
    features.retain_grad()
    net[5:](features)[0, category].backward()
    alpha = features.grad.mean((2, 3), keepdim=True)
    show("gradcam %d" % category, torch.relu((alpha * features).sum(1)).detach())
    show("saliency %d" % category, x.grad.abs().amax(1))

T = 5
rollout = np.eye(T)
for layer in range(3):
    w = torch.softmax(fill("attention %d" % layer, (2, T, T), 2.0), -1).numpy().mean(0)
    rollout = (w / 2 + np.eye(T) / 2) @ rollout
show("rollout", rollout)
