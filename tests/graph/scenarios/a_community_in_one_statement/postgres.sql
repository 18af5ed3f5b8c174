SELECT convert_to(
(SELECT format('{"name":%s,"ancestors":[%s],"figures":%s,"counts":{"microGrids":%s,"partnerUnits":%s},"children":{"nodes":[%s],"pageInfo":{"hasNextPage":%s,"endCursor":%s}},"partnerUnits":{"totalCount":%s,"nodes":[%s]},"menu":{"nodes":[%s]}}', json_scalar(g1.name), g1.k1, coalesce(g1.k2, 'null'), g1.k3, g1.k4, g1.k5, coalesce((g1.k6)::text, 'null'), coalesce(json_scalar(g1.k7)::text, 'null'), g1.k8, g1.k9, g1.k10)
  FROM 
(SELECT g1.id, g1.name, g1.path, 
(SELECT string_agg(format('{"name":%s}', json_scalar(g2.name)), ',')
  FROM 
(SELECT g2.name
  FROM grid AS g2
  WHERE (g2.path IN (substr(g1.path, 1, 6), substr(g1.path, 1, 12), substr(g1.path, 1, 18), substr(g1.path, 1, 24), substr(g1.path, 1, 30), substr(g1.path, 1, 36), substr(g1.path, 1, 42), substr(g1.path, 1, 48)) AND g2.id <> g1.id) AND (g2.published OR (FALSE)) ORDER BY g2.path) AS g2) AS k1, 
(SELECT format('{"asOf":%s,"households":%s}', json_scalar(g3.as_of::text), coalesce(json_scalar(g3.households)::text, 'null'))
  FROM 
(SELECT g3.as_of, g3.households
  FROM grid_figures AS g3
  WHERE (g3.grid_id = g1.id) AND TRUE ORDER BY g3.as_of DESC LIMIT 1) AS g3) AS k2, 
(SELECT count(*)
  FROM grid AS g4
  WHERE (g4.path >= g1.path AND g4.path < g1.path || '~' AND g4.level = 7) AND (g4.published OR (FALSE))) AS k3, 
(SELECT count(*)
  FROM partner_unit AS p5
  WHERE (EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p5.grid_id AND home.path >= g1.path AND home.path < g1.path || '~')) AND ((p5.published AND p5.standing = 'ACTIVE') OR FALSE)) AS k4, 
(SELECT string_agg(format('{"name":%s,"hasChildren":%s}', json_scalar(g6.name), coalesce((g6.k1)::text, 'null')), ',')
  FROM 
(SELECT g6.id, g6.name, EXISTS 
(SELECT 1
  FROM grid AS g7
  WHERE (g7.parent_id = g6.id) AND (g7.published OR (FALSE))) AS k1
  FROM 
(SELECT g6.id, g6.name
  FROM grid AS g6
  WHERE (g6.parent_id = g1.id) AND (g6.published OR (FALSE)) ORDER BY g6.code LIMIT 2) AS g6) AS g6) AS k5, (
(SELECT count(*)
  FROM 
(SELECT 1
  FROM grid AS g8
  WHERE (g8.parent_id = g1.id) AND (g8.published OR (FALSE)) LIMIT 3) AS ahead) > 2) AS k6, 
(SELECT encode(convert_to(('code')::text || chr(31) || (g9.code)::text, 'UTF8'), 'hex')
  FROM 
(SELECT g9.code
  FROM grid AS g9
  WHERE (g9.parent_id = g1.id) AND (g9.published OR (FALSE)) ORDER BY g9.code LIMIT 2) AS g9 ORDER BY g9.code DESC LIMIT 1) AS k7, 
(SELECT count(*)
  FROM partner_unit AS p10
  WHERE (EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p10.grid_id AND home.path >= g1.path AND home.path < g1.path || '~')) AND ((p10.published AND p10.standing = 'ACTIVE') OR FALSE)) AS k8, 
(SELECT string_agg(format('{"name":%s,"resources":{"nodes":[%s]}}', json_scalar(p11.name), p11.k1), ',')
  FROM 
(SELECT p11.id, p11.name, 
(SELECT string_agg(format('{"name":%s,"quantity":%s}', json_scalar(r12.name), r12.quantity), ',')
  FROM 
(SELECT r12.name, r12.quantity
  FROM resource AS r12
  WHERE (r12.unit_id = p11.id) AND (r12.published OR FALSE) ORDER BY r12.name, r12.id LIMIT 2) AS r12) AS k1
  FROM 
(SELECT p11.id, p11.name
  FROM partner_unit AS p11
  WHERE (EXISTS 
(SELECT 1
  FROM grid AS home
  WHERE home.id = p11.grid_id AND home.path >= g1.path AND home.path < g1.path || '~')) AND ((p11.published AND p11.standing = 'ACTIVE') OR FALSE) ORDER BY p11.pinyin, p11.id LIMIT 2) AS p11) AS p11) AS k9, 
(SELECT string_agg(format('{"name":%s,"grid":%s,"place":%s}', json_scalar(s13.name), coalesce(s13.k1, 'null'), coalesce(s13.k2, 'null')), ',')
  FROM 
(SELECT s13.grid_id, s13.name, s13.place_id, 
(SELECT format('{"name":%s}', json_scalar(g14.name))
  FROM grid AS g14
  WHERE g14.id = s13.grid_id AND (g14.published OR (FALSE))) AS k1, 
(SELECT format('{"name":%s}', json_scalar(s15.name))
  FROM service_place AS s15
  WHERE s15.id = s13.place_id AND (s15.published OR FALSE)) AS k2
  FROM 
(SELECT s13.grid_id, s13.name, s13.place_id
  FROM service_item AS s13
  WHERE (s13.grid_id IN 
(SELECT over.id
  FROM grid AS over
  WHERE over.path IN (substr(g1.path, 1, 6), substr(g1.path, 1, 12), substr(g1.path, 1, 18), substr(g1.path, 1, 24), substr(g1.path, 1, 30), substr(g1.path, 1, 36), substr(g1.path, 1, 42), substr(g1.path, 1, 48)))) AND (s13.published OR FALSE) ORDER BY s13.pinyin, s13.id LIMIT 2) AS s13) AS s13) AS k10
  FROM grid AS g1
  WHERE (g1.code = $1::text) AND (g1.published OR (FALSE))) AS g1), 'UTF8')
