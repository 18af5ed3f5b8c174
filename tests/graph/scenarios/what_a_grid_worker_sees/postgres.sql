SELECT convert_to((
(SELECT row_to_json(o)
  FROM 
(SELECT 
(SELECT count(*)
  FROM partner_unit AS p1
  WHERE TRUE AND ((p1.published AND p1.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p1.grid_id AND EXISTS 
(SELECT 1
  FROM unnest($1::text[]) AS reach(value)
  WHERE home.path >= reach.value AND home.path < reach.value || '~'))) AND p1.standing = $2::text) AS "totalCount", 
(SELECT coalesce(array_to_json(array_agg(
(SELECT row_to_json(o)
  FROM 
(SELECT p2.name AS "name", 
(SELECT 
(SELECT row_to_json(o)
  FROM 
(SELECT g3.name AS "name") AS o)
  FROM grid AS g3
  WHERE g3.id = p2.grid_id AND (g3.published OR EXISTS 
(SELECT 1
  FROM unnest($1::text[]) AS reach(value)
  WHERE g3.path >= reach.value AND g3.path < reach.value || '~'))) AS "grid") AS o))), '[]'::json)
  FROM 
(SELECT p2.grid_id, p2.id, p2.name, p2.pinyin, p2.published, p2.standing
  FROM partner_unit AS p2
  WHERE TRUE AND ((p2.published AND p2.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p2.grid_id AND EXISTS 
(SELECT 1
  FROM unnest($1::text[]) AS reach(value)
  WHERE home.path >= reach.value AND home.path < reach.value || '~'))) AND p2.standing = $3::text ORDER BY p2.pinyin, p2.id LIMIT 2) AS p2) AS "nodes") AS o))::text, 'UTF8')
