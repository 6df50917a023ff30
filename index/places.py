"""Where built things live; of them only what is shipped is committed."""

from pathlib import Path

from platformdirs import user_cache_path

DATA = Path(__file__).parent / "data"
SHIPPED = Path(__file__).parent / "vectors"
BUNDLED_MODEL = Path(user_cache_path("antifraud-bot")) / "multilingual-e5-small-zh-en-int8-v5"
