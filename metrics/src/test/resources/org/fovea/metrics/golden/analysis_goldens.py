#!/usr/bin/python3
"""Golden values of LVIS's evaluation and of TIDE's errors.

python3 analysis_goldens.py OUTDIR, with numpy 1.24.2. Seeded. Neither the lvis nor the tidecv package was to be had:
these are plain ports of their rules, object by object, written from the papers and the behaviour of the originals.
"""
import gzip
import json
import os
import sys

import numpy as np

OUT = sys.argv[1]
T = np.linspace(0.5, 0.95, 10)
R = np.linspace(0, 1, 101)
AREAS = [(0, 1e10), (0, 1024), (1024, 9216), (9216, 1e10)]
LIMIT = 300


def save(name, data):
    os.makedirs(os.path.dirname(f"{OUT}/{name}"), exist_ok=True)
    with gzip.GzipFile(f"{OUT}/{name}.gz", "wb", 9, mtime=0) as f:
        f.write(data)


def save_json(name, value):
    save(name + ".json", json.dumps(value).encode())


# ---- overlap

def box_iou(a, b):
    w = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    h = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / (a[2] * a[3] + b[2] * b[3] - w * h)


def share_inside(d, crowd):
    w = min(d[0] + d[2], crowd[0] + crowd[2]) - max(d[0], crowd[0])
    h = min(d[1] + d[3], crowd[1] + crowd[3]) - max(d[1], crowd[1])
    return 0.0 if w <= 0 or h <= 0 else w * h / (d[2] * d[3])


def bitmap(rle):
    h, w = rle["size"]
    flat = np.concatenate([np.full(n, i % 2, np.uint8) for i, n in enumerate(rle["counts"])])
    return flat.reshape(w, h).T


def run_lengths(mask):
    flat = mask.T.reshape(-1)
    ends = np.flatnonzero(np.diff(flat)) + 1
    counts = np.diff(np.concatenate([[0], ends, [flat.size]])).tolist()
    return {"size": list(mask.shape), "counts": ([0] if flat[0] else []) + counts}


def mask_iou(a, b):
    a, b = bitmap(a), bitmap(b)
    shared = int((a & b).sum())
    return 0.0 if shared == 0 else shared / int((a | b).sum())


# ---- LVIS

def lvis(gt, dt, kind):
    image_ids = sorted(i["id"] for i in gt["images"])
    category_ids = sorted(c["id"] for c in gt["categories"])
    info = {i["id"]: i for i in gt["images"]}
    by_image = {}
    for d in dt:
        by_image.setdefault(d["image_id"], []).append(d)
    truths, found = {}, {}
    for g in gt["annotations"]:
        truths.setdefault((g["image_id"], g["category_id"]), []).append(g)
    for image, ds in by_image.items():
        if len(ds) > LIMIT:
            ds = sorted(ds, key=lambda d: d["score"], reverse=True)[:LIMIT]
        for d in ds:
            key = image, d["category_id"]
            if key in truths or d["category_id"] in info[image]["neg_category_ids"]:
                found.setdefault(key, []).append(d)
    precision = -np.ones((len(T), len(R), len(category_ids), len(AREAS)))
    recall = -np.ones((len(T), len(category_ids), len(AREAS)))
    for k, category in enumerate(category_ids):
        for a, (low, high) in enumerate(AREAS):
            outside = lambda x: x < low or x > high
            scores, tps, fps, n = [], [], [], 0
            for image in image_ids:
                gs = truths.get((image, category), [])
                gs = sorted(gs, key=lambda g: outside(g["area"]))
                ds = sorted(found.get((image, category), []), key=lambda d: -d["score"])
                ignored = [outside(g["area"]) for g in gs]
                n += len(gs) - sum(ignored)
                if kind == "bbox":
                    ious = [[box_iou(d["bbox"], g["bbox"]) for g in gs] for d in ds]
                    areas = [d["bbox"][2] * d["bbox"][3] for d in ds]
                else:
                    ious = [[mask_iou(d["segmentation"], g["segmentation"]) for g in gs] for d in ds]
                    areas = [float(bitmap(d["segmentation"]).sum()) for d in ds]
                tp, fp = np.zeros((len(T), len(ds)), bool), np.zeros((len(T), len(ds)), bool)
                for t, threshold in enumerate(T):
                    used = [False] * len(gs)
                    for i in range(len(ds)):
                        best, m = min(threshold, 1 - 1e-10), -1
                        for j in range(len(gs)):
                            if used[j]:
                                continue
                            if m > -1 and not ignored[m] and ignored[j]:
                                break
                            if ious[i][j] < best:
                                continue
                            best, m = ious[i][j], j
                        if m > -1:
                            used[m] = True
                            tp[t, i] = not ignored[m]
                        else:
                            fp[t, i] = not (outside(areas[i])
                                            or category in info[image]["not_exhaustive_category_ids"])
                scores += [d["score"] for d in ds]
                tps.append(tp)
                fps.append(fp)
            if n == 0:
                continue
            order = np.argsort(-np.array(scores, float), kind="mergesort")
            tp_sum = np.cumsum(np.concatenate(tps, 1)[:, order], 1).astype(float)
            fp_sum = np.cumsum(np.concatenate(fps, 1)[:, order], 1).astype(float)
            for t in range(len(T)):
                rc = tp_sum[t] / n
                pr = tp_sum[t] / (fp_sum[t] + tp_sum[t] + np.spacing(1))
                recall[t, k, a] = rc[-1] if len(rc) else 0
                for i in range(len(pr) - 1, 0, -1):
                    pr[i - 1] = max(pr[i - 1], pr[i])
                at = np.searchsorted(rc, R, side="left")
                precision[t, :, k, a] = [pr[i] if i < len(pr) else 0.0 for i in at]
    groups = {f: [k for k, c in enumerate(category_ids)
                  if next(x for x in gt["categories"] if x["id"] == c)["frequency"] == f] for f in "rcf"}
    mean = lambda s: float(np.mean(s[s > -1])) if (s > -1).any() else -1.0
    numbers = {"AP": mean(precision[..., 0]), "AP50": mean(precision[0, ..., 0]), "AP75": mean(precision[5, ..., 0]),
               "APs": mean(precision[..., 1]), "APm": mean(precision[..., 2]), "APl": mean(precision[..., 3])}
    for f in "rcf":
        numbers["AP" + f] = mean(precision[:, :, groups[f], 0])
    for a, name in enumerate(["", "s", "m", "l"]):
        numbers[f"AR{name}@300"] = mean(recall[..., a])
    return numbers, precision, recall


def lvis_case(name, seed, kind="bbox", ties=False, crowded=False, images=12, categories=9):
    rs = np.random.RandomState(seed)
    size = 60 if kind == "segm" else 400
    gt = {"images": [], "annotations": [],
          "categories": [{"id": 5 * k + 2, "name": f"c{k}", "frequency": "rcf"[k % 3] if categories > 2 else "f"}
                         for k in range(categories)]}
    ids = [c["id"] for c in gt["categories"]]
    dt = []

    def region(x, y, w, h):
        if kind == "bbox":
            return {"bbox": [x, y, w, h]}
        mask = np.zeros((size, size), np.uint8)
        mask[int(y):int(y + h) + 1, int(x):int(x + w) + 1] = 1
        mask[rs.uniform(size=mask.shape) < 0.02] ^= 1
        return {"segmentation": run_lengths(mask)}

    def score():
        return float(rs.randint(1, 6) / 5) if ties else round(float(rs.uniform()), 6)

    for i in range(images):
        image = 900 - 7 * i
        present = sorted(rs.choice(ids[:-1], rs.randint(0, min(5, categories)), False).tolist())
        rest = [c for c in ids if c not in present]
        negative = sorted(rs.choice(rest, min(len(rest), 2), False).tolist())
        gt["images"].append({"id": image, "width": size, "height": size, "neg_category_ids": negative,
                             "not_exhaustive_category_ids": [c for c in present if rs.uniform() < 0.3]})
        for category in present:
            for _ in range(rs.randint(1, 5)):
                w, h = np.round(np.exp(rs.uniform(1.5, np.log(size / 2), 2)), 1)
                x, y = np.round(rs.uniform(0, size - max(w, h), 2), 1)
                part = region(x, y, w, h)
                area = float(bitmap(part["segmentation"]).sum()) if kind == "segm" else float(w * h)
                gt["annotations"].append({"id": len(gt["annotations"]) + 1, "image_id": image, "category_id": category,
                                          "bbox": [x, y, w, h], "area": area, **part})
                for _ in range(rs.randint(0, 4)):
                    j = np.round(rs.normal(0, 0.08, 4) * max(w, h), 1)
                    wrong = int(rs.choice(ids)) if rs.uniform() < 0.2 else category
                    dt.append({"image_id": image, "category_id": wrong, "score": score(),
                               **region(max(0, x + j[0]), max(0, y + j[1]), max(1, w + j[2]), max(1, h + j[3]))})
        for _ in range(320 if crowded and i % 4 == 0 else rs.randint(0, 5)):
            w, h = np.round(rs.uniform(4, size / 3, 2), 1)
            x, y = np.round(rs.uniform(0, size / 2, 2), 1)
            dt.append({"image_id": image, "category_id": int(rs.choice(ids)), "score": score(), **region(x, y, w, h)})
    rs.shuffle(dt)
    numbers, precision, recall = lvis(gt, dt, kind)
    save_json(f"lvis/{name}/gt", gt)
    save_json(f"lvis/{name}/dt", dt)
    save_json(f"lvis/{name}/expected", {"iouType": kind, "numbers": numbers})
    save(f"lvis/{name}/precision.f64", precision.astype("<f8").tobytes())
    save(f"lvis/{name}/recall.f64", recall.astype("<f8").tobytes())


# ---- TIDE

KINDS = ["CLASSIFICATION", "LOCALISATION", "BOTH", "DUPLICATE", "BACKGROUND", "MISSED"]


def tide_ap(points, positives):
    """101-point AP of (score, correct), in [0, 1]."""
    if positives == 0:
        return 0.0
    points = sorted(points, key=lambda p: -p[0])
    precision, recall, tp = [], [], 0
    for i, (_, correct) in enumerate(points):
        tp += correct
        precision.append(tp / (i + 1))
        recall.append(tp / positives)
    for i in range(len(precision) - 1, 0, -1):
        precision[i - 1] = max(precision[i - 1], precision[i])
    at = np.searchsorted(np.array(recall), np.array([i / 100 for i in range(101)]), side="left")
    return sum(precision[i] if i < len(precision) else 0 for i in at) / 101


def mean_ap(points, positives):
    """Over the classes that have a detection or a truth."""
    aps = [tide_ap(points.get(c, []), positives.get(c, 0)) for c in sorted(set(points) | set(positives))
           if points.get(c) or positives.get(c, 0) > 0]
    return sum(aps) / len(aps) if aps else -1.0


def tide(gt, dt, foreground, background, limit):
    detections, missed, false_negatives, positives = [], [], [], {}
    for image in sorted(i["id"] for i in gt["images"]):
        everything = [g for g in gt["annotations"] if g["image_id"] == image]
        truths = [dict(g, used=False, usable=False) for g in everything if not g["iscrowd"]]
        crowds = [g for g in everything if g["iscrowd"]]
        for g in truths:
            positives[g["category_id"]] = positives.get(g["category_id"], 0) + 1
        ds = sorted([d for d in dt if d["image_id"] == image], key=lambda d: -d["score"])[:limit]
        ds = [dict(d, iou=[box_iou(d["bbox"], g["bbox"]) for g in truths], used=False) for d in ds]
        for d in ds:
            free = [0 if g["used"] or g["category_id"] != d["category_id"] else v for v, g in zip(d["iou"], truths)]
            if free and max(free) >= foreground:
                truths[int(np.argmax(free))]["used"] = True
                d["used"] = True
        for d in ds:
            for crowd in crowds:
                if not d["used"] and crowd["category_id"] == d["category_id"] and \
                        share_inside(d["bbox"], crowd["bbox"]) > foreground:
                    d["used"] = None
        for d in ds:
            if d["used"] is None:
                continue
            d["kind"], d["target"] = None, None
            detections.append(d)
            if d["used"]:
                continue
            same = [v if g["category_id"] == d["category_id"] else 0 for v, g in zip(d["iou"], truths)]
            other = [v if g["category_id"] != d["category_id"] else 0 for v, g in zip(d["iou"], truths)]
            taken = [v if g["used"] else 0 for v, g in zip(same, truths)]
            if not truths:
                d["kind"] = "BACKGROUND"
            elif background <= max(same) <= foreground:
                d["kind"], d["target"] = "LOCALISATION", truths[int(np.argmax(same))]
            elif max(other) >= foreground:
                d["kind"], d["target"] = "CLASSIFICATION", truths[int(np.argmax(other))]
            elif max(taken) >= foreground:
                d["kind"] = "DUPLICATE"
            elif max(d["iou"]) <= background:
                d["kind"] = "BACKGROUND"
            else:
                d["kind"] = "BOTH"
            if d["target"] is not None:
                if d["target"]["used"] or d["target"]["usable"]:
                    d["target"] = None  # found by another, or an error of a surer detection mends it
                else:
                    d["target"]["usable"] = True
        for g in truths:
            if not g["used"]:
                false_negatives.append(g["category_id"])
                if not g["usable"]:
                    missed.append(g["category_id"])

    def ap(fixed=(), by_truth=False, without=()):
        points, count = {}, dict(positives)
        for d in detections:
            category, correct = d["category_id"], bool(d["used"])
            if not correct and d["kind"] in fixed:
                if d["target"] is None:
                    continue
                category, correct = d["target"]["category_id"], True
            points.setdefault(category, []).append((float(correct) if by_truth else d["score"], correct))
        for c in list(missed if "MISSED" in fixed else []) + list(without):
            count[c] -= 1
        return mean_ap(points, count)

    base = ap()
    counts = {kind: sum(d["kind"] == kind for d in detections) for kind in KINDS}
    counts["MISSED"] = len(missed)
    return {"ap": base, "counts": counts, "costs": {kind: max(0.0, ap([kind]) - base) for kind in KINDS},
            "falsePositives": ap(by_truth=True) - base, "falseNegatives": ap(without=false_negatives) - base,
            "allFixed": ap(KINDS)}


def tide_case(name, seed, ties=False, limit=100, images=15, categories=4):
    rs = np.random.RandomState(seed)
    gt = {"images": [], "annotations": [], "categories": [{"id": 3 * k + 1, "name": f"c{k}"} for k in range(categories)]}
    ids = [c["id"] for c in gt["categories"]]
    dt = []
    for i in range(images):
        image = 500 - 3 * i
        gt["images"].append({"id": image, "width": 300, "height": 300})
        for _ in range(rs.randint(0, 5)):
            w, h = np.round(rs.uniform(20, 90, 2))
            x, y = np.round(rs.uniform(0, 150, 2))
            category = int(rs.choice(ids[:-1]))
            gt["annotations"].append({"id": len(gt["annotations"]) + 1, "image_id": image, "category_id": category,
                                      "bbox": [x, y, w, h], "area": w * h, "iscrowd": int(rs.uniform() < 0.1)})
            for _ in range(rs.randint(0, 4)):
                j = np.round(rs.normal(0, rs.choice([0.04, 0.3]), 4) * max(w, h))
                dt.append({"image_id": image, "category_id": int(rs.choice(ids)) if rs.uniform() < 0.3 else category,
                           "bbox": [x + j[0], y + j[1], max(4, w + j[2]), max(4, h + j[3])],
                           "score": float(rs.randint(1, 6) / 5) if ties else round(float(rs.uniform()), 6)})
        for _ in range(rs.randint(0, 3)):
            x, y, w, h = np.round(rs.uniform(5, 120, 4))
            dt.append({"image_id": image, "category_id": int(rs.choice(ids)), "bbox": [x, y, w, h],
                       "score": float(rs.randint(1, 6) / 5) if ties else round(float(rs.uniform()), 6)})
    save_json(f"tide/{name}", {"gt": gt, "dt": dt, "limit": limit, "expected": tide(gt, dt, 0.5, 0.1, limit)})


lvis_case("plain", 1)
lvis_case("ties", 2, ties=True)
lvis_case("over_300", 3, crowded=True)
lvis_case("over_300_ties", 4, crowded=True, ties=True, images=8)
lvis_case("one_category", 5, categories=2)
lvis_case("masks", 6, kind="segm", images=8, categories=6)
tide_case("plain", 11)
tide_case("ties", 12, ties=True)
tide_case("few_detections", 13, limit=3)
tide_case("one_image", 14, images=1)
tide_case("large", 15, images=60)
