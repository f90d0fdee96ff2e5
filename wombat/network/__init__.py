"""The referral network: ties as arrays, measures, communities, ranking, reasons and paths."""
