"""Writes goldens.txt: schedules and reverse steps written out in NumPy, float64, from equations of the papers.

python3 goldens.py > goldens.txt; each line: name, values. Images, noise and predictions are sines of their index.
"""
import numpy as np


def show(name, values):
    print(name + ": " + " ".join("%.9g" % v for v in np.ravel(values)))


T, N = 40, 6
i = np.arange(N)
x, predicted, fresh = 1.5 * np.sin(i + 1.0), np.sin(2 * i + 0.5), np.sin(3 * i + 0.2)


def linear():  # Ho et al., section 4, for another number of steps
    return np.linspace(1e-4 * 1000 / T, 0.02 * 1000 / T, T)


def cosine():  # Nichol and Dhariwal, equation 17
    f = lambda t: np.cos((t / T + 0.008) / 1.008 * np.pi / 2) ** 2
    bar = f(np.arange(T + 1.0)) / f(0)
    return np.minimum(1 - bar[1:] / bar[:-1], 0.999)


for name, beta in (("linear", linear()), ("cosine", cosine())):
    bar = np.cumprod(1 - beta)
    show(name, beta)
    show(name + " cumulative", bar)
    for t in (25, 1, 0):
        before = bar[t - 1] if t else 1.0
        x0 = np.clip((x - np.sqrt(1 - bar[t]) * predicted) / np.sqrt(bar[t]), -1, 1)  # Ho et al., equation 15
        mean = np.sqrt(before) * beta[t] / (1 - bar[t]) * x0 + np.sqrt(1 - beta[t]) * (1 - before) / (1 - bar[t]) * x  # equation 7
        show("%s ancestral %d" % (name, t), mean + np.sqrt((1 - before) / (1 - bar[t]) * beta[t]) * fresh)
    for t, s, eta in ((25, 12, 0.0), (25, 12, 0.7), (25, 24, 1.0), (12, -1, 0.0)):
        before = bar[s] if s >= 0 else 1.0
        x0 = np.clip((x - np.sqrt(1 - bar[t]) * predicted) / np.sqrt(bar[t]), -1, 1)
        eps = (x - np.sqrt(bar[t]) * x0) / np.sqrt(1 - bar[t])
        sigma = eta * np.sqrt((1 - before) / (1 - bar[t])) * np.sqrt(1 - bar[t] / before)  # Song et al., equation 16
        show("%s implicit %d %d %.1f" % (name, t, s, eta), np.sqrt(before) * x0 + np.sqrt(1 - before - sigma**2) * eps + sigma * fresh)  # 12
