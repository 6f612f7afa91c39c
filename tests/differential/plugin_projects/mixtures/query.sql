-- What is asked.
SELECT a,
	b   -- two
FROM t
WHERE n > {{ .inputs.n }};

