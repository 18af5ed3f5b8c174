"""The system's Chromium: found, or installed from the distribution where that is permitted.

python -m tests.browser
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without the fonts a page in Chinese is tested on empty boxes.
PACKAGES = ("chromium", "fonts-noto-cjk")


def find_browser() -> str | None:
    """The path of an installed Chromium."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install_browser() -> None:
    """Install Chromium with apt."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Make sure that there is a Chromium; 1 with one sentence where that is not possible."""
    if find_browser() is None and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium, in which the screen is tested …", flush=True)
        install_browser()
    if find_browser() is None:
        packages = " and ".join(PACKAGES)
        print(f"The screen is tested in Chromium: install {packages} (or Google Chrome), then run this again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
