# Makes the pictures of this folder, all of them the ramps of ImageFixturesTest.
# Run with Python 3.11, Pillow 9.4.0, OpenCV 4.6.0, NumPy 1.24.
import cv2
import numpy as np
from PIL import Image, ImageCms

W, H = 23, 17
y, x = np.mgrid[0:H, 0:W]
R, G, B = x * 255 // (W - 1), y * 255 // (H - 1), (x + y) * 255 // (W + H - 2)
rgb = np.stack([R, G, B], -1).astype(np.uint8)
gray = R.astype(np.uint8)
K = np.full((H, W), 40)

im = Image.fromarray(rgb)
im.save("rgb.png")
im.save("rgb.bmp")
im.save("rgb.webp", lossless=True)
im.save("lossy.webp", quality=95)
im.save("lzw.tif", compression="tiff_lzw")
im.save("deflate.tif", compression="tiff_adobe_deflate")
im.save("rgb.ppm")
im.save("baseline.jpg", quality=95)
im.save("subsampled.jpg", quality=95, subsampling=2)
im.save("progressive.jpg", quality=95, progressive=True)
im.convert("RGBA").save("rgb32.bmp")
cv2.imwrite("rgb16.png", rgb[..., ::-1].astype(np.uint16) * 257)
cv2.imwrite("rgb16.tif", rgb[..., ::-1].astype(np.uint16) * 257)

g = Image.fromarray(gray)
g.save("gray.png")
g.save("gray.bmp")
g.save("gray.tif")
g.save("gray.pgm")
g.save("gray.gif")
g.save("gray.jpg", quality=95)
g.convert("LA").save("grayalpha.png")
g.convert("P").save("palette.png")
cv2.imwrite("gray16.png", gray.astype(np.uint16) * 257)

alpha = im.convert("RGBA")
alpha.putalpha(g)
alpha.save("alpha.png")
alpha.save("alpha.tif")
alpha.save("alpha.webp", lossless=True)

cmyk = Image.fromarray(np.stack([R, G, B, K], -1).astype(np.uint8), "CMYK")
cmyk.save("cmyk.jpg", quality=95)
cmyk.save("cmyk.tif")
# Pillow writes no YCCK: the inks' Y, Cb, Cr go in as if they were C, M, Y, and the byte of Adobe's
# segment that names the transform is changed. Decoders read 255 - (255 - R) = R back as the ink C.
ycc = np.array(Image.fromarray(rgb).convert("YCbCr"))
ycck = Image.fromarray(np.dstack([255 - ycc, K.astype(np.uint8)]), "CMYK")
ycck.save("ycck.jpg", quality=95)
data = bytearray(open("ycck.jpg", "rb").read())
data[data.find(b"Adobe") + 11] = 2
open("ycck.jpg", "wb").write(data)

# An sRGB profile with red and blue exchanged: whoever applies it is found out.
profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
r, b = profile.find(b"rXYZ"), profile.find(b"bXYZ")
profile[r : r + 4], profile[b : b + 4] = b"bXYZ", b"rXYZ"
im.save("profile.jpg", quality=95, icc_profile=bytes(profile))
im.save("profile.png", icc_profile=bytes(profile))
im.save("profile.tif", icc_profile=bytes(profile))
im.save("profile.webp", lossless=True, icc_profile=bytes(profile))

# Stored as it looks after a turn to the left, with the tag that says to turn it to the right.
exif = Image.Exif()
exif[0x112] = 6
turned = im.transpose(Image.ROTATE_90)
turned.save("turned.webp", lossless=True, exif=exif.tobytes())
turned.save("turned.png", exif=exif.tobytes())
turned.save("turned.jpg", quality=95, exif=exif.tobytes())
turned.save("turned.tif", tiffinfo={274: 6})
