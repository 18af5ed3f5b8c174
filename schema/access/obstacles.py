"""What may stand in the way of any action: nobody is signed in, or the viewer has no right to it here."""

from schema.graph.declared import Obstacle, Sight
from schema.graph.unit import NOT_ALLOWED, NOT_SIGNED_IN


def sign_in_first(sight: Sight) -> Obstacle:
    """In the way of strangers."""
    return Obstacle("TRUE" if sight.signed_in else "FALSE", NOT_SIGNED_IN, "请先登录。", "Sign in first.")


def allowed(clear: str) -> Obstacle:
    """In the way of viewers for whom the SQL of `clear` does not hold."""
    return Obstacle(clear, NOT_ALLOWED, "您的岗位没有这项权限。", "Your post does not give you this right here.")
