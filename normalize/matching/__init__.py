"""Matching: from a surface form to scored candidates and a decision."""
