"""A whole team in one workbook: who knows whom best, who is looked after twice, circles across the team."""
