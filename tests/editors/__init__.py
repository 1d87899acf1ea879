"""What an editor shows of content/, asked of the language server that VS Code's YAML extension runs."""
