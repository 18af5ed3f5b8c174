SELECT 
(SELECT json_object('name', g1.name, 'ancestors', 
(SELECT json_group_array(json_object('name', g2.name))
  FROM 
(SELECT g2.id, g2.name, g2.path, g2.published
  FROM grid AS g2
  WHERE g2.path IN (substr(g1.path, 1, 6), substr(g1.path, 1, 12), substr(g1.path, 1, 18), substr(g1.path, 1, 24), substr(g1.path, 1, 30), substr(g1.path, 1, 36), substr(g1.path, 1, 42), substr(g1.path, 1, 48)) AND g2.id <> g1.id AND (g2.published OR FALSE) ORDER BY g2.path) AS g2), 'figures', 
(SELECT json_object('asOf', g3.as_of, 'households', g3.households)
  FROM grid_figures AS g3
  WHERE g3.grid_id = g1.id ORDER BY g3.as_of DESC LIMIT 1), 'counts', json_object('microGrids', 
(SELECT count(*)
  FROM grid AS g4
  WHERE g4.path >= g1.path AND g4.path < g1.path || '~' AND g4.level = 7 AND (g4.published OR FALSE)), 'partnerUnits', 
(SELECT count(*)
  FROM partner_unit AS p5
  WHERE EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p5.grid_id AND home.path >= g1.path AND home.path < g1.path || '~') AND ((p5.published AND p5.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p5.grid_id AND FALSE)))), 'children', json_object('nodes', 
(SELECT json_group_array(json_object('name', g6.name, 'hasChildren', json(CASE (EXISTS 
(SELECT 1
  FROM grid AS g7
  WHERE g7.parent_id = g6.id AND (g7.published OR FALSE))) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)))
  FROM 
(SELECT g6.code, g6.id, g6.name, g6.parent_id, g6.path, g6.published
  FROM grid AS g6
  WHERE g6.parent_id = g1.id AND (g6.published OR FALSE) ORDER BY g6.code LIMIT 2) AS g6), 'pageInfo', json_object('hasNextPage', json(CASE (
(SELECT count(*)
  FROM 
(SELECT 1
  FROM grid AS g8
  WHERE g8.parent_id = g1.id AND (g8.published OR FALSE) LIMIT 3) AS ahead) > 2) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'endCursor', 
(SELECT lower(hex('code' || char(31) || g9.code))
  FROM 
(SELECT g9.code, g9.parent_id, g9.path, g9.published
  FROM grid AS g9
  WHERE g9.parent_id = g1.id AND (g9.published OR FALSE) ORDER BY g9.code LIMIT 2) AS g9 ORDER BY g9.code DESC LIMIT 1))), 'partnerUnits', json_object('totalCount', 
(SELECT count(*)
  FROM partner_unit AS p10
  WHERE EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p10.grid_id AND home.path >= g1.path AND home.path < g1.path || '~') AND ((p10.published AND p10.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p10.grid_id AND FALSE))), 'nodes', 
(SELECT json_group_array(json_object('name', p11.name, 'resources', json_object('nodes', 
(SELECT json_group_array(json_object('name', r12.name, 'quantity', r12.quantity))
  FROM 
(SELECT r12.id, r12.name, r12.published, r12.quantity, r12.serves_id, r12.unit_id
  FROM resource AS r12
  WHERE r12.unit_id = p11.id AND (r12.published OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = r12.serves_id AND FALSE)) AND EXISTS 
(SELECT 1
  FROM partner_unit AS p13
  WHERE p13.id = r12.unit_id AND ((p13.published AND p13.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p13.grid_id AND FALSE))) ORDER BY r12.name, r12.id LIMIT 2) AS r12))))
  FROM 
(SELECT p11.grid_id, p11.id, p11.name, p11.pinyin, p11.published, p11.standing
  FROM partner_unit AS p11
  WHERE EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p11.grid_id AND home.path >= g1.path AND home.path < g1.path || '~') AND ((p11.published AND p11.standing = 'ACTIVE') OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p11.grid_id AND FALSE)) ORDER BY p11.pinyin, p11.id LIMIT 2) AS p11)), 'menu', json_object('nodes', 
(SELECT json_group_array(json_object('name', s14.name, 'grid', 
(SELECT json_object('name', g15.name)
  FROM grid AS g15
  WHERE g15.id = s14.grid_id AND (g15.published OR FALSE)), 'place', 
(SELECT json_object('name', s16.name)
  FROM service_place AS s16
  WHERE s16.id = s14.place_id AND (s16.published OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = s16.grid_id AND FALSE)))))
  FROM 
(SELECT s14.grid_id, s14.id, s14.name, s14.pinyin, s14.place_id, s14.published
  FROM service_item AS s14
  WHERE s14.grid_id IN 
(SELECT over.id
  FROM grid AS over
  WHERE over.path IN (substr(g1.path, 1, 6), substr(g1.path, 1, 12), substr(g1.path, 1, 18), substr(g1.path, 1, 24), substr(g1.path, 1, 30), substr(g1.path, 1, 36), substr(g1.path, 1, 42), substr(g1.path, 1, 48))) AND (s14.published OR EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = s14.grid_id AND FALSE)) ORDER BY s14.pinyin, s14.id LIMIT 2) AS s14)))
  FROM grid AS g1
  WHERE g1.code = ?1 AND (g1.published OR FALSE))
