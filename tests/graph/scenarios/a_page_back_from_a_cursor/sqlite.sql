SELECT format('{"edges":[%s],"pageInfo":{"hasPreviousPage":%s,"hasNextPage":%s,"startCursor":%s}}', 
(SELECT group_concat(format('{"cursor":"%s","node":%s}', lower(hex('-name,pinyin,id' || char(31) || p1.name || char(31) || p1.pinyin || char(31) || p1.id)), json_object('name', p1.name)), ',')
  FROM 
(SELECT *
  FROM 
(SELECT p1.id, p1.name, p1.pinyin
  FROM partner_unit AS p1
  WHERE (TRUE) AND ((p1.published AND p1.standing = 'ACTIVE') OR FALSE) ORDER BY p1.name, p1.pinyin DESC, p1.id DESC LIMIT 2) AS p1 ORDER BY p1.name DESC, p1.pinyin, p1.id) AS p1), CASE ((
(SELECT count(*)
  FROM 
(SELECT 1
  FROM partner_unit AS p2
  WHERE (TRUE) AND ((p2.published AND p2.standing = 'ACTIVE') OR FALSE) LIMIT 3) AS ahead) > 2)) WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END, CASE (FALSE) WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END, json_quote(
(SELECT lower(hex('-name,pinyin,id' || char(31) || p3.name || char(31) || p3.pinyin || char(31) || p3.id))
  FROM 
(SELECT *
  FROM 
(SELECT p3.id, p3.name, p3.pinyin
  FROM partner_unit AS p3
  WHERE (TRUE) AND ((p3.published AND p3.standing = 'ACTIVE') OR FALSE) ORDER BY p3.name, p3.pinyin DESC, p3.id DESC LIMIT 2) AS p3 ORDER BY p3.name DESC, p3.pinyin, p3.id) AS p3 ORDER BY p3.name DESC, p3.pinyin, p3.id LIMIT 1)))
