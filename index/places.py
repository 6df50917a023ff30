"""Where built things live; neither is committed."""

from pathlib import Path

from platformdirs import user_cache_path

DATA = Path(__file__).parent / "data"
BUNDLED_MODEL = Path(user_cache_path("antifraud-bot")) / "multilingual-e5-small-zh-en-int8-v3"
