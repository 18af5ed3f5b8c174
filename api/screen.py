"""The built screen: its files, and its one page for every address that the screen itself interprets."""

import asyncio
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.bodies import WORTH_COMPRESSING, gzip
from api.negotiation import reads_gzip

HASHED = "assets/"  # Vite puts a hash of their content into the names of these files.
PAGE = "index.html"
GRAPHIQL_PAGE = "graphiql.html"
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
SMALLEST = 9
NOT_BUILT = "The screen is not built: run `make run`, or `npm ci` and `node --run build` in frontend/.\n"

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}

# Ant Design writes its styles into the page; MapLibre and GraphiQL may build their workers from blobs.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
NOT_FOUND_HEADERS = {**SECURITY_HEADERS, "cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class File:
    """A file in the forms in which it is sent; `compressed` is None where that saves nothing."""

    body: bytes
    compressed: bytes | None
    headers: dict[str, str]


class Screen:
    """The folder that the build made, as it was when the server started."""

    def __init__(self, folder: Path) -> None:
        # Only names found here are ever opened, so no address leads out of the folder.
        self._paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        self._files: dict[str, File] = {}

    async def page(self, request: Request) -> Response:
        """Any address of the screen, or one of its files; what looks like a file and is none is not found."""
        name = request.path_params["path"]
        if name in self._paths:
            return await self._send(name, request)
        if name.startswith(HASHED) or PurePosixPath(name).suffix:
            return PlainTextResponse("Not found.\n", 404, NOT_FOUND_HEADERS)
        return await self._send(PAGE, request)

    async def graphiql(self, request: Request) -> Response:
        """The page to try queries in."""
        return await self._send(GRAPHIQL_PAGE, request)

    async def _send(self, name: str, request: Request) -> Response:
        if name not in self._paths:
            return PlainTextResponse(NOT_BUILT, 404, NOT_FOUND_HEADERS)
        if name not in self._files:
            self._files[name] = await asyncio.to_thread(_read, name, self._paths[name])
        file = self._files[name]
        if file.headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(None, 304, file.headers)
        if file.compressed is not None and reads_gzip(request.headers.get("accept-encoding", "").encode()):
            return Response(file.compressed, 200, {**file.headers, "content-encoding": "gzip"})
        return Response(file.body, 200, file.headers)


def _read(name: str, path: Path) -> File:
    body = path.read_bytes()
    compressed = gzip(body, SMALLEST) if len(body) >= WORTH_COMPRESSING else body
    headers = {
        "content-type": MEDIA_TYPES.get(path.suffix, "application/octet-stream"),
        "cache-control": FOR_EVER if name.startswith(HASHED) else ASKED_AGAIN,
        "etag": f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"',
        "vary": "Accept-Encoding",
        **SECURITY_HEADERS,
    }
    return File(body, compressed if len(compressed) < len(body) else None, headers)
