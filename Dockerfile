# Build: the virtual environment, the model and the index are made here, once.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 XDG_CACHE_HOME=/opt/cache
WORKDIR /app
RUN python -m venv /opt/venv
# Every package by version and SHA-256 (`make lock`); wheels only, so that nothing runs at install.
COPY docs/deploy/requirements.txt docs/deploy/requirements.txt
RUN /opt/venv/bin/pip install --require-hashes --only-binary :all: --no-deps \
    --requirement docs/deploy/requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY knowledge knowledge
COPY index index
COPY bot bot
RUN /opt/venv/bin/pip install --no-deps --no-index --no-build-isolation --editable . \
    && /opt/venv/bin/pip check
# An image that cannot answer or draw is not built.
RUN /opt/venv/bin/python -m index \
    && HF_HUB_OFFLINE=1 BOT_DATA=/tmp/data /opt/venv/bin/python -m bot ask --json "什么是杀猪盘" \
    && /opt/venv/bin/python -m bot chart growth --output /tmp/growth.png

# Run: no compiler, no root, nothing to download, nothing to write but /data and /tmp.
FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin bot \
    && install --directory --owner bot --group bot --mode 0700 /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/cache /opt/cache
COPY --from=build /app /app
WORKDIR /app
USER 10001:10001
ENV PATH=/opt/venv/bin:$PATH XDG_CACHE_HOME=/opt/cache HF_HUB_OFFLINE=1 HOME=/tmp \
    MPLCONFIGDIR=/tmp/matplotlib \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ORT_DISABLE_TELEMETRY=1 \
    BOT_DATA=/data BOT_METRICS_LISTEN=127.0.0.1:9090 BOT_LOG_FORMAT=json
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD \
    ["python", "-c", "from urllib.request import urlopen as ask; ask('http://127.0.0.1:9090/readyz', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
