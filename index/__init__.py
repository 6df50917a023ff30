import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""onnxruntime reports to its maker unless this is set before it is imported."""
