"""Runs one command and prints what the operating system counted of it: python3 measure.py COMMAND ARG...

One line of JSON: wall and cpu (user and system, children that were waited for included) in seconds, peak in MiB, code.
"""

import json
import os
import subprocess
import sys
import time

started = time.perf_counter()
process = subprocess.Popen(
    sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
_, status, usage = os.wait4(process.pid, 0)
print(
    json.dumps(
        {
            "wall": time.perf_counter() - started,
            "cpu": usage.ru_utime + usage.ru_stime,
            "peak": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024),
            "code": os.waitstatus_to_exitcode(status),
        }
    )
)
