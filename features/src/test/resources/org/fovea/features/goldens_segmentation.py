"""Makes colour/*.npy, filter/*.npy and the pictures of segmentation/: what scikit-image 0.19.3, SciPy 1.10.1
and OpenCV 4.6.0 make of small pictures; prints the rows of FelzenszwalbTest, SlicTest, WatershedTest,
MeanShiftTest and RegionBoundariesTest. Usage: python3 goldens_segmentation.py (in this directory)."""
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


PICTURES = {
    "camera": cv2.resize(data.camera(), (160, 160), interpolation=cv2.INTER_AREA),
    "astronaut": cv2.resize(data.astronaut(), (128, 128), interpolation=cv2.INTER_AREA),
    "coffee": cv2.resize(data.coffee(), (150, 100), interpolation=cv2.INTER_AREA),
}


def crc(array, kind="<i4"):
    return f"{zlib.crc32(np.ascontiguousarray(array).astype(kind).tobytes()):08x}"


def felzenszwalb():
    # scikit-image leaves edges of equal weight to an unstable sort; it matters here only where sigma is 0.
    argsort = np.argsort
    np.argsort = lambda a, **options: argsort(a, kind="stable")
    for name, picture in PICTURES.items():
        save(f"segmentation/{name}", picture)
        for scale, sigma, min_size in ((100, 0.5, 50), (300, 0.8, 20), (50, 0.8, 50), (100, 1.2, 0), (20, 0, 5)):
            labels = segmentation.felzenszwalb(picture, scale, sigma, min_size)
            print(f'"{name},{scale},{sigma},{min_size},{labels.max() + 1},{crc(labels)}",')
    np.argsort = argsort


def slic():
    print("SLIC")
    for name, picture in PICTURES.items():
        for segments, compactness, iterations, sigma in (
            (60, 10, 10, 0), (250, 20, 10, 0), (30, 1, 3, 1.5), (1, 10, 2, 0), (1500, 5, 10, 0)):
            compactness = compactness / 50 if picture.ndim == 2 else compactness
            labels = segmentation.slic(picture, segments, compactness, iterations, sigma, start_label=0)
            print(f'"{name},{segments},{compactness},{iterations},{sigma},{labels.max() + 1},{crc(labels)}",')
    strip = PICTURES["coffee"][40:43]
    labels = segmentation.slic(strip, 7, 10, start_label=0)
    print(labels.max() + 1, crc(labels))


def watershed():
    print("watershed")
    for name, picture in PICTURES.items():
        gray = picture if picture.ndim == 2 else picture[:, :, 1]
        height, width = gray.shape
        markers = np.zeros(gray.shape, np.int32)
        markers[5::20, 7::20] = np.arange(1, markers[5::20, 7::20].size + 1).reshape(markers[5::20, 7::20].shape)
        mask = (np.add.outer(np.arange(height), np.arange(width)) % 37 > 2)
        for connectivity in (1, 2):
            for compactness in (0, 0.5):
                for line in (False, True):
                    for masked in (False, True):
                        labels = segmentation.watershed(gray, markers, connectivity, mask=mask if masked else None,
                                                        compactness=compactness, watershed_line=line)
                        print(f'"{name},{connectivity == 2},{compactness},{line},{masked},{crc(labels)}",'.replace("True", "true").replace("False", "false"))


def mean_shift():
    print("mean shift")
    for name in ("astronaut", "coffee"):
        for spatial, colour, iterations, epsilon in ((3, 20, 5, 1), (6, 40, 5, 1), (10, 15, 20, 0)):
            criteria = (cv2.TERM_CRITERIA_MAX_ITER | cv2.TERM_CRITERIA_EPS, iterations, epsilon)
            filtered = cv2.pyrMeanShiftFiltering(PICTURES[name], spatial, colour, None, 0, criteria)
            print(f'"{name},{spatial},{colour},{iterations},{epsilon},{crc(filtered, "u1")}",')


def boundaries():
    print("boundaries")
    # 32 bits: the "outer" mode rounds the largest 64-bit integer to a double that is one too large.
    labels = (segmentation.slic(PICTURES["coffee"], 60, 10, start_label=0) % 5).astype(np.int32)
    for mode in ("thick", "inner", "outer"):
        found = segmentation.find_boundaries(labels, mode=mode, background=2)
        marked = segmentation.mark_boundaries(PICTURES["coffee"], labels, (1, 1, 0), mode=mode, background_label=2)
        print(f'"{mode.upper()},{crc(found, "u1")},{crc(np.round(marked * 255), "u1")}",')


colours()
gaussians()
felzenszwalb()
slic()
watershed()
mean_shift()
boundaries()
