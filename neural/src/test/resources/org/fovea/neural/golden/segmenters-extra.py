#!/usr/bin/env python3
"""Writes segmenters-extra.json: U-Net, SegNet and FCN-8s in NumPy, float64, from their papers, in models.json's format (evaluation
alone; f32_err is a guess), and ../segmentation/border-weights.txt: equation 2 of U-Net's paper with SciPy 1.10's distances
(extents, labels, weights)."""
import json, math, os
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy import ndimage

HERE = os.path.dirname(os.path.abspath(__file__))


def units(name, n):
    h = 0xcbf29ce484222325
    for b in name.encode(): h = (h ^ b) * 0x100000001b3 % 2**64
    s = np.uint64(h) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    s = (s ^ (s >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9); s = (s ^ (s >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (((s ^ (s >> np.uint64(31))) >> np.uint64(40)).astype(np.int64) - 2**23) / 2.0**23


def fill(name, shape, scale, shift): return (shift + scale * units(name, int(np.prod(shape)))).astype(np.float32).astype(float).reshape(shape)


class Net:
    """Parameters by name, by the rule of ModelCase; notes names and shapes in no order."""
    gain, gamma = math.sqrt(2), .6
    def p(s, name, *shape):
        leaf = name.split(".")[-1]
        if leaf == "running_var": return fill(name, shape, .5, 1)
        if leaf == "weight" and len(shape) == 1: return fill(name, shape, .25 * s.gamma, s.gamma)
        if leaf == "weight": return fill(name, shape, s.gain * math.sqrt(3 * shape[0] / np.prod(shape)), 0)
        return fill(name, shape, .1, 0)
    def conv(s, x, name, out, k, pad=0, bias=True):
        w = s.p(name + ".weight", out, len(x), k, k); x = np.pad(x, ((0, 0), (pad, pad), (pad, pad)))
        y = np.tensordot(w, sliding_window_view(x, (k, k), (1, 2)), ((1, 2, 3), (0, 3, 4)))
        return y + s.p(name + ".bias", out)[:, None, None] if bias else y
    def norm(s, x, name):
        v = {k: s.p(f"{name}.{k}", len(x))[:, None, None] for k in ("weight", "bias", "running_mean", "running_var")}
        return (x - v["running_mean"]) / np.sqrt(v["running_var"] + 1e-5) * v["weight"] + v["bias"]
    def block(s, x, name, out): return np.maximum(s.norm(s.conv(x, name + ".0", out, 3, 1, False), name + ".1"), 0)
    def up(s, x, name, out, stride, k, pad, bias):  # scattered, as its definition
        w = s.p(name + ".weight", len(x), out, k, k); h, v = x.shape[1:]; y = np.zeros((out, (h - 1) * stride + k, (v - 1) * stride + k))
        for i in range(h):
            for j in range(v): y[:, i * stride:i * stride + k, j * stride:j * stride + k] += np.tensordot(x[:, i, j], w, (0, 0))
        y = y[:, pad:y.shape[1] - pad, pad:y.shape[2] - pad]
        return y + s.p(name + ".bias", out)[:, None, None] if bias else y


def pool(x, ceil=False):
    if ceil: x = np.pad(x, ((0, 0), (0, x.shape[1] % 2), (0, x.shape[2] % 2)), constant_values=-np.inf)
    x = x[:, :x.shape[1] // 2 * 2, :x.shape[2] // 2 * 2]; return x.reshape(len(x), x.shape[1] // 2, 2, -1, 2).max((2, 4))
def unet(x, width, depth, padded, classes):
    n = Net(); levels = []
    def double(x, name, out):
        if padded:
            for i in (0, 3): x = np.maximum(n.norm(n.conv(x, f"{name}.{i}", out, 3, 1, False), f"{name}.{i + 1}"), 0)
        else:
            for i in (0, 2): x = np.maximum(n.conv(x, f"{name}.{i}", out, 3), 0)
        return x
    for l in range(depth): x = double(x, f"encoder.{l}", width << l); levels.append(x); x = pool(x)
    x = double(x, "bottom", width << depth)
    for l in reversed(range(depth)):
        x = n.up(x, f"up.{l}", width << l, 2, 2, 0, True); a = levels[l]
        if padded: x = np.pad(x, ((0, 0), (0, a.shape[1] - x.shape[1]), (0, a.shape[2] - x.shape[2])))
        else: t, u = (a.shape[1] - x.shape[1]) // 2, (a.shape[2] - x.shape[2]) // 2; a = a[:, t:t + x.shape[1], u:u + x.shape[2]]
        x = double(np.concatenate((a, x)), f"decoder.{l}", width << l)
    return n.conv(x, "logits", classes, 1)
def segnet(x, widths, classes):
    n = Net(); maps = []
    for k, w in enumerate(widths):
        for i in range(2): x = n.block(x, f"encoder.{k}.{i}", w)
        maps.append(x); x = pool(x)
    for k in reversed(range(len(widths))):
        m = maps[k]; y = np.zeros_like(m)
        for c in range(len(m)):
            for i in range(x.shape[1]):
                for j in range(x.shape[2]):
                    a = int(m[c, 2 * i:2 * i + 2, 2 * j:2 * j + 2].argmax()); y[c, 2 * i + a // 2, 2 * j + a % 2] = x[c, i, j]
        x = n.block(y, f"decoder.{k}.0", widths[k])
        x = n.block(x, f"decoder.{k}.1", widths[k - 1]) if k else n.conv(x, "decoder.0.1", classes, 3, 1)
    return x
def fcn8s(x, width, classes):
    n = Net(); h, v = x.shape[1:]; i = 0; maps = []
    for k, d in enumerate((2, 2, 3, 3, 3)):
        for _ in range(d): x = np.maximum(n.conv(x, f"features.{i}", min(512, 64 << k), 3, 1), 0); i += 2
        x = pool(x, True); i += 1; maps.append(x)
    x = np.maximum(n.conv(x, "classifier.0", width, 7, 3), 0); x = np.maximum(n.conv(x, "classifier.3", width, 1), 0); x = n.conv(x, "classifier.6", classes, 1)
    for s in range(2):
        y = n.conv(maps[3 - s], f"scores.{s}", classes, 1); x = n.up(x, f"up.{s}", classes, 2, 4, 1, False)[:, :y.shape[1], :y.shape[2]] + y
    return n.up(x, "up.2", classes, 8, 16, 4, False)[:, :h, :v]


CASES = {  # what computes it, input
    "unet": (lambda x: unet(x, 4, 2, True, 3), (3, 21, 30)),
    "unet_paper": (lambda x: unet(x, 4, 2, False, 3), (3, 44, 52)),
    "segnet": (lambda x: segnet(x, (4, 8, 16), 3), (3, 19, 26)),
    "fcn8s": (lambda x: fcn8s(x, 8, 3), (3, 45, 70)),
}


def num(v): return float(f"{v:.8g}")
def digest(t):
    f = t.reshape(-1); return {"shape": [1, *t.shape], "head": [num(v) for v in f[:8]], "sum": num(f.sum()), "abs_sum": num(abs(f).sum()), "l2": num(math.sqrt((f * f).sum())), "probe": num((f * units("probe", len(f))).sum()), "f32_err": 1e-6}
def weights(labels, w0, sigma):
    cells, n = ndimage.label(labels == 1); w = np.where(labels == 1, labels.size / 2 / (labels == 1).sum(), labels.size / 2 / (labels != 1).sum())
    d = np.sort([ndimage.distance_transform_edt(cells != k) for k in range(1, n + 1)], 0)
    return n, w + np.where(labels == 1, 0, w0 * np.exp(-(d[0] + d[1]) ** 2 / (2 * sigma ** 2)))


if __name__ == "__main__":
    cases = []
    for name, (f, shape) in CASES.items():
        y = f(fill("input", shape, 1, 0)); print(name, y.shape, y.std())
        cases.append({"model": name, "kind": "seg", "gain": Net.gain, "gamma": Net.gamma, "input": {"name": "input", "eval_shape": [1, *shape], "train_shape": [1, *shape]}, "eval": {"out": {"out": digest(y)}}})
    with open(os.path.join(HERE, "segmenters-extra.json"), "w") as f: f.write('{"models":[\n' + ",\n".join(json.dumps(c) for c in cases) + "\n]}\n")
    labels = (ndimage.gaussian_filter(units("cells", 37 * 29).reshape(29, 37), 1.5) > 0).astype(int); n, w = weights(labels, 10, 5)
    print("cells", n, w.min(), w.max())
    with open(os.path.join(HERE, "../segmentation/border-weights.txt"), "w") as f: f.write("".join(" ".join(map(str, v)) + "\n" for v in ([37, 29], labels.reshape(-1), [num(v) for v in w.reshape(-1)])))
