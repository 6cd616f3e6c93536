"""The visual language: layout, components, filters, tokens. No models."""
