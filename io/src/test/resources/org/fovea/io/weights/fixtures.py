"""Makes the weight files beside it and the numbers that they hold. PyTorch 1.13.0, NumPy 1.24.2.

    python3 fixtures.py [DIR]

With DIR, the folder `weights` of the real data, also writes real.txt: for each checkpoint the number of tensors, of their
elements, and a checksum of their names, types, shapes and bytes.
"""
import collections
import pickle
import sys
import zlib

import numpy as np
import torch

torch.manual_seed(1)


def tensors():
    base = torch.arange(12, dtype=torch.float32) * 0.5 - 2
    return collections.OrderedDict([
        ("f16", torch.tensor([1.5, -0.0, 65504, 6e-8, float("inf"), float("nan"), 2 ** -14], dtype=torch.float16)),
        ("bf16", torch.tensor([1.5, -3e38, 1e-40, float("-inf")], dtype=torch.bfloat16)),
        ("f32", torch.tensor([[1.25, -2.5, 1e-45], [3e38, 0, -0.0]])),
        ("f64", torch.tensor([0.1, -1e300], dtype=torch.float64)),
        ("i8", torch.tensor([-128, 127], dtype=torch.int8)),
        ("u8", torch.tensor([0, 255], dtype=torch.uint8)),
        ("i16", torch.tensor([-32768, 32767], dtype=torch.int16)),
        ("i32", torch.tensor([-2 ** 31, 2 ** 31 - 1], dtype=torch.int32)),
        ("i64", torch.tensor([-2 ** 53, 2 ** 40], dtype=torch.int64)),
        ("bool", torch.tensor([[True], [False]])),
        ("scalar", torch.tensor(7)),
        ("empty", torch.zeros(0, 3)),
        ("base", base),
        ("slice", base[2:6]),
        ("matrix", base.view(3, 4)),
        ("transposed", base.view(3, 4).t()),
        ("column", base.view(3, 4)[:, 1]),
        ("permuted", base.view(3, 2, 2).permute(2, 0, 1)),
        ("expanded", base[:1].expand(2, 3)),
        ("parameter", torch.nn.Parameter(torch.tensor([1.0, 2.0]))),
    ])


def checkpoint():
    network = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.25)
    network(torch.randn(4, 2)).sum().backward()
    optimizer.step()
    return {
        "epoch": 3,
        "arch": "tiny",
        "best": np.float64(0.5),
        "steps": np.int64(40),
        "done": True,
        "note": None,
        "big": 2 ** 70,
        "dtype": torch.bfloat16,
        "device": torch.device("cuda", 1),
        "size": torch.Size([2, 3]),
        "pair": (1, "two"),
        "raw": b"\x00\xff",
        "state_dict": collections.OrderedDict(("module." + k, v) for k, v in network.state_dict().items()),
        "optimizer": optimizer.state_dict(),
    }


def flat(prefix, value):
    if isinstance(value, torch.Tensor):
        yield prefix, value.detach()
    elif isinstance(value, dict):
        for k, v in value.items():
            yield from flat(f"{prefix}.{k}" if prefix else str(k), v)
    elif isinstance(value, (list, tuple)):
        for i, v in enumerate(value):
            yield from flat(f"{prefix}.{i}", v)


TYPES = {torch.float16: "FLOAT16", torch.bfloat16: "BFLOAT16", torch.float32: "FLOAT32", torch.float64: "FLOAT64",
         torch.int8: "INT8", torch.uint8: "UINT8", torch.int16: "INT16", torch.int32: "INT32", torch.int64: "INT64",
         torch.bool: "BOOL"}


def lines(value):
    """A line for each tensor: name, type, shape, all numbers."""
    for name, tensor in flat("", value):
        shape = "x".join(map(str, tensor.shape))
        # By way of double, which holds each of these exactly.
        numbers = " ".join(repr(float(x)) for x in tensor.double().flatten().tolist())
        yield f"{name}\t{TYPES[tensor.dtype]}\t{shape}\t{numbers}\n"


def write(name, value):
    torch.save(value, name + ".pth")
    torch.save(value, name + "_legacy.pth", _use_new_zipfile_serialization=False)
    with open(name + ".txt", "w") as out:
        out.writelines(lines(value))


class Evil:
    def __reduce__(self):
        import os
        return os.system, ("echo harm",)


def refused():
    """Files of which the reading ends in a message."""
    yield "complex", torch.zeros(2, dtype=torch.complex64)
    yield "sparse", torch.eye(2).to_sparse()
    yield "quantized", torch.quantize_per_tensor(torch.ones(2), 0.5, 0, torch.qint8)
    yield "module", torch.nn.Linear(1, 1)
    yield "evil", {"state_dict": {"w": torch.zeros(1)}, "x": Evil()}
    import argparse
    yield "namespace", {"args": argparse.Namespace(lr=1)}


def numpy_files():
    matrix = np.arange(6, dtype="f4").reshape(2, 3)
    np.save("c.npy", matrix)
    np.save("fortran.npy", np.asfortranarray(matrix))
    np.save("big.npy", matrix.astype(">f4"))
    np.save("scalar.npy", np.float64(0.1))
    np.save("structured.npy", np.zeros(2, dtype=[("a", "f4"), ("b", "i4")]))
    np.save("object.npy", np.array([None, 1], dtype=object))
    np.save("text.npy", np.array(["ab"]))
    np.save("complex.npy", np.zeros(1, "c8"))
    for version in (2, 3):
        with open(f"version{version}.npy", "wb") as out:
            np.lib.format.write_array(out, matrix, version=(version, 0))
    arrays = {t: np.array([1, 0, 1], dtype=t) for t in "b1 u1 i1 i2 i4 i8 f2 f4 f8".split()}
    np.savez("stored.npz", **arrays)
    np.savez_compressed("deflated.npz", **arrays, **{"layer/zeros": np.zeros((100, 100))})


def real(folder):
    with open("real.txt", "w") as out:
        for name in ("espnet_camvid/espnet_p_2_q_8_camvid.pth", "fastestdet/FastestDet_AP05_0.2532.pth",
                     "resnet_cifar10/resnet20-12fca82f.th", "vit_cifar10/vit_model.pth"):
            count = numel = crc = 0
            for key, tensor in flat("", torch.load(f"{folder}/{name}", map_location="cpu")):
                head = f"{key} {TYPES[tensor.dtype]} {list(tensor.shape)}\n".encode()
                crc = zlib.crc32(tensor.contiguous().numpy().tobytes(), zlib.crc32(head, crc))
                count, numel = count + 1, numel + tensor.numel()
            out.write(f"{name} {count} {numel} {crc:08x}\n")


write("tensors", tensors())
write("checkpoint", checkpoint())
torch.save(torch.ones(2, 2), "tensor.pth")
torch.save({"a": torch.ones(2)}, "protocol4.pth", pickle_protocol=4)
for name, value in refused():
    torch.save(value, f"refused_{name}.pth")
torch.jit.save(torch.jit.script(torch.nn.ReLU()), "refused_torchscript.pth")
with open("refused_pickle.pth", "wb") as out:
    pickle.dump({"a": 1}, out, protocol=2)
numpy_files()
if len(sys.argv) > 1:
    real(sys.argv[1])
