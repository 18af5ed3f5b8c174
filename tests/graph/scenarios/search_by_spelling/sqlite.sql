SELECT format('{"nodes":[%s]}', 
(SELECT group_concat(json_object('code', g1.code, 'pinyin', g1.pinyin), ',')
  FROM 
(SELECT g1.code, g1.pinyin
  FROM grid AS g1
  WHERE (TRUE) AND (g1.published OR (FALSE)) AND (((g1.name >= ?3 AND g1.name < ?4) OR (g1.pinyin >= ?1 AND g1.pinyin < ?2) OR (g1.initials >= ?1 AND g1.initials < ?2) OR (g1.code >= ?1 AND g1.code < ?2)) AND (g1.path >= 
(SELECT area.path
  FROM grid AS area
  WHERE area.id = ?5 AND (area.published OR (FALSE))) AND g1.path < 
(SELECT area.path
  FROM grid AS area
  WHERE area.id = ?5 AND (area.published OR (FALSE))) || '~') AND ((g1.closed_on IS NULL) = ?6)) ORDER BY g1.level, g1.pinyin, g1.id LIMIT 3) AS g1))
