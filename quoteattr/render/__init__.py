"""What a person looks at: tables for the terminal, and a page for the browser."""
