"""A support desk: triage of tickets."""
from .config import settings as settings
