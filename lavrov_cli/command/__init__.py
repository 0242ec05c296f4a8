"""Arguments to an exit code: options, commands, the terminal, completion; decides nothing that a room before could."""
