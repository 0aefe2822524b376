"""What `kamplan doctor` looks at, one module for each part of a plan repository."""
