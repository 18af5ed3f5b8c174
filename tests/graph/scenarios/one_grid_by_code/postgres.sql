SELECT convert_to((
(SELECT 
(SELECT row_to_json(o)
  FROM 
(SELECT g1.code AS "code", g1.name AS "name", CASE g1.level WHEN 1 THEN 'PROVINCE' WHEN 2 THEN 'CITY' WHEN 3 THEN 'DISTRICT' WHEN 4 THEN 'STREET' WHEN 5 THEN 'COMMUNITY' WHEN 6 THEN 'GRID' WHEN 7 THEN 'MICRO_GRID' WHEN 8 THEN 'BUILDING' END AS "level") AS o)
  FROM grid AS g1
  WHERE g1.code = $1::text AND (g1.published OR FALSE)))::text, 'UTF8')
