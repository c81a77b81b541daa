"""Makes colour/*.npy, filter/*.npy and the pictures of segmentation/: what scikit-image 0.19.3 and SciPy
1.10.1 make of small pictures. Usage: python3 goldens_segmentation.py (in this directory)."""
import zlib
import cv2, numpy as np
from scipy import ndimage
from skimage import color, data, segmentation

random = np.random.RandomState(1)


def save(name, array):
    np.save(name + ".npy", np.ascontiguousarray(array))


def colours():
    corners = np.array(np.meshgrid([0, 1, 254, 255], [0, 1, 254, 255], [0, 1, 254, 255])).reshape(3, -1).T
    grays = np.repeat(np.arange(0, 256, 8)[:, None], 3, 1)
    rgb = np.concatenate([corners, grays, random.randint(0, 256, (160, 3))]).astype(np.uint8).reshape(16, 16, 3)
    save("colour/rgb", rgb)
    save("colour/hsv", color.rgb2hsv(rgb))
    save("colour/lab", color.rgb2lab(rgb))


def gaussians():
    noise = random.rand(9, 13)
    save("filter/noise", noise)
    for sigma in (0.8, 2.5):
        for mode in ("reflect", "mirror", "nearest", "wrap"):
            save(f"filter/gaussian_{mode}_{sigma}", ndimage.gaussian_filter(noise, sigma, mode=mode))


def felzenszwalb():
    # scikit-image leaves edges of equal weight to an unstable sort; it matters here only where sigma is 0.
    argsort = np.argsort
    np.argsort = lambda a, **options: argsort(a, kind="stable")
    pictures = {
        "camera": cv2.resize(data.camera(), (160, 160), interpolation=cv2.INTER_AREA),
        "astronaut": cv2.resize(data.astronaut(), (128, 128), interpolation=cv2.INTER_AREA),
        "coffee": cv2.resize(data.coffee(), (150, 100), interpolation=cv2.INTER_AREA),
    }
    for name, picture in pictures.items():
        save(f"segmentation/{name}", picture)
        for scale, sigma, min_size in ((100, 0.5, 50), (300, 0.8, 20), (50, 0.8, 50), (100, 1.2, 0), (20, 0, 5)):
            labels = segmentation.felzenszwalb(picture, scale, sigma, min_size)
            crc = zlib.crc32(labels.astype("<i4").tobytes())
            print(f'"{name},{scale},{sigma},{min_size},{labels.max() + 1},{crc:08x}",')


colours()
gaussians()
felzenszwalb()
