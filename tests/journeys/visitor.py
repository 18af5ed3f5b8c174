"""A person at the screen: one page in a browser of their own, and everything that it says and asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import ConsoleMessage, Locator, Page, Request, ViewportSize, expect

ZHANSHAN = "370202010004"
NARROW: ViewportSize = {"width": 390, "height": 844}
LOCAL = ("blob:", "data:")
# Chromium's remark on drawing without a graphics card.
DRIVER = "GL Driver Message"
WAITING = "main [aria-busy=true], main [data-waiting=true]"


@dataclass
class Visitor:
    """`complaints` are what the console said in warning or error, and what was asked of anyone but our server."""

    page: Page
    origin: str
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.context.on("request", self._note)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("warning", "error") and DRIVER not in message.text:
            self.complaints.append(f"{message.text} ({self.page.url})")

    def _note(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((f"{self.origin}/", *LOCAL)):
            self.complaints.append(f"asked for {request.url}")

    async def open(self, address: str) -> None:
        """Go to an address of the screen and wait until it is there."""
        await self.page.goto(f"{self.origin}{address}", wait_until="domcontentloaded")
        await self.settle()

    async def settle(self) -> None:
        """Wait until the page has a heading and nothing in it still waits for the server."""
        await expect(self.page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
        await expect(self.page.locator(WAITING)).to_have_count(0)

    def asked(self, operation: str | None = None) -> list[Request]:
        """The requests for the graph so far; only those of one operation when it is named."""
        graph = [request for request in self.requests if urlsplit(request.url).path == "/graphql"]
        return [request for request in graph if operation in (None, parameter(request, "operationName"))]

    @contextmanager
    def in_trouble(self, *expected: str) -> Iterator[None]:
        """The browser itself complains of what is broken on purpose within; that is not a fault of the screen."""
        before = len(self.complaints)
        yield
        for complaint in self.complaints[before:]:
            assert any(words in complaint for words in expected or ("Failed to load resource",)), complaint
        del self.complaints[before:]

    def tree(self) -> Locator:
        return self.page.get_by_role("tree")

    def tree_item(self, name: str) -> Locator:
        return self.tree().get_by_role("treeitem").filter(has=self.page.get_by_text(name, exact=True))

    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)


def parameter(request: Request, name: str) -> str | None:
    """A parameter of a request's address."""
    return parse_qs(urlsplit(request.url).query).get(name, [None])[0]
