"""Coffee chats: a plugin for the word-of-mouth workbook."""
