import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

TOLD = """
import os, sys
print(os.getpid(), os.environ.get("GLIBC_TUNABLES"), *sys.argv[1:], sep="|")
from bot import large_pages
large_pages.ask_for()
print("began")
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="large pages are asked of Linux")


def lines(environment: Mapping[str, str]) -> list[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "GLIBC_TUNABLES"}
    command = [sys.executable, "-c", TOLD, "ask", "a question; 问 '\"$1"]
    done = subprocess.run(
        command, env={**inherited, **environment}, capture_output=True, check=True, timeout=60
    )
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


@linux
def test_a_process_begins_anew_once_as_itself_with_all_that_it_was_given() -> None:
    first, second, last = lines({"PYTHONUNBUFFERED": "1"})
    id_, before, *given = first.split("|")
    assert before == "None"
    assert second.split("|") == [id_, "glibc.malloc.hugetlb=1", *given]
    assert given == ["ask", "a question; 问 '\"$1"]
    assert last == "began"


@pytest.mark.parametrize("value", ["", "glibc.malloc.check=0"])
def test_who_set_the_variable_is_left_alone(value: str) -> None:
    [only, last] = lines({"GLIBC_TUNABLES": value})
    assert only.split("|")[1] == value
    assert last == "began"
