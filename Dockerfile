# Build: the virtual environment, the model and the index are made here, once.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 XDG_CACHE_HOME=/opt/cache
WORKDIR /app
RUN python -m venv /opt/venv
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY knowledge knowledge
COPY index index
COPY bot bot
# Give the address of PyTorch's CPU wheels (pytorch.org, "Get Started", Linux, Pip, CPU): the plain
# wheels work too, but bring gigabytes of GPU libraries.
ARG TORCH_CPU_WHEELS=""
RUN /opt/venv/bin/pip install --constraint constraints.txt \
    ${TORCH_CPU_WHEELS:+--extra-index-url "$TORCH_CPU_WHEELS"} --editable .
RUN /opt/venv/bin/python -m index

# Run: no compiler, no root, nothing to download.
FROM python:3.11-slim
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin bot
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/cache /opt/cache
COPY --from=build /app /app
WORKDIR /app
USER bot
ENV PATH=/opt/venv/bin:$PATH XDG_CACHE_HOME=/opt/cache PYTHONUNBUFFERED=1 HF_HUB_OFFLINE=1
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
