"""The demonstration: a fictional alliance and its played year, made by real actions with the clock moved."""
