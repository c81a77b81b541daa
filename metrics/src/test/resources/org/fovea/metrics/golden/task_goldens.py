#!/usr/bin/python3
"""Golden values of turned boxes, boundaries, suppression, calibration, FID, the Inception score and BLEU.

python3 task_goldens.py OUTDIR, with shapely 1.8.5, OpenCV 4.6, numpy 1.24.2, scipy 1.10.1 and NLTK 3.8. Seeded.
"""
import gzip
import json
import sys

import cv2
import numpy as np
import scipy.linalg
from nltk.translate import bleu_score
from shapely.geometry import Polygon

OUT = sys.argv[1]


def save(name, value):
    with gzip.GzipFile(f"{OUT}/{name}.json.gz", "wb", 9, mtime=0) as f:
        f.write(json.dumps(value).encode())


def iou(a, b):
    """Of upright boxes x1, y1, x2, y2."""
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    area = lambda q: (q[2] - q[0]) * (q[3] - q[1])
    return w * h / (area(a) + area(b) - w * h)


def corners(b):
    cx, cy, w, h, t = b
    c, s = np.cos(t), np.sin(t)
    return [(cx + x * c - y * s, cy + x * s + y * c)
            for x, y in ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2))]


def polygon_iou(p, q):
    p, q = Polygon(p), Polygon(q)
    shared = p.intersection(q).area
    return shared / (p.area + q.area - shared)


def turned(rs, n):
    return np.round(np.stack([rs.uniform(0, 60, n), rs.uniform(0, 60, n), rs.uniform(1, 40, n),
                              rs.uniform(1, 40, n), rs.uniform(-4, 4, n)], 1), 4)


def greedy(boxes, scores, classes, threshold, overlap):
    kept = []
    for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):
        if all(classes[k] != classes[i] or overlap(boxes[k], boxes[i]) <= threshold for k in kept):
            kept.append(i)
    return kept


def geometry():
    rs = np.random.RandomState(21)
    a, b = turned(rs, 24), turned(rs, 24)
    b[0] = a[0]                                   # equal
    b[1] = a[1] + [0, 0, 0, 0, 1e-6]              # nearly equal
    b[2] = [a[2][0], a[2][1], a[2][3], a[2][2], a[2][4] + np.pi / 2]  # the same region
    b[3] = [a[3][0], a[3][1], a[3][2] / 2, a[3][3] / 2, 1.0]          # inside or nearly
    a[4], b[4] = [10, 10, 10, 10, 0], [20, 10, 10, 10, 0]             # touch
    a[5], b[5] = [10, 10, 10, 10, 0], [10, 10, 10, 10, np.pi / 4]     # a star of eight points
    a[6], b[6] = [1e5, 1e5, 20, 8, 0.3], [1e5 + 3, 1e5 - 2, 18, 9, 0.9]  # far from the origin
    boxes = dict(a=a.tolist(), b=b.tolist(),
                 iou=[[polygon_iou(corners(p), corners(q)) for q in b] for p in a])

    def hull(n):
        points = (rs.uniform(0, 40, 2) + rs.normal(0, 12, (n, 2))).astype(np.float32)
        return cv2.convexHull(points)[:, 0].astype(float).tolist()
    polygons = [dict(a=(p := hull(rs.randint(3, 12))), b=(q := hull(rs.randint(3, 12))), iou=polygon_iou(p, q))
                for _ in range(40)]

    n = 60
    nb, scores, classes = turned(rs, n), np.round(rs.rand(n), 1).tolist(), rs.randint(0, 3, n).tolist()
    overlap = lambda p, q: polygon_iou(corners(p), corners(q))
    nms = [dict(boxes=nb.tolist(), scores=scores, classes=classes, threshold=t,
                keep=greedy(nb, scores, [0] * n, t, overlap),
                keep_per_class=greedy(nb, scores, classes, t, overlap)) for t in (0.1, 0.3, 0.5)]

    def boundary(mask, d):
        padded = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
        return mask - cv2.erode(padded, np.ones((3, 3), np.uint8), iterations=d)[1:-1, 1:-1]

    boundaries = []
    for h, w in ((1, 1), (1, 7), (9, 1), (40, 61), (60, 80), (120, 90), (200, 301)):
        masks = []
        for _ in range(2):
            m = np.zeros((h, w), np.uint8)
            for _ in range(3):
                y, x = rs.randint(0, h), rs.randint(0, w)
                m[y:y + rs.randint(1, h // 2 + 2), x:x + rs.randint(1, w // 2 + 2)] = 1
            masks.append(m)
        p, q = masks
        d = max(1, int(round(0.02 * np.sqrt(h * h + w * w))))
        bp, bq = boundary(p, d), boundary(q, d)
        share = lambda u, v: float((u & v).sum()) / max(1, (u | v).sum())
        boundaries.append(dict(height=h, width=w, distance=d, a=p.ravel().tolist(), b=q.ravel().tolist(),
                               boundary=bp.ravel().tolist(), iou=min(share(p, q), share(bp, bq))))
    save("turned", dict(boxes=boxes, polygons=polygons, nms=nms, boundaries=boundaries))


def soft_nms(boxes, scores, classes, kind, threshold, sigma, least):
    left, scores, out = list(range(len(boxes))), list(scores), []
    while left:
        m = max(left, key=lambda i: (scores[i], -i))
        left.remove(m)
        if scores[m] >= least:
            out.append((m, scores[m]))
        for i in left:
            if classes[i] == classes[m]:
                o = iou(boxes[m], boxes[i])
                if kind == "GAUSSIAN":
                    scores[i] *= np.exp(-o * o / sigma)
                elif o > threshold:
                    scores[i] *= 1 - o
    return sorted(out, key=lambda p: (-p[1], p[0]))


def matrix_nms(boxes, scores, classes, kind, sigma, least):
    """SOLOv2's matrices, as its paper's pseudo code has them."""
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])
    n = len(order)
    ious = np.array([[iou(boxes[i], boxes[j]) * (classes[i] == classes[j]) for j in order] for i in order])
    ious = np.triu(ious, 1)
    largest = np.tile(ious.max(0), (n, 1)).T
    if kind == "GAUSSIAN":
        decay = np.exp(-sigma * ious ** 2) / np.exp(-sigma * largest ** 2)
    else:
        decay = (1 - ious) / (1 - largest)
    new = np.array(scores)[order] * decay.min(0)
    return sorted([(i, float(s)) for i, s in zip(order, new) if s >= least], key=lambda p: (-p[1], p[0]))


def fusion(models, weights, threshold, least):
    """Rules of section 3 of the paper and of its authors' program with conf_type 'avg'."""
    entries = [(b, s * w, c) for (bs, ss, cs), w in zip(models, weights)
               for b, s, c in zip(bs, ss, cs) if s >= least]
    clusters = []
    for b, s, c in sorted(entries, key=lambda e: -e[1]):
        options = [(iou(k["box"], b), -i) for i, k in enumerate(clusters) if k["class"] == c]
        best, at = max(options, default=(0, 0))
        if best > threshold:
            k = clusters[-at]
            k["members"].append((b, s))
            total = sum(s for _, s in k["members"])
            k["box"] = [sum(s * q[j] for q, s in k["members"]) / total for j in range(4)]
        else:
            clusters.append({"class": c, "box": list(b), "members": [(b, s)]})
    out = [(k["class"], sum(s for _, s in k["members"]) / len(k["members"])
            * min(len(weights), len(k["members"])) / sum(weights), *k["box"]) for k in clusters]
    return sorted(out, key=lambda o: -o[1])


def suppression():
    rs = np.random.RandomState(22)

    def boxes(n):
        p = rs.uniform(0, 50, (n, 2))
        return np.round(np.concatenate([p, p + rs.uniform(5, 40, (n, 2))], 1), 2).tolist()
    soft, matrix, fused = [], [], []
    for n in (1, 12, 60, 100):
        b, s, c = boxes(n), np.round(rs.rand(n), 6).tolist(), rs.randint(0, 3, n).tolist()
        for kind in ("LINEAR", "GAUSSIAN"):
            soft.append(dict(boxes=b, scores=s, classes=c, decay=kind, threshold=0.3, sigma=0.5, least=0.05,
                             kept=soft_nms(b, s, c, kind, 0.3, 0.5, 0.05)))
            matrix.append(dict(boxes=b, scores=s, classes=c, decay=kind, sigma=2.0, least=0.05,
                               kept=matrix_nms(b, s, c, kind, 2.0, 0.05)))
    for weights, threshold, least in (([1, 1], 0.55, 0), ([2, 1, 0.5], 0.4, 0.1), ([1.5], 0.6, 0)):
        centre = boxes(12)
        models = []
        for _ in weights:
            near = np.array(centre) + rs.normal(0, 2, (12, 4))
            keep = rs.rand(12) < 0.8
            near = np.round(near[keep], 3)
            near[:, 2:] = np.maximum(near[:, 2:], near[:, :2] + 1)
            models.append((near.tolist(), np.round(rs.rand(keep.sum()), 5).tolist(),
                           (np.arange(12) % 2)[keep].tolist()))
        fused.append(dict(models=[dict(boxes=m[0], scores=m[1], classes=m[2]) for m in models], weights=weights,
                          threshold=threshold, least=least, fused=fusion(models, weights, threshold, least)))
    save("suppression", dict(soft=soft, matrix=matrix, fused=fused))


def calibration():
    rs = np.random.RandomState(23)
    out = []
    for n, bins in ((400, 15), (400, 10), (30, 5), (3, 10)):
        p = np.round(rs.dirichlet(np.ones(4) * .6, n), 6)
        p[:, 3] = 1 - p[:, :3].sum(1)
        y = np.array([rs.choice(4, p=q / q.sum()) for q in np.maximum(p, 0) ** .7])
        p = np.clip(p, 0, 1)
        conf, right = p.max(1), p.argmax(1) == y
        ece, mce = 0.0, 0.0
        for i in range(bins):  # Guo et al.: (low, high]
            inside = (conf > i / bins) & (conf <= (i + 1) / bins)
            if inside.any():
                gap = abs(right[inside].mean() - conf[inside].mean())
                ece += inside.mean() * gap
                mce = max(mce, gap)
        out.append(dict(bins=bins, prob=p.tolist(), y=y.tolist(), ece=ece, mce=mce))
    return out


def generated():
    rs = np.random.RandomState(24)
    fid = []
    for d, na, nb in ((1, 20, 30), (3, 50, 40), (16, 100, 80), (24, 10, 15), (24, 100, 8), (40, 60, 60)):
        mix = rs.normal(0, 1, (d, d))
        a, b = rs.normal(0, 1, (na, d)) @ mix, rs.normal(.3, 1.2, (nb, d)) @ mix + 5
        a, b = np.round(a, 5), np.round(b, 5)
        ma, mb, ca, cb = a.mean(0), b.mean(0), np.atleast_2d(np.cov(a, rowvar=False)), np.atleast_2d(np.cov(b, rowvar=False))
        # Of the product's eigenvalues none is negative but for rounding, so the trace needs no root of a matrix.
        root = np.sqrt(np.maximum(scipy.linalg.eigvals(ca @ cb).real, 0)).sum()
        rest = ((ma - mb) ** 2).sum() + np.trace(ca) + np.trace(cb)
        full = min(na, nb) > d
        sqrtm = float(rest - 2 * np.trace(scipy.linalg.sqrtm(ca @ cb)).real) if full else None
        fid.append(dict(a=a.tolist(), b=b.tolist(), fid=float(rest - 2 * root), sqrtm=sqrtm, full=full,
                        scale=float(rest)))
    p = rs.dirichlet(np.ones(6) * .4, 50)
    p = (p / p.sum(1, keepdims=True))
    inception = dict(prob=p.tolist(),
                     score=float(np.exp((p * (np.log(p) - np.log(p.mean(0)))).sum(1).mean())))
    words = "a man rides red bike on the street dog runs with ball in park".split()
    bleu = []
    for n, length in ((1, 8), (20, 9), (30, 12), (5, 5)):
        refs = [[[words[i] for i in rs.randint(0, len(words), length + rs.randint(-1, 3))]
                 for _ in range(rs.randint(1, 4))] for _ in range(n)]
        hyps = []
        for r in refs:
            h = list(r[0])
            for _ in range(2):
                h[rs.randint(len(h))] = words[rs.randint(len(words))]
            hyps.append(h[:len(h) - rs.randint(0, 2)] if len(h) > 5 else h)
        scores = []
        for order in (1, 2, 3, 4):
            for epsilon in (0, 0.1):
                method = bleu_score.SmoothingFunction(epsilon=epsilon or 0.1)
                value = bleu_score.corpus_bleu(refs, hyps, weights=(1 / order,) * order,
                                               smoothing_function=method.method1 if epsilon else method.method0)
                scores.append(dict(order=order, epsilon=epsilon, bleu=float(value) if value > 1e-50 else 0.0))
        bleu.append(dict(references=refs, hypotheses=hyps, scores=scores))
    save("generated", dict(fid=fid, inception=inception, bleu=bleu, calibration=calibration()))


geometry()
suppression()
generated()
