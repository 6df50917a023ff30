"""Begins the command line, in a process that keeps its weights in large pages of memory."""

from bot import large_pages


def main() -> None:
    large_pages.ask_for()
    from bot import command_line  # takes a second, which is not spent twice

    command_line.main()


if __name__ == "__main__":
    main()
