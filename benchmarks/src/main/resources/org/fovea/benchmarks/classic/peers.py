"""Times OpenCV and scikit-image, one thread: prints a line 'task library milliseconds' for each. Usage: peers.py FOLDER SECONDS"""
import sys, time, importlib

folder, seconds = sys.argv[1], float(sys.argv[2])


def best(task, library, run):
    run()
    least, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        run()
        least = min(least, time.perf_counter() - start)
    print(task, library, f"{least * 1e3:.4f}", flush=True)


def load(module):
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


cv2 = load("cv2")
if cv2:
    cv2.setNumThreads(1)
    gray512, gray1024 = (cv2.imread(f"{folder}/gray{n}.png", 0) for n in (512, 1024))
    rgb640, rgb1280 = (cv2.imread(f"{folder}/rgb{n}.png") for n in (640, 1280))
    best("canny-512", "opencv", lambda: cv2.Canny(gray512, 50, 150))
    best("canny-1024", "opencv", lambda: cv2.Canny(gray1024, 50, 150))
    best("sobel-1024", "opencv", lambda: (cv2.Sobel(gray1024, cv2.CV_16S, 1, 0), cv2.Sobel(gray1024, cv2.CV_16S, 0, 1)))
    hog = cv2.HOGDescriptor((512, 512), (16, 16), (8, 8), (8, 8), 9)
    best("hog-512", "opencv", lambda: hog.compute(gray512))
    best("resize-1280", "opencv", lambda: cv2.resize(rgb1280, (640, 480), interpolation=cv2.INTER_LINEAR))
    people = cv2.HOGDescriptor()
    people.setSVMDetector(cv2.HOGDescriptor_getDefaultPeopleDetector())
    best("pedestrians-640", "opencv", lambda: people.detectMultiScale(rgb640, winStride=(8, 8), scale=1.05))
feature = load("skimage.feature")
if feature:
    read = load("skimage.io").imread
    gray512, gray1024 = (read(f"{folder}/gray{n}.png") for n in (512, 1024))
    best("canny-512", "scikit-image", lambda: feature.canny(gray512, 1))
    best("canny-1024", "scikit-image", lambda: feature.canny(gray1024, 1))
    best("hog-512", "scikit-image", lambda: feature.hog(gray512))
    best("lbp-512", "scikit-image", lambda: feature.local_binary_pattern(gray512, 8, 1, "uniform"))
