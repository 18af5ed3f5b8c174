SELECT convert_to(format('{"nodes":[%s]}', 
(SELECT string_agg(format('{"code":%s,"pinyin":%s}', json_scalar(g1.code), json_scalar(g1.pinyin)), ',')
  FROM 
(SELECT g1.code, g1.pinyin
  FROM grid AS g1
  WHERE (TRUE) AND (g1.published OR (FALSE)) AND (((g1.name >= $3::text AND g1.name < $4::text) OR (g1.pinyin >= $1::text AND g1.pinyin < $2::text) OR (g1.initials >= $1::text AND g1.initials < $2::text) OR (g1.code >= $1::text AND g1.code < $2::text)) AND (g1.path >= 
(SELECT area.path
  FROM grid AS area
  WHERE area.id = $5::bigint AND (area.published OR (FALSE))) AND g1.path < 
(SELECT area.path
  FROM grid AS area
  WHERE area.id = $5::bigint AND (area.published OR (FALSE))) || '~') AND ((g1.closed_on IS NULL) = $6::boolean)) ORDER BY g1.level, g1.pinyin, g1.id LIMIT 3) AS g1)), 'UTF8')
