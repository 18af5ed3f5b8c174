SELECT json_object('totalCount', 
(SELECT count(*)
  FROM partner_unit AS p1
  WHERE TRUE AND ((p1.published AND p1.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p1.grid_id AND EXISTS 
(SELECT 1
  FROM json_each(?1) AS reach
  WHERE home.path >= reach.value AND home.path < reach.value || '~'))) AND p1.standing = ?2), 'nodes', 
(SELECT json_group_array(json_object('name', p2.name, 'grid', 
(SELECT json_object('name', g3.name)
  FROM grid AS g3
  WHERE g3.id = p2.grid_id AND (g3.published OR EXISTS 
(SELECT 1
  FROM json_each(?1) AS reach
  WHERE g3.path >= reach.value AND g3.path < reach.value || '~')))))
  FROM 
(SELECT p2.grid_id, p2.id, p2.name, p2.pinyin, p2.published, p2.standing
  FROM partner_unit AS p2
  WHERE TRUE AND ((p2.published AND p2.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p2.grid_id AND EXISTS 
(SELECT 1
  FROM json_each(?1) AS reach
  WHERE home.path >= reach.value AND home.path < reach.value || '~'))) AND p2.standing = ?3 ORDER BY p2.pinyin, p2.id LIMIT 2) AS p2))
