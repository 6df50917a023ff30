"""Sends alerts and tips: evenly, once, resumed after a crash."""
