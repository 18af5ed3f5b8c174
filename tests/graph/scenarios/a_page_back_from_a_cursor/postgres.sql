SELECT convert_to(format('{"edges":[%s],"pageInfo":{"hasPreviousPage":%s,"hasNextPage":%s,"startCursor":%s}}', 
(SELECT string_agg(format('{"cursor":"%s","node":{"name":%s}}', encode(convert_to(('-name,pinyin,id')::text || chr(31) || (p1.name)::text || chr(31) || (p1.pinyin)::text || chr(31) || (p1.id)::text, 'UTF8'), 'hex'), json_scalar(p1.name)), ',')
  FROM 
(SELECT *
  FROM 
(SELECT p1.id, p1.name, p1.pinyin
  FROM partner_unit AS p1
  WHERE (TRUE) AND ((p1.published AND p1.standing = 'ACTIVE') OR FALSE) ORDER BY p1.name, p1.pinyin DESC, p1.id DESC LIMIT 2) AS p1 ORDER BY p1.name DESC, p1.pinyin, p1.id) AS p1), coalesce(((
(SELECT count(*)
  FROM 
(SELECT 1
  FROM partner_unit AS p2
  WHERE (TRUE) AND ((p2.published AND p2.standing = 'ACTIVE') OR FALSE) LIMIT 3) AS ahead) > 2))::text, 'null'), coalesce((FALSE)::text, 'null'), coalesce(json_scalar(
(SELECT encode(convert_to(('-name,pinyin,id')::text || chr(31) || (p3.name)::text || chr(31) || (p3.pinyin)::text || chr(31) || (p3.id)::text, 'UTF8'), 'hex')
  FROM 
(SELECT *
  FROM 
(SELECT p3.id, p3.name, p3.pinyin
  FROM partner_unit AS p3
  WHERE (TRUE) AND ((p3.published AND p3.standing = 'ACTIVE') OR FALSE) ORDER BY p3.name, p3.pinyin DESC, p3.id DESC LIMIT 2) AS p3 ORDER BY p3.name DESC, p3.pinyin, p3.id) AS p3 ORDER BY p3.name DESC, p3.pinyin, p3.id LIMIT 1))::text, 'null')), 'UTF8')
