"""What is shipped: every package by its hash and as pinned, the image and compose as hardened."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "docs" / "deploy"
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[.*?\])?==([^\s;\\]+)", re.MULTILINE)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(path: Path) -> dict[str, str]:
    found = _PIN.findall(path.read_text("utf-8"))
    return {_canonical(name): version for name, version in found}


@pytest.fixture(scope="module")
def locked() -> dict[str, str]:
    return _pins(DEPLOY / "requirements.txt")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return content


def test_every_package_has_hashes() -> None:
    entries = re.split(r"\n(?=[A-Za-z])", (DEPLOY / "requirements.txt").read_text("utf-8"))
    assert len(entries) > 50
    for entry in entries:
        assert _PIN.match(entry), entry
        assert "--hash=sha256:" in entry, entry


def test_what_the_project_needs_is_locked(locked: dict[str, str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in (*project["dependencies"], "setuptools"):
        name = re.split(r"[\[<>=~! ;]", requirement)[0]
        assert _canonical(name) in locked, f"{name}: run `make lock`"


def test_the_lock_follows_the_pins(locked: dict[str, str]) -> None:
    """What the tests ran with is what is shipped."""
    pinned = _pins(ROOT / "constraints.txt")
    differing = {
        name: (version, pinned[name])
        for name, version in locked.items()
        if name in pinned and pinned[name] != version
    }
    assert not differing, "run `make lock`"


@pytest.mark.parametrize("service", ["bot", "postgres", "proxy"])
def test_every_container_is_bounded(compose: dict[str, Any], service: str) -> None:
    container = compose["services"][service]
    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert set(container["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}


def test_the_bot_is_nobody_and_is_given_time_to_finish(compose: dict[str, Any]) -> None:
    bot = compose["services"]["bot"]
    assert bot["user"] == "10001:10001"
    assert bot["stop_grace_period"] == "35s"
    assert "ports" not in bot
    assert not any("TOKEN" in name or "SECRET" in name for name in bot["environment"])


def test_the_database_is_reached_by_nobody_else(compose: dict[str, Any]) -> None:
    assert compose["networks"]["back"] == {"internal": True}
    assert compose["services"]["postgres"]["networks"] == ["back"]
    assert compose["services"]["proxy"]["networks"] == ["front"]
    assert "ports" not in compose["services"]["postgres"]


def test_the_proxy_knows_every_replica_by_the_name_it_will_have(compose: dict[str, Any]) -> None:
    backends = compose["services"]["proxy"]["environment"]["BOT_BACKENDS"].split()
    name = compose["name"]
    assert backends == [f"{name}-bot-{number}:8080" for number in range(1, 9)]
    assert compose["services"]["bot"]["environment"]["BOT_LISTEN"].endswith(":8080")
    assert compose["services"]["bot"]["environment"]["BOT_METRICS_LISTEN"].endswith(":9090")


def test_the_image_installs_what_is_locked_and_runs_without_rights() -> None:
    image = (ROOT / "Dockerfile").read_text("utf-8")
    assert "--require-hashes --only-binary :all: --no-deps" in image
    assert "USER 10001:10001" in image
    assert image.count("pip install") == 2
    assert "ORT_DISABLE_TELEMETRY=1" in image
