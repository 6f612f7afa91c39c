SELECT shop, SUM(amount)
FROM sales
WHERE day = {{ .inputs.day }}
GROUP BY shop
