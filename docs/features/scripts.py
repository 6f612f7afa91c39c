"""A shell task whose script is a file."""

from flytekit.extras.tasks.shell import ShellTask

scripted = ShellTask(name="scripted", script_file="scripts.sh")
