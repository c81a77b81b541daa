"""Makes picture.png, two cascades with random features (haar.xml: trees of three nodes on upright and tilted
features; lbp.xml: stumps on binary patterns), and what OpenCV 4.6.0 finds with them: *_windows.txt without
grouping, *_groups.txt with 3 neighbours and how many agree. Usage: python3 goldens.py (in this directory)."""
import cv2, numpy as np

W, H = 14, 11
rng = np.random.RandomState(5)
cv2.setNumThreads(1)


def picture():
    noise = rng.randint(0, 256, (23, 31)).astype(np.float32)
    smooth = cv2.resize(noise, (131, 93), interpolation=cv2.INTER_CUBIC) + rng.randint(-12, 13, (93, 131))
    return np.clip(smooth, 0, 255).astype(np.uint8)


def upright():
    w, h = rng.randint(2, 5, 2)
    x, y = rng.randint(0, W - 2 * w + 1), rng.randint(0, H - 2 * h + 1)
    whole = f"{x} {y} {2 * w} {2 * h} -1."
    return rng.choice([f"<_>{whole}</_><_>{x} {y} {w} {2 * h} 2.</_>", f"<_>{whole}</_><_>{x} {y} {w} {h} 2.</_><_>{x + w} {y + h} {w} {h} 2.</_>"]), 0


def tilted():
    w, h = rng.randint(1, 3, 2)
    x, y = rng.randint(h, W - 2 * w + 1), rng.randint(0, H - 2 * w - h + 1)
    return f"<_>{x} {y} {2 * w} {h} -1.</_><_>{x} {y} {w} {h} 2.</_>", 1


def cascade(kind, stages, features):
    return f"""<?xml version="1.0"?>
<opencv_storage>
<!-- random features, made by goldens.py -->
<cascade type_id="opencv-cascade-classifier"><stageType>BOOST</stageType>
<featureType>{kind}</featureType><height>{H}</height><width>{W}</width>
<stageParams><maxWeakCount>3</maxWeakCount></stageParams>
<featureParams><maxCatCount>{256 if kind == "LBP" else 0}</maxCatCount></featureParams>
<stageNum>{len(stages)}</stageNum>
<stages>{"".join(f"<_><maxWeakCount>3</maxWeakCount><stageThreshold>{t:.8e}</stageThreshold><weakClassifiers>{w}</weakClassifiers></_>" + chr(10) for t, w in stages)}</stages>
<features>{"".join("<_>" + f + "</_>" + chr(10) for f in features)}</features></cascade>
</opencv_storage>
"""


def haar():
    features = [upright() for _ in range(12)] + [tilted() for _ in range(12)]
    features = [f"<rects>{r}</rects><tilted>{t}</tilted>" for r, t in features]
    stages = []
    for _ in range(5):
        weak = ""
        for _ in range(3):
            f, t = rng.randint(0, len(features), 3), rng.normal(0, .1, 3)
            weak += f"<_><internalNodes>1 2 {f[0]} {t[0]:.8e} 0 -1 {f[1]} {t[1]:.8e} -2 -3 {f[2]} {t[2]:.8e}</internalNodes><leafValues>{' '.join('%.8e' % v for v in rng.normal(0, 1, 4))}</leafValues></_>"
        stages.append((-0.4, weak))
    return cascade("HAAR", stages, features)


def lbp():
    features = []
    for _ in range(20):
        w, h = rng.randint(1, 4, 2)
        features.append(f"<rect>{rng.randint(0, W - 3 * w + 1)} {rng.randint(0, H - 3 * h + 1)} {w} {h}</rect>")
    stages = []
    for _ in range(6):
        weak = ""
        for _ in range(3):
            subset = ' '.join(str(v) for v in rng.randint(-2 ** 31, 2 ** 31, 8))
            weak += f"<_><internalNodes>0 -1 {rng.randint(0, 20)} {subset}</internalNodes><leafValues>{' '.join('%.8e' % v for v in rng.normal(0, 1, 2))}</leafValues></_>"
        stages.append((-0.6, weak))
    return cascade("LBP", stages, features)


def save(name, rows):
    open(name, "w").write("".join(" ".join(str(int(v)) for v in r) + "\n" for r in rows))


p = picture()
cv2.imwrite("picture.png", p)
for name, xml in (("haar", haar()), ("lbp", lbp())):
    open(name + ".xml", "w").write(xml)
    c = cv2.CascadeClassifier(name + ".xml")
    windows = c.detectMultiScale(p, 1.15, 0)
    groups, counts = c.detectMultiScale2(p, 1.15, 3)
    print(name, len(windows), len(groups))
    save(name + "_windows.txt", windows)
    save(name + "_groups.txt", [list(g) + [n] for g, n in zip(groups, counts)])
