"""Whether a request comes from our own pages, as far as a browser tells."""

from collections.abc import Mapping


def is_same_site(headers: Mapping[bytes, bytes]) -> bool:
    """True for a browser that says so by Sec-Fetch-Site or by an Origin that names this host.

    Neither header means not known, which counts as foreign: whoever writes must say where from.
    """
    fetch_site = headers.get(b"sec-fetch-site")
    if fetch_site is not None:
        return fetch_site in (b"same-origin", b"same-site")
    scheme, _, host = headers.get(b"origin", b"").partition(b"://")
    return scheme in (b"http", b"https") and host == headers.get(b"host")
