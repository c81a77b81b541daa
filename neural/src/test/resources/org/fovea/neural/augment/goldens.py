"""Writes goldens.txt: what torchvision 0.14.1 (PyTorch 1.13.1) makes of a uint8 tensor of 3 x 23 x 29.

python3 goldens.py > goldens.txt; each line: name, CRC-32 of the bytes of the bands R, G, B, and where
equality to the last bit is not asked for these bytes, too, in hexadecimal digits.
"""
import zlib

import torch
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode as I
from torchvision.transforms.autoaugment import RandAugment, _apply_op

W, H = 29, 23


def picture():
    """Ramps with steps in them, the same as Pictures.java makes."""
    levels = [
        (5 * x + 7 * y + 40 * band + (x * y % 5) * 9 + (60 if x > 19 else 0)) % 236 + 10
        for band in range(3)
        for y in range(H)
        for x in range(W)
    ]
    return torch.tensor(levels, dtype=torch.uint8).reshape(3, H, W)


def show(name, image, whole=False):
    data = bytes(image.flatten().tolist())
    print("%s: %08x %s" % (name, zlib.crc32(data), data.hex() if whole else ""))


p = picture()
show("picture", p)
for factor in (0.0, 0.3, 1.0, 1.7):
    show("brightness %s" % factor, F.adjust_brightness(p, factor))
    show("contrast %s" % factor, F.adjust_contrast(p, factor))
    show("saturation %s" % factor, F.adjust_saturation(p, factor))
    show("sharpness %s" % factor, F.adjust_sharpness(p, factor))
for turn in (-0.5, -0.13, 0.0, 0.25, 0.4):
    show("hue %s" % turn, F.adjust_hue(p, turn))
for bits in (0, 1, 4, 8):
    show("posterize %s" % bits, F.posterize(p, bits))
for threshold in (0.0, 100.5, 128.0, 255.0):
    show("solarize %s" % threshold, F.solarize(p, threshold))
show("autocontrast", F.autocontrast(p))
show("equalize", F.equalize(p))
show("blur 5 1.2", F.gaussian_blur(p, [5, 5], [1.2, 1.2]), True)
# With a fill, torchvision's bilinear pixels at the edge are weighted twice. At 30 degrees many places lie half
# way between two pixels, where the last bit of a float decides.
for name, mode, fill in (("nearest", I.NEAREST, [50.0] * 3), ("bilinear", I.BILINEAR, None)):
    for angle, translate, scale, shear in (
        (0.0, (3, -2), 1.0, (0.0, 0.0)),
        (33.0, (0, 0), 1.0, (0.0, 0.0)),
        (-75.0, (1, 2), 0.7, (10.0, -20.0)),
        (180.0, (0, 0), 1.3, (0.0, 15.0)),
    ):
        image = F.affine(p, angle, list(translate), scale, list(shear), mode, fill)
        show("affine %s %s %s %s %s %s %s" % (name, angle, *translate, scale, *shear), image, name == "bilinear")
for magnitude in (0, 9, 29):
    space = RandAugment()._augmentation_space(31, (H, W))
    for name, (magnitudes, signed) in space.items():
        amount = float(magnitudes[magnitude]) if magnitudes.ndim > 0 else 0.0
        for sign in (1, -1) if signed else (1,):
            image = _apply_op(p, name, sign * amount, I.NEAREST, None)
            show("rand %s %s %s" % (name, magnitude, sign), image)
