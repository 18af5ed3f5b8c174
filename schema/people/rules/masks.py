"""What lists and public boards show of a private text. Whatever is not recognised is hidden whole."""

import re
import unicodedata

HIDDEN = "****"
MOBILE = re.compile("(1[0-9]{2})[0-9]{4}([0-9]{4})")
LANDLINE = re.compile("(0[0-9]{2,3}-)([0-9]{4,5})([0-9]{3})")
PLACE = re.compile(
    "路|街|道|巷|弄|里|胡同|省|市|区|县|旗|镇|乡|村|庄|屯|寨|公寓|广场|大厦|中心|苑|园|城|湾|庭|府|邸|坊|郡"
)
"""What roads, estates and the areas above them end in."""
HOUSE_NUMBER = re.compile(
    r"\d|[〇零一二两三四五六七八九十百甲乙丙丁]+(?:号(?![路街巷线])|栋|幢|座|单元|层|楼|室|户|排)"
)


def mask_identity_number(number: str) -> str:
    """The first four digits, which name a city, and the check character: 3702*************X.

    Date of birth, sex and sequence are hidden, and so is the district: with those few digits more, a name and a
    birthday that neighbours know would leave little to guess.
    """
    if not re.fullmatch("[0-9]{17}[0-9X]", number):
        return HIDDEN
    return f"{number[:4]}{'*' * 13}{number[-1]}"


def mask_phone(phone: str) -> str:
    """Of a normal number: 138****5678 for a mobile, 0532-*****234 for a landline."""
    if mobile := MOBILE.fullmatch(phone):
        return f"{mobile[1]}****{mobile[2]}"
    if landline := LANDLINE.fullmatch(phone):
        return f"{landline[1]}{'*' * len(landline[2])}{landline[3]}"
    return HIDDEN


def mask_address(address: str) -> str:
    """Up to the road or estate, without what follows: 青岛市市南区仰口路****, 绿地花园****. No digit is ever shown.

    An address is free text, and this is a guess: good for a list that staff see, not for a public board.
    """
    written = unicodedata.normalize("NFKC", address)
    number = HOUSE_NUMBER.search(written)
    before = written[: number.start()] if number else written
    places = list(PLACE.finditer(before))
    return f"{before[: places[-1].end()] if places else ''}{HIDDEN}"


def mask_name(name: str) -> str:
    """The first character and two stars, however long the name is: 张**. A name of one character is hidden."""
    return f"{name[0] if len(name) > 1 else ''}**"
