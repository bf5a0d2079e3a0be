"""What is measured, and not only tested."""
