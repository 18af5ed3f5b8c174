SELECT format('{"totalCount":%s,"nodes":[%s]}', 
(SELECT count(*)
  FROM partner_unit AS p1
  WHERE (TRUE) AND ((p1.published AND p1.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p1.grid_id AND (home.path >= ?1 AND home.path < ?1 || '~'))) AND p1.standing = ?2), 
(SELECT group_concat(format('{"name":%s,"grid":%s}', json_quote(p2.name), coalesce(p2.k1, 'null')), ',')
  FROM 
(SELECT p2.grid_id, p2.name, 
(SELECT json_object('name', g3.name)
  FROM grid AS g3
  WHERE g3.id = p2.grid_id AND (g3.published OR (g3.path >= ?1 AND g3.path < ?1 || '~'))) AS k1
  FROM 
(SELECT p2.grid_id, p2.name
  FROM partner_unit AS p2
  WHERE (TRUE) AND ((p2.published AND p2.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p2.grid_id AND (home.path >= ?1 AND home.path < ?1 || '~'))) AND p2.standing = ?3 ORDER BY p2.pinyin, p2.id LIMIT 2) AS p2) AS p2))
