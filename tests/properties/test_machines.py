"""Another processor and another C library: the endings are the same, the numbers to the last bit or the one before it.

The exponential and the logarithm are the C library's and NumPy's; both have several forms and choose by processor. Here
those without fused multiplication are asked for, in a process of their own.
"""

import os
import platform
import subprocess
import sys

import numpy as np
import pytest

from sim.scenario import load_scenario
from tests.cases import rows_of

CASE, SEED, TRIALS = "jeddah-2025-03", 7, 400

PLAIN_C = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable"}
CODE = f"""
import sys
import numpy as np
from sim.scenario import load_scenario
from sim.studies.design import Design, Point
from sim.studies.study import Block
design = Design([Point(load_scenario({CASE!r}).scenario)], {SEED})
np.savez(sys.argv[1], **design(Block(range(1), 0, {TRIALS})))
"""


def plain_numpy():
    """NumPy without any form that it chooses by processor."""
    import numpy._core._multiarray_umath as core

    chosen = [name for name in core.__cpu_dispatch__ if core.__cpu_features__.get(name)]
    return {"NPY_DISABLE_CPU_FEATURES": " ".join(chosen)} if chosen else {}


@pytest.fixture(scope="module")
def here():
    return rows_of(load_scenario(CASE).scenario, SEED, 0, TRIALS)


@pytest.mark.slow
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library has no such switches")
@pytest.mark.parametrize("which", ["c", "numpy", "both"])
def test_endings_do_not_depend_on_the_processor_and_numbers_hardly(which, here, tmp_path):
    there = (PLAIN_C if which != "numpy" else {}) | (plain_numpy() if which != "c" else {})
    path = tmp_path / "rows.npz"
    subprocess.run([sys.executable, "-c", CODE, str(path)], env=os.environ | there, check=True, timeout=300)
    rows = np.load(path)
    assert set(rows) == set(here)
    for name, column in here.items():
        if column.dtype.kind == "f":
            np.testing.assert_allclose(rows[name], column, rtol=0, atol=1e-12, err_msg=name)
        else:
            assert (rows[name] == column).all(), name
