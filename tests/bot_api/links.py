"""What Telegram's apps turn into something to tap, although nobody marked it as a link."""

import re

_LINKS = re.compile(
    r"""
    (?<![a-z0-9])[a-z][a-z0-9+.-]*://\S+             # with a scheme
    | (?<![\w@])(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?\#:]\S*)?  # a bare domain
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                      # an e-mail address
    | (?<!\w)@\w{2,}                                    # a mention
    | (?<![\w/<])/[a-z0-9_]{1,32}                       # a command
    | (?<!\w)\#\w*[^\W\d]\w*                            # a hashtag
    """,
    re.VERBOSE | re.IGNORECASE,
)


def links_in(text: str) -> tuple[str, ...]:
    return tuple(found[0] for found in _LINKS.finditer(text))
