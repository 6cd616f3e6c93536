"""Small plain things every floor may use: verdicts, periods, numbers, identifiers, phrases, text. No Django."""
