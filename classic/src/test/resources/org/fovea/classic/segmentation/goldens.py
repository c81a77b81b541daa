"""Makes grabcut.png (a picture), and grabcut_mask.png and coffee_mask.png: what OpenCV 4.6.0 cuts out of it and
of scikit-image's coffee.png inside a box. Usage: python3 goldens.py (in this directory)."""
import cv2, numpy as np
from skimage import data

random = np.random.RandomState(1)
height, width = 70, 90
y, x = np.mgrid[:height, :width]
object = ((x - 44) / 24.0) ** 2 + ((y - 36) / 19.0) ** 2 + 0.25 * np.sin(5 * np.arctan2(y - 36, x - 44)) < 1
background = np.where(((x // 9 + y // 7) % 2 == 0)[..., None], (70, 110, 60), (110, 130, 90))
foreground = np.where((x + y < 85)[..., None], (190, 80, 60), (150, 60, 110))
picture = np.where(object[..., None], foreground, background) + random.normal(0, 18, (height, width, 3))
picture = np.clip(np.round(picture), 0, 255).astype(np.uint8)
cv2.imwrite("grabcut.png", picture[:, :, ::-1])


def cut(rgb, box):
    cv2.setRNGSeed(1)
    mask = np.zeros(rgb.shape[:2], np.uint8)
    cv2.grabCut(rgb, mask, box, np.zeros((1, 65)), np.zeros((1, 65)), 5, cv2.GC_INIT_WITH_RECT)
    return (mask & 1).astype(np.uint8) * 255


mask = cut(picture, (14, 10, 62, 52))
print("IoU with the object", (object & (mask > 0)).sum() / (object | (mask > 0)).sum())
cv2.imwrite("grabcut_mask.png", mask)
coffee = data.coffee()
mask = cut(coffee, (120, 30, 350, 330))
print("of coffee", mask.mean() / 255)
cv2.imwrite("coffee_mask.png", mask)
