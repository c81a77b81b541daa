"""Makes the .npy files in keypoint/ and hough/ beside this script: what OpenCV 4.6.0 (on a processor with FMA) finds
in pictures. Usage: python3 goldens_keypoints.py (in this directory)."""
import cv2, numpy as np
from skimage import data

CAMERA = cv2.resize(data.camera(), (53, 49), interpolation=cv2.INTER_AREA)
NOISE = np.random.default_rng(1).integers(0, 256, (21, 30)).astype(np.uint8)


def save(name, array):
    np.save(name + ".npy", np.ascontiguousarray(array))


def corners():
    save("keypoint/camera", CAMERA)
    save("keypoint/noise", NOISE)
    for name, image in (("camera", CAMERA), ("noise", NOISE)):
        for block in (2, 3, 4):
            save(f"keypoint/harris_{name}_{block}", cv2.cornerHarris(image, block, 3, 0.04))
            save(f"keypoint/min_eigenvalue_{name}_{block}", cv2.cornerMinEigenVal(image, block, ksize=3))
        for most, quality, distance, block in ((500, 0.001, 0, 3), (500, 0.02, 2.5, 2), (12, 0.1, 7, 4)):
            found = cv2.goodFeaturesToTrack(image, most, quality, distance, blockSize=block)
            save(f"keypoint/good_{name}_{most}_{quality}_{distance}_{block}", found.reshape(-1, 2))
        for threshold in (0, 9, 40):
            for suppress in (False, True):
                found = cv2.FastFeatureDetector_create(threshold, suppress).detect(image)
                rows = np.float32([[p.pt[0], p.pt[1], p.response] for p in found]).reshape(-1, 3)
                save(f"keypoint/fast_{name}_{threshold}_{str(suppress).lower()}", rows)


def matches():
    rng = np.random.default_rng(2)
    floats = [rng.normal(size=(n, 19)).astype(np.float32) for n in (12, 15)]
    bits = [rng.integers(0, 256, (n, 16)).astype(np.uint8) for n in (12, 15)]
    for name, (a, b), norm in (("l2", floats, cv2.NORM_L2), ("hamming", bits, cv2.NORM_HAMMING)):
        save(f"keypoint/{name}_queries", a)
        save(f"keypoint/{name}_trains", b)
        for cross in (False, True):
            found = cv2.BFMatcher(norm, cross).match(a, b)
            save(f"keypoint/{name}_matches_{str(cross).lower()}", np.float32([[m.queryIdx, m.trainIdx, m.distance] for m in found]))


def hough():
    camera = cv2.resize(data.camera(), (160, 160), interpolation=cv2.INTER_AREA)
    edges = cv2.Canny(camera, 50, 150)
    save("hough/camera_edges", edges)
    for rho, theta, threshold in ((1, 0.02, 35), (2.5, 0.07, 60), (0.5, 3, 4)):
        save(f"hough/lines_{rho}_{theta}_{threshold}", cv2.HoughLines(edges, rho, theta, threshold).reshape(-1, 2))
    drawn = np.full((110, 130), 60, np.uint8)
    for x, y, radius, gray in ((30, 35, 17, 200), (88, 40, 28, 140), (50, 84, 12, 10), (101, 89, 15, 255)):
        cv2.circle(drawn, (x, y), radius, gray, -1, cv2.LINE_AA)
    save("hough/circles", drawn)
    save("hough/circles_edges", cv2.Canny(drawn, 50, 100))
    found = cv2.HoughCircles(drawn, cv2.HOUGH_GRADIENT, 1, 15, param1=100, param2=15, minRadius=8, maxRadius=40)
    print("circles", found)
    save("hough/circles_found", found.reshape(-1, 3))


corners()
matches()
hough()
