"""Asking a time-stamp service, a revocation list or a status service over the web."""

import urllib.request
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from models.rules.errors import RuleBroken

LONGEST_WAIT = 15.0
"""Seconds."""
_LARGEST = 20_000_000


def ask(url: str, body: bytes | None = None, kind: str = "", *, code: str) -> bytes:
    """Return what stands at `url`, or what it answers to `body` of a media type.

    Raises RuleBroken(code) when there is no answer in time, or one that is no good.
    """
    headers = {"Content-Type": kind} if kind else {}
    request = urllib.request.Request(url, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=LONGEST_WAIT) as answer:
            content = bytes(answer.read(_LARGEST + 1))
    except HTTPError as error:
        error.close()
        raise RuleBroken(code) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise RuleBroken(code) from error
    if not content or len(content) > _LARGEST:
        raise RuleBroken(code)
    return content


class WebTimeStamper(TimeStamper):
    """A time-stamp service (aikaleimapalvelu) as RFC 3161 has it; RuleBroken when it won't."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the service's answer; the caller checks that it is to this question."""
        content = ask(
            self._url, req.dump(), "application/timestamp-query", code="signing.timestamp_failed"
        )
        try:
            answer = tsp.TimeStampResp.load(content)
            answer["status"]["status"].native  # noqa: B018  what is no answer fails here
        except (ValueError, TypeError, KeyError) as error:
            raise RuleBroken("signing.timestamp_failed") from error
        return answer
