"""What a signed page says of itself (sinetti): the hash of its facts and the log's last line."""

import hashlib
import json
from dataclasses import replace

from models.rules.letters import DecisionFacts
from models.rules.plain import to_plain


def content_hash(facts: DecisionFacts) -> str:
    """Return the SHA-256 of a decision's facts as canonical JSON, the same for every print.

    Canonical: keys sorted, no spaces, UTF-8; addressee and the seal itself are left out.
    """
    plain = to_plain(replace(facts, addressee=None, seal=None))
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
