"""What all pages share: the frame, the components, who is looking, and how a refusal is shown."""
