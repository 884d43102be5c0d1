"""A sign-in provider on this machine, of the standard library and a real RS256 signature (OpenID Connect Core 1.0).

Its sign-in page has a button for each person it knows. What the application asks for is checked as a provider does:
client, secret, redirect address and the proof key (RFC 7636, S256).
"""

import base64
import hashlib
import json
import secrets
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KEY_ID = "stegvis", "bara för prov", "first"


@dataclass
class Provider:
    """The provider's people by subject, and what it has been asked."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    audience: str = CLIENT
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.codes: dict[str, tuple[str, dict[str, str]]] = {}
        self.tokens: dict[str, str] = {}
        provider = self

        class Handler(_Handler):
            house = provider

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def discovery(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/jwks",
            **{f"{name}_endpoint": f"{self.url}/{path}" for name, path in ends.items()},
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def jwks(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": KEY_ID, "alg": "RS256", "use": "sig"}]}

    def issue(self, subject: str, wanted: dict[str, str]) -> str:
        """Return where to send the browser back to, with a code for this person."""
        code = secrets.token_urlsafe(12)
        self.codes[code] = (subject, wanted)
        return f"{wanted['redirect_uri']}?{urlencode({'code': code, 'state': wanted['state']})}"

    def exchange(self, sent: dict[str, str]) -> dict[str, Any]:
        """Return the tokens for a code, which works once. Notes what does not fit."""
        subject, wanted = self.codes.pop(sent["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        expected = {"client_id": CLIENT, "client_secret": SECRET, "redirect_uri": wanted["redirect_uri"]}
        self.faults += [name for name, value in expected.items() if sent.get(name) != value]
        self.faults += [] if proof == wanted["code_challenge"] else ["code_verifier"]
        token = secrets.token_urlsafe(12)
        self.tokens[token] = subject
        now = int(time.time())
        claims = {"iss": self.url, "sub": subject, "aud": self.audience, "iat": now, "exp": now + 300}
        signed = jwt.encode(claims | self.people[subject], self.key, "RS256", headers={"kid": KEY_ID})
        return {"access_token": token, "token_type": "Bearer", "expires_in": 300, "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    house: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.house.asked.append(parts.path)
        if parts.path == "/authorize":
            self._choose(query)
        elif parts.path == "/userinfo":
            subject = self.house.tokens[self.headers["Authorization"].removeprefix("Bearer ")]
            self._json({"sub": subject, **self.house.people[subject]})
        elif parts.path == "/jwks":
            self._json(self.house.jwks())
        elif parts.path == "/.well-known/openid-configuration":
            self._json(self.house.discovery())
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.house.asked.append(self.path)
        self._json(self.house.exchange({name: values[0] for name, values in parse_qs(body).items()}))

    def _choose(self, wanted: dict[str, str]) -> None:
        links = [f'<a href="{self.house.issue(subject, wanted)}">{subject}</a>' for subject in self.house.people]
        no = f"{wanted['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': wanted['state']})}"
        page = f'<!doctype html><title>Provider</title>{" ".join(links)} <a href="{no}">avbryt</a>'
        self._answer(page.replace("&", "&amp;").encode(), "text/html; charset=utf-8")

    def _json(self, value: Any) -> None:
        self._answer(json.dumps(value).encode(), "application/json")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""
