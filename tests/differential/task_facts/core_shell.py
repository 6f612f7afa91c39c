from flytekit import kwtypes
from flytekit.extras.tasks.shell import ShellTask, OutputLocation, get_raw_shell_task, RawShellTask
from flytekit.types.file import FlyteFile, CSVFile
from flytekit.types.directory import FlyteDirectory
sh = ShellTask(name="sh", script="echo {inputs.x} > {outputs.i}", inputs=kwtypes(x=str, y=FlyteFile), output_locs=[OutputLocation(var="i", var_type=FlyteFile, location="{inputs.x}.out"), OutputLocation(var="d", var_type=FlyteDirectory, location="/tmp/d")])
sh2 = ShellTask(name="sh2", debug=True, script="ls", shell="/bin/bash")
raw = get_raw_shell_task("raw")
