"""Papers: values in, documents out; documents in, values out. No models, no Django."""
