#!/usr/bin/env python3
"""Writes extra.json.gz and extra-optim.json: PyTorch 1.13.1 and NumPy, float64 on float32-rounded inputs."""
import gzip, json, math, os
from types import SimpleNamespace as Inputs
import numpy as np, torch, torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

HERE = os.path.dirname(os.path.abspath(__file__))
M64 = (1 << 64) - 1


def fill(name, shape, scale=1.0, shift=0.0):
    """The values of Filler.java."""
    h = 0xCBF29CE484222325
    for b in name.encode(): h = ((h ^ b) * 0x100000001B3) & M64
    n = int(np.prod(shape)) if shape else 1
    with np.errstate(over="ignore"):
        s = np.uint64(h) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        s = (s ^ (s >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        s = (s ^ (s >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = s ^ (s >> np.uint64(31))
    v = ((z >> np.uint64(40)).astype(np.int64) - (1 << 23)) / float(1 << 23)
    return (shift + scale * v).astype(np.float32).reshape(shape)


# ------------------------------------------------------------------------------------------------ operations
def G(*shape, scale=1.0, shift=0.0, grad=True): return {"shape": list(shape), "scale": scale, "shift": shift, "grad": grad}
def D(data, grad=False): return {"data": data, "grad": grad}
def bern(name, shape): return (fill(name, shape) > 0).astype(float).tolist()


def tversky(p, t, alpha, beta, smooth):
    p, t = p.flatten(1), t.flatten(1); o = (p * t).sum(1)
    return (1 - (o + smooth) / (o + alpha * (p * (1 - t)).sum(1) + beta * ((1 - p) * t).sum(1) + smooth)).mean()
def reduce(l, reduction): return {"none": lambda: l, "sum": l.sum, "mean": l.mean}[reduction]()
def dfl(x, t, reduction="mean"):  # equation 6 of Li et al., 2020
    s = torch.softmax(x, 1); y = t.floor().long(); r = torch.arange(len(t))
    return reduce(-((y + 1 - t) * torch.log(s[r, y]) + (t - y) * torch.log(s[r, y + 1])), reduction)
def iou_loss(a, b, reduction="mean"):
    wh = (torch.min(a[:, 2:], b[:, 2:]) - torch.max(a[:, :2], b[:, :2])).clamp(min=0); i = wh[:, 0] * wh[:, 1]
    area = lambda x: (x[:, 2] - x[:, 0]) * (x[:, 3] - x[:, 1])
    return reduce(1 - i / (area(a) + area(b) - i + 1e-7), reduction)
def packed(I, cls, num_layers=1, bidirectional=False, batch_first=False):
    m = getattr(torch.nn, cls)(I.x.shape[2], I.h0.shape[2], num_layers, bidirectional=bidirectional, batch_first=batch_first,
        **({"nonlinearity": "relu"} if hasattr(I, "relu") else {})).to(I.x.dtype)
    m._flat_weights = [getattr(I, n) for n in m._flat_weights_names]
    p = pack_padded_sequence(I.x, I.lengths, batch_first=batch_first, enforce_sorted=False)
    y, s = m(p, (I.h0, I.c0) if cls == "LSTM" else I.h0)
    y = pad_packed_sequence(y, batch_first=batch_first, total_length=I.x.shape[1 if batch_first else 0])[0]
    return [y, *s] if cls == "LSTM" else [y, s]
def rnn(I, **A): I.relu = True; return packed(I, "RNN", **A)
def clip_value(I, limit):
    ps = [torch.zeros_like(t).requires_grad_() for t in (I.x, I.y)]
    for p, g in zip(ps, (I.x, I.y)): p.grad = g.clone()
    torch.nn.utils.clip_grad_value_(ps, limit); return [p.grad for p in ps]
def clip_norm(I, max_norm):
    ps = [torch.zeros_like(t).requires_grad_() for t in (I.x, I.y)]
    for p, g in zip(ps, (I.x, I.y)): p.grad = g.clone()
    return [torch.nn.utils.clip_grad_norm_(ps, max_norm), *[p.grad for p in ps]]


OPS = {
    "tversky_loss": lambda I, **A: tversky(I.x, I.t, **A), "distribution_focal_loss": lambda I, **A: dfl(I.x, I.t, **A),
    "iou_loss": lambda I, **A: iou_loss(I.a, I.b, **A), "kl_div": lambda I, **A: F.kl_div(I.x, I.t, **A),
    "hinge_loss": lambda I, reduction: reduce((1 - I.t * I.x).clamp(min=0), reduction),
    "l1_penalty": lambda I: I.x.abs().sum() + I.y.abs().sum(), "l2_penalty": lambda I: (I.x ** 2).sum() + (I.y ** 2).sum(),
    "sum_pool2d": lambda I, **A: F.avg_pool2d(I.x, divisor_override=1, **A),
    "lstm_packed": lambda I, **A: packed(I, "LSTM", **A), "gru_packed": lambda I, **A: packed(I, "GRU", **A),
    "rnn_tanh_packed": lambda I, **A: packed(I, "RNN", **A), "rnn_relu_packed": rnn,
    "clip_grad_value": clip_value, "clip_grad_norm": clip_norm,
}


def cases():
    c = []
    def case(op, name, inputs, **attrs): c.append((op, name, inputs, attrs))
    p = dict(x=G(2, 1, 3, 4, scale=.49, shift=.5), t=D(bern("tversky/t", (2, 1, 3, 4))))
    case("tversky_loss", "a0.3_b0.7", p, alpha=.3, beta=.7, smooth=1.0); case("tversky_loss", "a1_b1_is_jaccard", p, alpha=1.0, beta=1.0, smooth=0.0)
    for r in ("mean", "none", "sum"): case("distribution_focal_loss", r, dict(x=G(5, 8, scale=3), t=D([0., 1.25, 3.5, 6., 6.875])), reduction=r)
    a = [[0., 0, 4, 4], [1, 1, 5.5, 3], [2, 2, 3, 3], [0, 0, 4, 4], [1, 2, 3, 4]]; b = [[1., 1, 5, 5], [0, 0.5, 4, 6], [1, 1, 6, 5], [10, 10, 13, 12], [1.25, 1.5, 3.5, 4.5]]
    for r in ("mean", "none"): case("iou_loss", r, dict(a=D(a, True), b=D(b)), reduction=r)
    t = np.sign(fill("hinge/t", (3, 4))).astype(float).tolist()
    for r in ("mean", "none", "sum"):
        case("hinge_loss", r, dict(x=G(3, 4, scale=2), t=D(t)), reduction=r)
        case("kl_div", r, dict(x=G(2, 3, scale=1, shift=-2), t=G(2, 3, scale=.3, shift=.5, grad=False)), reduction=r)
    for o in ("l1_penalty", "l2_penalty"): case(o, "two_tensors", dict(x=G(2, 3), y=G(4)))
    case("sum_pool2d", "k2", dict(x=G(2, 3, 4, 4)), kernel_size=2); case("sum_pool2d", "k3s2p1_ceil", dict(x=G(1, 2, 6, 5)), kernel_size=3, stride=2, padding=1, ceil_mode=True)
    for o, g in (("lstm", 4), ("gru", 3), ("rnn_tanh", 1), ("rnn_relu", 1)):
        for name, layers, dirs, i, h, bf, x, lengths in (("l1_TNC", 1, 1, 3, 3, False, (4, 2, 3), [2, 4]), ("l1_TNC_bi", 1, 2, 3, 2, False, (4, 3, 3), [3, 1, 4]), ("l2_bi_NTC", 2, 2, 3, 2, True, (3, 4, 3), [2, 3, 1])):
            inputs = dict(x=G(*x), lengths=D(lengths), h0=G(layers * dirs, len(lengths), h))
            if o == "lstm": inputs["c0"] = G(layers * dirs, len(lengths), h)
            for l in range(layers):
                for s in ["", "_reverse"][:dirs]:
                    inputs.update({f"weight_ih_l{l}{s}": G(g * h, i if l == 0 else h * dirs, scale=.5), f"weight_hh_l{l}{s}": G(g * h, h, scale=.5), f"bias_ih_l{l}{s}": G(g * h, scale=.1), f"bias_hh_l{l}{s}": G(g * h, scale=.1)})
            case(o + "_packed", name, inputs, num_layers=layers, bidirectional=dirs == 2, batch_first=bf)
    x = dict(x=G(2, 3, grad=False), y=G(4, grad=False))
    case("clip_grad_value", "0.5", x, limit=.5); case("clip_grad_norm", "below_the_limit", x, max_norm=50.0); case("clip_grad_norm", "above_the_limit", x, max_norm=.25)
    return c


def run(op, name, inputs, attrs, dtype):
    torch.set_default_dtype(dtype); I = Inputs(); leaves = {}
    for k, v in inputs.items():
        t = torch.from_numpy(fill(f"{op}/{name}/{k}", v["shape"], v["scale"], v["shift"])) if "shape" in v else torch.tensor(v["data"])
        if t.dtype.is_floating_point: t = t.float().to(dtype)
        if v["grad"]: leaves[k] = t.requires_grad_()
        setattr(I, k, t)
    out = OPS[op](I, **attrs); out = out if isinstance(out, list) else [out]
    loss = sum((o * torch.from_numpy(fill(f"{op}/{name}/grad_out{i}", tuple(o.shape))).to(dtype)).sum() for i, o in enumerate(out) if o.requires_grad)
    if torch.is_tensor(loss): loss.backward()
    return out, {k: v.grad for k, v in leaves.items()}


def num(x, sig=9): return int(x) if x == int(x) else float(f"{x:.{sig}g}")
def arr(t):
    d = {"shape": list(t.shape), "data": [num(float(x)) for x in t.detach().reshape(-1)]}
    return {**d, "dtype": "int64"} if not t.dtype.is_floating_point else d
def error(a, b): return float(((a.double() - b.double()).abs() / (1 + a.double().abs())).max())


def operations():
    out = []
    for op, name, inputs, attrs in cases():
        o64, g64 = run(op, name, inputs, attrs, torch.float64); o32, g32 = run(op, name, inputs, attrs, torch.float32)
        e = max([error(a.detach(), b.detach()) for a, b in zip(o64, o32)] + [error(g64[k], g32[k]) for k in g64])
        stored = {k: {n: v[n] for n in ("shape", "scale", "shift")} if "shape" in v else arr(torch.tensor(v["data"]).double() if torch.tensor(v["data"]).dtype.is_floating_point else torch.tensor(v["data"])) for k, v in inputs.items()}
        out.append({"op": op, "name": name, "attrs": attrs, "inputs": stored, "out": [arr(o) for o in o64], "grads": {k: arr(v) for k, v in g64.items()}, "f32_err": float(f"{e:.2g}")})
    text = json.dumps({"format": "oracle-ops-1", "cases": out}, allow_nan=False, separators=(",", ":"))
    with open(os.path.join(HERE, "extra.json.gz"), "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as f: f.write(text.encode())


# ------------------------------------------------------------------------------------------------ optimisers, in NumPy
def newton_schulz(m):
    x = m / (np.sqrt((m ** 2).sum()) + 1e-7)
    if len(x) > x.shape[1]: return newton_schulz_steps(x.T).T
    return newton_schulz_steps(x)
def newton_schulz_steps(x):
    for _ in range(5):
        a = x @ x.T; x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x
def orthogonal(u):
    m = u.reshape(len(u), -1); return (newton_schulz(m) * max(1, m.shape[0] / m.shape[1]) ** .5).reshape(u.shape)
def muon(p, g, s, lr, momentum=.95, weight_decay=0, nesterov=True):
    v = s["v"] = momentum * s.get("v", 0) + (1 - momentum) * g; u = (1 - momentum) * g + momentum * v if nesterov else v
    if p.ndim >= 2: return p * (1 - lr * weight_decay) - lr * orthogonal(u)
    b = s["b"] = momentum * s.get("b", 0) + g; return p * (1 - lr * weight_decay) - lr * (g + momentum * b if nesterov else b)
def musgd(p, g, s, lr, momentum=.9, weight_decay=0, nesterov=True, muon=.5, sgd=.5):
    if p.ndim >= 2:
        v = s["v"] = momentum * s.get("v", 0) + (1 - momentum) * g
        p = p - lr * muon * orthogonal((1 - momentum) * g + momentum * v if nesterov else v)
    d = g + weight_decay * p; b = s["b"] = momentum * s.get("b", 0) + d
    return p - lr * (sgd if p.ndim >= 2 else 1) * (d + momentum * b if nesterov else b)
def weighted(p, g, s, lr, beta):
    v = s["v"] = beta * s.get("v", 0) + (1 - beta) * g; return p - lr * v


OPTIM = [("sgd_exponentially_weighted", "SGD weighted", weighted, dict(lr=.1, beta=.9), .001), ("muon", "Muon", muon, dict(lr=.02), 1e-4), ("muon_wd_plain", "Muon", muon, dict(lr=.02, momentum=.8, weight_decay=.1, nesterov=False), 1e-4),
         ("musgd", "MuSGD", musgd, dict(lr=.02), 1e-4), ("musgd_wd_shares", "MuSGD", musgd, dict(lr=.02, momentum=.8, weight_decay=.1, nesterov=True, muon=.2, sgd=1.0), 1e-4), ("musgd_plain", "MuSGD", musgd, dict(lr=.02, nesterov=False), 1e-4)]
C = torch.tensor([1., 10, .1, 3]).double(); M = torch.tensor([1., -2, .5, 0]).double()
def quad(p): return .5 * (C * (p[0] - M) ** 2).sum() + .1 * p[0].sum() ** 2
def rosen(p): return (1 - p[0][0]) ** 2 + 100 * (p[0][1] - p[0][0] ** 2) ** 2
def net(p):
    x = torch.from_numpy(fill("optnet/x", (6, 5))).double(); t = torch.tensor([0, 1, 2, 2, 1, 0])
    return F.cross_entropy(F.linear(torch.tanh(F.linear(x, p[0], p[1])), p[2], p[3]), t)
def filters(p): return (.5 * p[0] ** 2 * torch.from_numpy(fill("optfilters/c", (4, 3, 2, 2))).double()).sum()
def trajectory(step, args, params, loss, steps=10):
    losses, points, state = [], [], [{} for _ in params]
    for _ in range(steps):
        leaves = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in params]
        l = loss(leaves); l.backward(); losses.append(num(l.item(), 12))
        params = [step(p, q.grad.numpy(), s, **args) for p, q, s in zip(params, leaves, state)]
        points.append([num(float(v), 12) for p in params for v in p.reshape(-1)[:4]])
    losses.append(num(loss([torch.tensor(p, dtype=torch.float64) for p in params]).item(), 12)); return {"loss": losses, "params": points}


def optimisers():
    out = []; torch.set_default_dtype(torch.float64)
    for name, cls, step, args, rate in OPTIM:
        r = {"op": name, "torch": cls, "args": args, "rosenbrock_lr": rate}
        r["quadratic"] = trajectory(step, args, [np.array([3., 1, -2, np.float32(.7)])], quad)
        r["rosenbrock"] = trajectory(step, {**args, "lr": rate}, [np.array([np.float32(-1.2), 1.])], rosen)
        shapes = {"fc1.weight": (8, 5), "fc1.bias": (8,), "fc2.weight": (3, 8), "fc2.bias": (3,)}
        t = trajectory(step, args, [fill("optnet/" + k, s, .5).astype(float) for k, s in shapes.items()], net)
        r["net"] = {"loss": t["loss"], "params_first4_each_last_step": t["params"][-1]}
        r["filters"] = trajectory(step, args, [fill("optfilters/w", (4, 3, 2, 2)).astype(float)], filters, 5); out.append(r)
    with open(os.path.join(HERE, "extra-optim.json"), "w") as f: f.write(json.dumps({"format": "oracle-optim-1", "cases": out}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    operations(); optimisers()
