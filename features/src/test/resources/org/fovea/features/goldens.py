"""Makes the .npy files beside this script: pictures, and what OpenCV 4.6.0, Pillow 9.4.0 and
scikit-image 0.19.3 make of them. Usage: python3 goldens.py (in this directory)."""
import cv2, numpy as np
from PIL import Image
from skimage import data

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
    modes = {"nearest": cv2.INTER_NEAREST_EXACT, "bilinear": cv2.INTER_LINEAR, "area": cv2.INTER_AREA}
    for w, h in ((25, 20), (106, 100), (97, 31), (7, 5)):
        for name, mode in modes.items():
            if name == "area" and w > 61 and h < 47:
                continue  # OpenCV has no area mean that enlarges one axis and shrinks the other
            save(f"resize/astronaut_{name}_{w}x{h}", cv2.resize(ASTRONAUT, (w, h), interpolation=mode))
            save(f"resize/camera_{name}_{w}x{h}", cv2.resize(CAMERA.astype(np.float32), (w, h), interpolation=mode))
        smooth = Image.fromarray(CAMERA.astype(np.float32)).resize((w, h), Image.BILINEAR)
        save(f"resize/camera_smooth_{w}x{h}", np.asarray(smooth))
        smooth = Image.fromarray(ASTRONAUT).resize((w, h), Image.BILINEAR)
        save(f"resize/astronaut_smooth_{w}x{h}", np.asarray(smooth))


images()
resize()
