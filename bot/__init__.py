"""How the bot speaks."""

import index  # noqa: F401  switches off what onnxruntime would report, in every process of ours
