"""Sends forms as a browser would, and follows to the page that answers."""

import html


def send(client, address, **values):
    """Send a form and return the page it leads to. Fails with the page's complaints when it was not saved.

    A change of a criterion is shown first, and then saved with the preview's button.
    """
    answer = client.post(address, values)
    if answer.status_code == 200 and 'name="seen"' in answer.content.decode():
        answer = client.post(address, {**values, "seen": "1"})
    complaints = html.unescape(answer.content.decode()) if answer.status_code != 302 else ""
    assert answer.status_code == 302, complaints[complaints.find("ds-error-summary") :][:800]
    return read(client, answer.headers["Location"])


def refused(client, address, **values):
    """Send a form that is not to be saved, and return the page with its complaints."""
    answer = client.post(address, values)
    assert answer.status_code == 422
    return html.unescape(answer.content.decode())


def read(client, address):
    """Return a page, with plain spaces in its numbers."""
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode()).replace("\u202f", " ").replace("\u00a0", " ")
