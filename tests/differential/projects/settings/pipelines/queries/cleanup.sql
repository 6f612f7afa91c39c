DELETE FROM sales WHERE day < {{ .inputs.day }}
