"""Prints the checksums that tests of intensity, morphology, colour and warp hold: CRC-32 of what
OpenCV 4.6.0 makes of image/camera.npy and colour/rgb.npy. Usage: python3 crcs.py (in this directory)."""
import cv2, numpy as np, zlib

CAMERA = np.load("image/camera.npy")
RGB = np.load("colour/rgb.npy")


def crc(name, array):
    print(f'"{name},{zlib.crc32(np.ascontiguousarray(array).tobytes()):08x}"')


crc("equalize", cv2.equalizeHist(CAMERA))
for limit, columns, rows in ((0, 1, 1), (0.5, 5, 3), (2, 8, 8), (40, 7, 11), (3, 53, 1)):
    crc(f"clahe,{limit},{columns},{rows}", cv2.createCLAHE(limit, (columns, rows)).apply(CAMERA))
for name, mean in (("BOX", cv2.ADAPTIVE_THRESH_MEAN_C), ("GAUSSIAN", cv2.ADAPTIVE_THRESH_GAUSSIAN_C)):
    for block, offset in ((3, 0), (5, 2.3), (7, -3.5), (9, 2), (31, 5)):
        crc(f"{name},{block},{offset}", cv2.adaptiveThreshold(CAMERA, 255, mean, cv2.THRESH_BINARY, block, offset))
for name, shape in (("rectangle", cv2.MORPH_RECT), ("cross", cv2.MORPH_CROSS), ("ellipse", cv2.MORPH_ELLIPSE)):
    for w, h in ((1, 1), (4, 3), (7, 5), (9, 9)):
        element = cv2.getStructuringElement(shape, (w, h))
        crc(f"{name},{w},{h},-1,-1", cv2.morphologyEx(CAMERA, cv2.MORPH_CLOSE, element))
    element = cv2.getStructuringElement(shape, (6, 5))
    crc(f"{name},6,5,1,4", cv2.morphologyEx(CAMERA, cv2.MORPH_CLOSE, element, anchor=(1, 4)))
crc("HSV", cv2.cvtColor(RGB, cv2.COLOR_RGB2HSV))
crc("YCRCB", cv2.cvtColor(RGB, cv2.COLOR_RGB2YCrCb))
for degrees, scale, outside in ((0, 1, 0), (30, 1.3, 0), (200, 0.4, 77)):
    matrix = cv2.getRotationMatrix2D((26, 24), degrees, scale)
    crc(f"{degrees},{scale},{outside}", cv2.warpAffine(CAMERA, matrix, (41, 37), borderValue=outside))
a = np.float32([0.5, 0.25, 0, 0.25])
b = np.float32([0.25, 0.25, 0.5, 0])
print([cv2.compareHist(a, b, m) for m in (cv2.HISTCMP_CORREL, cv2.HISTCMP_CHISQR, cv2.HISTCMP_INTERSECT, cv2.HISTCMP_BHATTACHARYYA)])
