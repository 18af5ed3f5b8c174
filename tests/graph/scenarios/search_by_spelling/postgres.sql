SELECT convert_to((
(SELECT row_to_json(o)
  FROM 
(SELECT 
(SELECT coalesce(array_to_json(array_agg(
(SELECT row_to_json(o)
  FROM 
(SELECT g1.code AS "code", g1.pinyin AS "pinyin") AS o))), '[]'::json)
  FROM 
(SELECT g1.closed_on, g1.code, g1.id, g1.initials, g1.level, g1.name, g1.path, g1.pinyin, g1.published
  FROM grid AS g1
  WHERE TRUE AND (g1.published OR FALSE) AND (((g1.name >= $1::text AND g1.name < $2::text) OR (g1.pinyin >= $1::text AND g1.pinyin < $2::text) OR (g1.initials >= $1::text AND g1.initials < $2::text) OR (g1.code >= $1::text AND g1.code < $2::text)) AND (g1.path >= 
(SELECT path
  FROM grid
  WHERE id = $3::bigint) AND g1.path < 
(SELECT path
  FROM grid
  WHERE id = $3::bigint) || '~') AND ((g1.closed_on IS NULL) = $4::boolean)) ORDER BY g1.level, g1.pinyin, g1.id LIMIT 3) AS g1) AS "nodes") AS o))::text, 'UTF8')
