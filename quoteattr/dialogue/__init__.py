"""Stage 4 and 5 for stories: whose turn it is in a conversation, and which character that is."""

from quoteattr.dialogue.conversation import Conversation, converse
from quoteattr.dialogue.decode import Decide, decode
from quoteattr.dialogue.genre import is_story, whole_turns

__all__ = ["Conversation", "Decide", "converse", "decode", "is_story", "whole_turns"]
