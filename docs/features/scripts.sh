echo "{inputs.a}"
