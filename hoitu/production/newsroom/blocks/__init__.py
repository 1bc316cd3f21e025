"""The blocks a body is made of, and the field that keeps them."""

from hoitu.production.newsroom.blocks.body import INLINE, TEXT, BodyBlock, BodyField, blocks_for

__all__ = ["INLINE", "TEXT", "BodyBlock", "BodyField", "blocks_for"]
