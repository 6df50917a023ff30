"""The context type of every handler."""

from telegram.ext import ContextTypes

Context = ContextTypes.DEFAULT_TYPE
