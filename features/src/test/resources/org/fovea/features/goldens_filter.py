"""Makes filter/laplace_1.5.npy and filter/difference_1_1.6.npy from filter/noise.npy by SciPy 1.10.1
and scikit-image 0.19.3. Usage: python3 goldens_filter.py (in this directory)."""
import numpy as np
from scipy import ndimage
from skimage import filters

noise = np.load("filter/noise.npy").astype(np.float64)
np.save("filter/laplace_1.5.npy", ndimage.gaussian_laplace(noise, 1.5))
np.save("filter/difference_1_1.6.npy", filters.difference_of_gaussians(noise, 1, 1.6))
