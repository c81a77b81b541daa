"""Makes the .npy files beside this script: pictures, and what OpenCV 4.6.0, Pillow 9.4.0 and
scikit-image 0.19.3 make of them. Usage: python3 goldens.py (in this directory)."""
import cv2, numpy as np
from PIL import Image
from skimage import data, feature

# Odd sizes, so that no centre is on an edge between pixels: there INTER_NEAREST_EXACT takes the left.
ASTRONAUT = cv2.resize(data.astronaut(), (61, 47), interpolation=cv2.INTER_AREA)
CAMERA = cv2.resize(data.camera(), (53, 49), interpolation=cv2.INTER_AREA)


def save(name, array):
    np.save(name + ".npy", np.ascontiguousarray(array))


def images():
    save("image/astronaut", ASTRONAUT)
    save("image/camera", CAMERA)
    save("image/astronaut_gray", cv2.cvtColor(ASTRONAUT, cv2.COLOR_RGB2GRAY))


def resize():
    modes = {"nearest_exact": cv2.INTER_NEAREST_EXACT, "bilinear": cv2.INTER_LINEAR, "area": cv2.INTER_AREA}
    for w, h in ((25, 20), (106, 100), (97, 31), (7, 5)):
        for name, mode in modes.items():
            save(f"resize/astronaut_{name}_{w}x{h}", cv2.resize(ASTRONAUT, (w, h), interpolation=mode))
            save(f"resize/camera_{name}_{w}x{h}", cv2.resize(CAMERA.astype(np.float32), (w, h), interpolation=mode))
        smooth = Image.fromarray(CAMERA.astype(np.float32)).resize((w, h), Image.BILINEAR)
        save(f"resize/camera_smooth_{w}x{h}", np.asarray(smooth))
        smooth = Image.fromarray(ASTRONAUT).resize((w, h), Image.BILINEAR)
        save(f"resize/astronaut_smooth_{w}x{h}", np.asarray(smooth))


def hog():
    person = cv2.resize(data.astronaut()[0:512, 128:384], (64, 128), interpolation=cv2.INTER_AREA)
    save("hog/person", person)
    gray = CAMERA.astype(np.float64) / 255
    rgb = ASTRONAUT.astype(np.float64)
    for norm in ("L1", "L1-sqrt", "L2", "L2-Hys"):
        of = feature.hog(gray, 9, (8, 8), (2, 2), block_norm=norm)
        save("hog/scikit_camera_" + norm.replace("-", "_"), of.astype(np.float32))
    of = feature.hog(gray, 6, (5, 5), (3, 3), block_norm="L2-Hys", transform_sqrt=True)
    save("hog/scikit_camera_sqrt_6o_5x5_3x3", of.astype(np.float32))
    # Whole numbers, as rounding must not decide which side of 45 degrees a gradient is on.
    of = feature.hog(CAMERA.astype(np.float64), 8, (7, 7), (1, 1), block_norm="L2")
    save("hog/scikit_camera_8o_7x7_1x1", of.astype(np.float32))
    of = feature.hog(rgb, 9, (6, 6), (2, 2), block_norm="L2-Hys", channel_axis=-1)
    save("hog/scikit_astronaut_9o_6x6_2x2", of.astype(np.float32))

    of = feature.hog(CAMERA.astype(np.float64), 9, (8, 8), (2, 2), visualize=True)[1]
    save("hog/scikit_camera_picture_9o_8x8", of.astype(np.float32))
    of = feature.hog(rgb, 6, (11, 11), (1, 1), visualize=True, channel_axis=-1)[1]
    save("hog/scikit_astronaut_picture_6o_11x11", of.astype(np.float32))

    opencv = cv2.HOGDescriptor()
    # Bands as stored, R first: of equally steep bands OpenCV's vector code takes the first in memory.
    save("hog/opencv_person", opencv.compute(person).reshape(-1))
    save("hog/opencv_person_gray", opencv.compute(cv2.cvtColor(person, cv2.COLOR_RGB2GRAY)).reshape(-1))
    # window, block, stride, cell, bins, aperture, sigma, L2Hys, threshold, no gamma, levels, signed
    opencv = cv2.HOGDescriptor((48, 36), (18, 18), (6, 6), (6, 6), 12, 1, -1, 0, 0.2, False, 64, True)
    save("hog/opencv_astronaut_12o_6x6_3x3_signed", opencv.compute(ASTRONAUT[:36, :48].copy()).reshape(-1))


images()
resize()
hog()
