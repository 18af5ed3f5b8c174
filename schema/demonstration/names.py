"""Invented names of people, as their generation was named. Surnames and characters with one reading only."""

from random import Random

from schema.people.kinds import Sex

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅彭吕苏卢蒋蔡丁魏薛阎潘杜戴夏钟汪田姜范方姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武贺赖文"
)
GIVEN = {
    (
        Sex.FEMALE,
        "elder",
    ): "秀英 桂兰 玉珍 淑芬 凤英 秀兰 桂英 玉兰 淑珍 秀珍 桂芳 玉华 淑华 爱华 月英 素珍 玉梅 惠珍 美兰 金凤",
    (
        Sex.MALE,
        "elder",
    ): "建国 德福 志明 国栋 永福 玉林 德明 振华 文清 守义 宝山 庆祥 家骏 明德 福生 金生 树林 春生 学文 广义",
    (
        Sex.FEMALE,
        "middle",
    ): "丽 敏 红梅 海燕 春梅 晓红 玉玲 丽华 秋菊 雪梅 爱萍 慧敏 桂花 建英 文娟 晓燕 丽萍 艳红 小芳 雅琴",
    (
        Sex.MALE,
        "middle",
    ): "军 勇 建军 志刚 海涛 卫东 永强 建华 国庆 文斌 立新 晓东 志远 建民 爱民 新民 少华 玉成 向阳 学军",
    (
        Sex.FEMALE,
        "young",
    ): "欣怡 雨桐 梦瑶 思琪 佳怡 静怡 雅婷 晓彤 诗涵 文静 婉清 若曦 嘉欣 思雨 梓涵 可欣 语嫣 雪莹 子悦 芷若",
    (
        Sex.MALE,
        "young",
    ): "浩然 子轩 宇航 俊杰 嘉豪 天佑 文博 思远 泽宇 明轩 志鹏 浩宇 子豪 家豪 俊豪 睿哲 博文 承志 逸凡 晨阳",
}


def invent_name(random: Random, sex: Sex, birth_year: int) -> str:
    """A surname and a given name that suit the sex and the year of birth."""
    generation = "elder" if birth_year < 1960 else "middle" if birth_year < 1985 else "young"
    return random.choice(SURNAMES) + random.choice(GIVEN[sex, generation].split())
