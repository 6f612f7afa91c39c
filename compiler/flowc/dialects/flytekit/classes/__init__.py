"""Classes of tasks: flytekit's own, retold for the interpreter, and what users derive from them."""
