SELECT convert_to(
(SELECT format('{"code":%s,"name":%s,"level":"%s"}', json_scalar(g1.code), json_scalar(g1.name), CASE g1.level WHEN 1 THEN 'PROVINCE' WHEN 2 THEN 'CITY' WHEN 3 THEN 'DISTRICT' WHEN 4 THEN 'STREET' WHEN 5 THEN 'COMMUNITY' WHEN 6 THEN 'GRID' WHEN 7 THEN 'MICRO_GRID' WHEN 8 THEN 'BUILDING' END)
  FROM grid AS g1
  WHERE (g1.code = $1::text) AND (g1.published OR (FALSE))), 'UTF8')
