"""What stops between organisations, told without the person."""
