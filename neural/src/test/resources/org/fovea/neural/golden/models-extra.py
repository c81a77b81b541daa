#!/usr/bin/env python3
"""Writes models-extra.json: networks by PyTorch 1.13.1 and torchvision 0.14.1, in models.json's format, float64 on float32-rounded
parameters and inputs. What torchvision lacks is written here from its paper."""
import json, math, os
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F, torchvision.models as M
from torchvision.ops import StochasticDepth
from extra import fill

HERE = os.path.dirname(os.path.abspath(__file__))


class LeNet5(nn.Module):
    def __init__(s):
        super().__init__(); s.conv1 = nn.Conv2d(1, 6, 5, padding=2); s.conv2 = nn.Conv2d(6, 16, 5); s.fc1 = nn.Linear(400, 120); s.fc2 = nn.Linear(120, 84); s.fc3 = nn.Linear(84, 10)
    def forward(s, x):
        x = F.avg_pool2d(torch.tanh(s.conv1(x)), 2); x = F.avg_pool2d(torch.tanh(s.conv2(x)), 2).flatten(1)
        return s.fc3(torch.tanh(s.fc2(torch.tanh(s.fc1(x)))))
class ZFNet(nn.Module):  # figure 3: 110, 55, 26, 13, 13, 13, 6 pixels; response normalisation with alpha per sum, PyTorch's is per mean
    def __init__(s):
        super().__init__(); R, L = nn.ReLU, lambda: nn.LocalResponseNorm(5, 5e-4, .75, 2)
        s.features = nn.Sequential(nn.Conv2d(3, 96, 7, 2, 1), R(), nn.MaxPool2d(3, 2, 1), L(), nn.Conv2d(96, 256, 5, 2), R(), nn.MaxPool2d(3, 2, 1), L(),
            nn.Conv2d(256, 384, 3, 1, 1), R(), nn.Conv2d(384, 384, 3, 1, 1), R(), nn.Conv2d(384, 256, 3, 1, 1), R(), nn.MaxPool2d(3, 2))
        s.classifier = nn.Sequential(nn.Dropout(), nn.Linear(9216, 4096), R(), nn.Dropout(), nn.Linear(4096, 4096), R(), nn.Linear(4096, 1000))
    def forward(s, x): return s.classifier(F.adaptive_avg_pool2d(s.features(x), 6).flatten(1))
class Block(nn.Module):
    def __init__(s, i, o, stride):
        super().__init__(); s.conv1 = nn.Conv2d(i, o, 3, stride, 1, bias=False); s.bn1 = nn.BatchNorm2d(o); s.conv2 = nn.Conv2d(o, o, 3, 1, 1, bias=False); s.bn2 = nn.BatchNorm2d(o); s.stride, s.pad = stride, (o - i) // 2
    def forward(s, x):
        y = s.bn2(s.conv2(F.relu(s.bn1(s.conv1(x)))))
        return F.relu(y + (x if s.stride == 1 else F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, s.pad, s.pad))))
class CifarResNet(nn.Module):  # He et al., 2016, section 4.2, option A
    def __init__(s, n):
        super().__init__(); s.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False); s.bn1 = nn.BatchNorm2d(16); i = 16
        for k, o in enumerate((16, 32, 64)):
            bs = []
            for j in range(n): bs.append(Block(i, o, 2 if k and not j else 1)); i = o
            setattr(s, f"layer{k + 1}", nn.Sequential(*bs))
        s.linear = nn.Linear(64, 10)
    def forward(s, x): return s.linear(s.layer3(s.layer2(s.layer1(F.relu(s.bn1(s.conv1(x)))))).mean((2, 3)))
def small_stem():
    m = M.resnet18(num_classes=10); m.conv1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False); m.maxpool = nn.Identity(); return m


S2 = math.sqrt(2)
MODELS = {  # maker, input, training batch, taps, gain, gamma
    "lenet5": (LeNet5, (1, 28, 28), 4, ["conv1", "conv2", "fc2"], 1.0, 1.0),
    "zfnet": (ZFNet, (3, 67, 75), 2, ["features.3", "features.7", "features.13", "classifier.4"], S2, 1.0),
    "resnet20_cifar": (lambda: CifarResNet(3), (3, 33, 31), 4, ["layer1", "layer2", "layer3.0", "layer3"], S2, .6),
    "resnet18_cifar": (small_stem, (3, 32, 32), 4, ["layer1", "layer4"], S2, .6),
    "resnext50_32x4d": (M.resnext50_32x4d, (3, 64, 64), 4, ["layer1", "layer2", "layer4"], S2, .6),
    "mobilenet_v3_large": (M.mobilenet_v3_large, (3, 64, 64), 4, ["features.3", "features.10", "features.16"], S2, 1.0),
    "googlenet": (lambda: M.googlenet(init_weights=False), (3, 75, 53), 4, ["inception3b", "inception4e"], S2, 1.0),
    "convnext_tiny": (M.convnext_tiny, (3, 70, 50), 2, ["features.1", "features.5"], S2, 1.0),
    "swin_t": (M.swin_t, (3, 70, 122), 2, ["features.1", "features.3", "features.7"], S2, 1.0),
    "vit_ti_16": (lambda: M.VisionTransformer(32, 16, 12, 3, 192, 768), (3, 32, 32), 4, ["conv_proj", "encoder.ln"], 1.0, 1.0),
}


def param(name, shape, gain, gamma):
    leaf = name.split(".")[-1]; n = int(np.prod(shape))
    if leaf == "running_var": return fill(name, shape, .5, 1)
    if "weight" not in leaf or leaf == "running_mean": return fill(name, shape, .1)
    if len(shape) == 1: return fill(name, shape, .25 * gamma, gamma)
    return fill(name, shape, gain * math.sqrt(3 * shape[0] / n))
def make(name, dtype):
    maker, _, _, taps, gain, gamma = MODELS[name]; m = maker(); found = {}
    with torch.no_grad():
        for k, t in m.state_dict().items():
            if t.dtype.is_floating_point: t.copy_(torch.from_numpy(param(k, tuple(t.shape), gain, gamma)))
    for mod in m.modules():
        if isinstance(mod, (nn.Dropout, StochasticDepth)): mod.p = 0.0
    for t in taps: m.get_submodule(t).register_forward_hook(lambda mod, i, o, t=t: found.update({t: o.detach().clone()}))
    return m.to(dtype), found
def input(shape, dtype): return torch.from_numpy(fill("input", shape)).to(dtype)
def evaluate(name, dtype):
    m, found = make(name, dtype); m.eval()
    with torch.no_grad(): out = m(input((1, *MODELS[name][1]), dtype))
    return {"mid": found, "out": {"out": out}}
def step(name, dtype, training):
    m, _ = make(name, dtype); m.train(training); n = MODELS[name][2]; out = m(input((n, *MODELS[name][1]), dtype)); t = torch.tensor([3, 7, 1, 5])[:n]
    outs = [out] if isinstance(out, torch.Tensor) else list(out)
    loss = sum(w * F.cross_entropy(o, t) for w, o in zip((1, .3, .3), outs)); loss.backward()
    ps = list(m.named_parameters()); k = len(ps); state = m.state_dict()
    bn = [x for x in state if x.endswith("running_var")] if training else []
    stats = {x: state[x].clone() for b in ([bn[0], bn[-1]] if bn else []) for x in (b, b.replace("_var", "_mean"))}
    return {"loss": loss.item(), "norm": math.sqrt(sum(float((p.grad.double() ** 2).sum()) for _, p in ps if p.grad is not None)), "bn": stats,
        "grads": {ps[i][0]: ps[i][1].grad for i in sorted({0, k // 4, k // 2, 3 * k // 4, k - 1}) if ps[i][1].grad is not None}, "out": {str(i): o.detach() for i, o in enumerate(outs)}}


def num(x): return float(f"{float(x):.8g}")
def digest(a, b, heads):
    f = a.detach().numpy().astype(float).ravel(); probe = fill("probe", (f.size,)).astype(float); e = np.abs(f - b.detach().numpy().ravel()).max() / (np.abs(f).max() + 1e-30)
    return {"shape": list(a.shape), "head": [num(x) for x in f[:heads]], "sum": num(f.sum()), "abs_sum": num(np.abs(f).sum()), "l2": num(np.sqrt((f * f).sum())), "probe": num((f * probe).sum()), "f32_err": float(f"{e:.2g}")}
def digests(a, b, heads=4): return {k: digest(v, b[k], heads) for k, v in a.items()}
def steps(name, training):
    a, b = (step(name, d, training) for d in (torch.float64, torch.float32))
    r = {"loss": num(a["loss"]), "loss_f32": num(b["loss"]), "total_grad_norm": num(a["norm"]), "total_grad_norm_f32": num(b["norm"]), "grads": digests(a["grads"], b["grads"])}
    if training: r["out"] = digests(a["out"], b["out"])
    if a["bn"]: r["bn_stats_after"] = digests(a["bn"], b["bn"])
    return r


if __name__ == "__main__":
    torch.set_num_threads(1); models = []
    for name, (_, shape, batch, _, gain, gamma) in MODELS.items():
        a, b = (evaluate(name, d) for d in (torch.float64, torch.float32))
        j = {"model": name, "kind": "cls", "gain": gain, "gamma": gamma, "input": {"name": "input", "eval_shape": [1, *shape], "train_shape": [batch, *shape]}, "eval": {k: digests(a[k], b[k], 8) for k in a}, "train": steps(name, True)}
        if "bn_stats_after" in j["train"]: j["train_bn_frozen"] = steps(name, False)
        models.append(j); print(name, {k: v["f32_err"] for k, v in j["train"]["grads"].items()}, flush=True)
    text = json.dumps({"format": "oracle-models-1", "models": models}, allow_nan=False, separators=(",", ":")).replace('{"model":', '\n{"model":')
    with open(os.path.join(HERE, "models-extra.json"), "w") as f: f.write(text + "\n")
